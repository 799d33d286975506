"""Files that mean harm, or suffered it: each made by a function that is named as what it is."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

Maker = Callable[[], bytes]
HOSTILE: dict[str, Maker] = {}


def hostile(suffix: str = "pdf") -> Callable[[Maker], Maker]:
    def keep(maker: Maker) -> Maker:
        HOSTILE[f"{maker.__name__}.{suffix}"] = maker
        return maker

    return keep


def plain(pages: int = 1, size: tuple[float, float] = (595, 842)) -> Pdf:
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=size)
    for _ in range(pages):
        canvas.rect(50, 50, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return pikepdf.open(io.BytesIO(drawn.getvalue()))


def saved(pdf: Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def by_hand(*bodies: bytes, more: bytes = b"") -> bytes:
    """Return a PDF of objects 1, 2, ...; the first is the catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    size, start = len(bodies) + 1, len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (size, more.replace(b"HERE", b"%d" % start))
    return out + b"startxref\n%d\n%%%%EOF\n" % start


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"


def pressed(piece: bytes, times: int) -> bytes:
    press = zlib.compressobj(1)
    return b"".join([*(press.compress(piece) for _ in range(times)), press.flush()])


def with_content(data: bytes, filters: object = Name.FlateDecode) -> bytes:
    pdf = plain()
    pdf.pages[0].obj.Contents = Stream(pdf, data, Filter=filters)
    return saved(pdf)


@hostile()
def locked() -> bytes:
    return saved(plain(), encryption=pikepdf.Encryption(owner="o", user="u"))


@hostile()
def locked_for_the_owner_only() -> bytes:
    return saved(plain(), encryption=pikepdf.Encryption(owner="o", user=""))


@hostile()
def cut_in_half() -> bytes:
    whole = saved(plain(pages=4), compress_streams=False)
    return whole[: len(whole) // 2]


@hostile()
def without_its_end() -> bytes:
    return saved(plain(), object_stream_mode=pikepdf.ObjectStreamMode.disable)[:-40]


@hostile()
def behind_rubbish() -> bytes:
    return b"HTTP/1.1 200 OK\r\n\r\n" * 40 + saved(plain())


@hostile()
def of_no_pages() -> bytes:
    return saved(pikepdf.new())


@hostile()
def of_too_many_pages() -> bytes:
    kids = b" 3 0 R" * 2_000
    return by_hand(CATALOGUE, b"<</Type/Pages/Kids[%b]/Count 2000>>" % kids, PAGE)


@hostile()
def lying_about_its_pages() -> bytes:
    return by_hand(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", PAGE)


@hostile()
def turning_in_circles() -> bytes:
    return by_hand(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", PAGE)


@hostile()
def its_own_predecessor() -> bytes:
    return by_hand(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, more=b"/Prev HERE")


@hostile()
def deep() -> bytes:
    page = PAGE[:-2] + b"/X " + b"[" * 200_000 + b"]" * 200_000 + b">>"
    return by_hand(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page)


@hostile()
def without_a_size() -> bytes:
    pdf = plain()
    pdf.pages[0].obj.MediaBox = Array([0, 0, 0, 0])
    return saved(pdf)


@hostile()
def of_endless_size() -> bytes:
    return saved(plain(size=(200_000, 200_000)))


@hostile()
def with_scripts_and_launches() -> bytes:
    pdf = plain()
    launch = Dictionary(S=Name.Launch, F=String("/bin/sh"))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))
    pdf.pages[0].obj.AA = Dictionary(O=launch)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=launch)
    away = Dictionary(S=Name.GoToR, F=String("//specimen.invalid/share"))
    other = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[9, 9, 19, 19], A=away)
    pdf.pages[0].obj.Annots = Array([link, other])
    return saved(pdf)


@hostile()
def with_a_program_inside() -> bytes:
    pdf = plain()
    pdf.attachments["specimen.exe"] = b"MZ"
    return saved(pdf)


@hostile()
def with_a_form_of_its_own_kind() -> bytes:
    pdf = plain()
    xfa = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array([String("template"), xfa]))
    return saved(pdf)


@hostile()
def with_a_hidden_layer() -> bytes:
    pdf = plain()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("hidden")))
    off = Dictionary(OFF=Array([layer]), BaseState=Name.ON)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/OC /L BDC 1 0 0 rg 0 0 500 500 re f EMC")
    return saved(pdf)


@hostile()
def with_gigabytes_to_draw() -> bytes:
    return with_content(pressed(b" " * 1_000_000, 90))


@hostile()
def pressed_twice() -> bytes:
    twice = zlib.compress(pressed(b" " * 1_000_000, 90), 1)
    return with_content(twice, Array([Name.FlateDecode, Name.FlateDecode]))


@hostile()
def with_a_vast_picture() -> bytes:
    pdf = plain()
    picture = Stream(pdf, pressed(bytes(1_000_000), 81), Filter=Name.FlateDecode)
    about = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=9_000, Height=9_000)
    about.BitsPerComponent, about.ColorSpace = 8, Name.DeviceGray
    picture.stream_dict.update(about)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(picture)))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 500 0 0 700 0 0 cm /I Do Q")
    return saved(pdf)


@hostile()
def with_endless_forms() -> bytes:
    pdf = plain()
    form = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
    inner = pdf.make_stream(b"0 0 m 500 500 l S", form)
    for _ in range(8):
        outer = pdf.make_stream(b"/F Do " * 10, form)
        outer.Resources = Dictionary(XObject=Dictionary(F=inner))
        inner = outer
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=inner))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/F Do")
    return saved(pdf)


@hostile()
def with_a_form_in_itself() -> bytes:
    pdf = plain()
    form = pdf.make_stream(b"/F Do")
    form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800]))
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/F Do")
    return saved(pdf)


@hostile()
def signed_by_somebody() -> bytes:
    pdf = plain()
    field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig))
    field.update(Dictionary(T=String("s"), F=4, Rect=[0, 0, 0, 0], P=pdf.pages[0].obj))
    field.V = pdf.make_indirect(
        Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/adbe.pkcs7.detached"),
            ByteRange=[0, 100, 200, 100],
            Contents=String(bytes(64)),
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    return saved(pdf)


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + check

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    body = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@hostile("png")
def of_900_million_pixels() -> bytes:
    return _png(30_000, 30_000, pressed(bytes(30_001), 9))


@hostile("png")
def claiming_ten_billion_pixels() -> bytes:
    return _png(100_000, 100_000, b"")


@hostile("png")
def with_a_bomb_of_words() -> bytes:
    whole = _png(8, 8, zlib.compress(bytes(9) * 8))
    body = b"Comment\0\0" + pressed(bytes(1_000_000), 20)
    text = len(body).to_bytes(4, "big") + b"zTXt" + body
    return whole[:33] + text + zlib.crc32(b"zTXt" + body).to_bytes(4, "big") + whole[33:]


@hostile("jpg")
def half_a_photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((400, 400), 60).save(out, "JPEG")
    return out.getvalue()[: out.tell() // 2]


@hostile("jpg")
def no_picture_at_all() -> bytes:
    return b"<html>SPECIMEN</html>"


def write_all(folder: Path) -> list[Path]:
    """Write every one of them into a folder."""
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make())
    return [folder / name for name in HOSTILE]
