"""Puts pictures, links, bookmarks, labels, attachments and conformance into the painted pages.

PDF/A-3b and PDF/UA-1: an sRGB output intent, XMP in step with the document information, a file
identifier that depends on the contents alone, attachments that say what they are to the document,
and its structure (``tagging``). Nothing is read from the clock.
"""

import hashlib
import io
import struct
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

from PIL import ImageCms
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from ipclaim.dossier.plan import Bookmark, Plan, PlannedLink
from ipclaim.dossier.prepared import Coding, PreparedPage
from ipclaim.dossier.streams import FileStream, PdfFile, set_aside
from ipclaim.dossier.style import PAGE_HEIGHT
from ipclaim.dossier.tagging import put_structure
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.identifier import BLANK, put_identifier


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF."""

    name: str
    contents: bytes | Path
    """A file goes in as it is, byte for byte."""
    mime: str
    relationship: str
    """``Data``, ``Source`` or ``Supplement``, as in PDF/A-3."""
    description: str


@dataclass(frozen=True, slots=True)
class Marking:
    """What the PDF says about itself."""

    title: str
    author: str
    subject: str
    language: str
    on: date


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that goes into the painted pages."""

    pages: bytes
    plan: Plan
    """What they were painted by."""
    pictures: Sequence[PreparedPage]
    attachments: Sequence[Attachment]
    marking: Marking


def assemble(bundle: Bundle, out: PdfFile) -> None:
    """Write the finished PDF to an empty file that can be read back."""
    with tempfile.TemporaryFile() as spool:
        writer = PdfWriter()
        writer.append(io.BytesIO(bundle.pages), import_outline=False)
        _put_pictures(writer, bundle, spool)
        _put_the_rest(writer, bundle)
        _write(writer, out)


def _put_the_rest(writer: PdfWriter, bundle: Bundle) -> None:
    notes = [_put_link(writer, link) for link in bundle.plan.links]
    put_structure(writer, bundle.plan, notes)
    _put_bookmarks(writer, bundle.plan.bookmarks)
    root = writer.root_object
    root[_n("PageLabels")] = _dictionary(
        Nums=ArrayObject([NumberObject(0), _dictionary(S=_n("D"), St=NumberObject(1))])
    )
    root[_n("PageMode")] = _n("UseOutlines")
    root[_n("Lang")] = TextStringObject(bundle.marking.language)
    root[_n("ViewerPreferences")] = _dictionary(DisplayDocTitle=BooleanObject(True))
    _put_attachments(writer, bundle.attachments, bundle.marking.on)
    _conform(writer, bundle.marking)


def _n(name: str) -> NameObject:
    return NameObject(f"/{name}")


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({_n(key): value for key, value in entries.items()})


def _put_pictures(writer: PdfWriter, bundle: Bundle, spool: BinaryIO) -> None:
    """Give each name that a page calls for its stream; equal bytes go in once."""
    used = [page.pictures for page in bundle.plan.pages]
    called = frozenset[str]().union(*used)
    placed: dict[tuple[str, int], IndirectObject] = {}
    references: dict[str, IndirectObject] = {}
    wanted = (page for page in bundle.pictures if page.key in called)
    for path, pages in groupby(wanted, key=lambda page: page.path):
        of_file = tuple(pages)
        digest = sha256_of(path)
        new = [page for page in of_file if (digest, page.index) not in placed]
        placed |= _placed(writer, digest, new, spool)
        references |= {page.key: placed[digest, page.index] for page in of_file}
    for sheet, keys in zip(writer.pages, used, strict=True):
        if not keys:
            continue
        # reportlab shares one resources object among its pages; each page gets its own.
        shared = sheet["/Resources"].get_object()
        assert isinstance(shared, DictionaryObject)
        resources = DictionaryObject(shared)
        resources[_n("XObject")] = DictionaryObject(
            {_n(key): references[key] for key in sorted(keys)}
        )
        sheet[_n("Resources")] = resources


def _placed(
    writer: PdfWriter, digest: str, pages: Sequence[PreparedPage], spool: BinaryIO
) -> dict[tuple[str, int], IndirectObject]:
    """Add the pages of one file and return where they are."""
    made: dict[tuple[str, int], IndirectObject] = {}

    def add() -> None:
        reader = None
        for page in pages:
            if page.coding is Coding.PDF:
                reader = reader or PdfReader(page.path)
                stream = _form(writer, page, reader)
            else:
                stream = _picture(page)
            made[digest, page.index] = writer._add_object(stream)

    set_aside(writer, spool, add)
    return made


def _picture(page: PreparedPage) -> StreamObject:
    """Return an image stream that holds the kept bytes as they are."""
    stream = FileStream(page.path)
    bits = 1 if page.coding is Coding.BILEVEL else 8
    filters = {Coding.JPEG: "DCTDecode", Coding.FLATE: "FlateDecode", Coding.BILEVEL: "FlateDecode"}
    stream.update(
        _dictionary(
            Type=_n("XObject"),
            Subtype=_n("Image"),
            Width=NumberObject(int(page.width)),
            Height=NumberObject(int(page.height)),
            BitsPerComponent=NumberObject(bits),
            ColorSpace=_n("DeviceGray" if page.channels == 1 else "DeviceRGB"),
            Filter=_n(filters[page.coding]),
        )
    )
    if page.coding is Coding.FLATE:
        stream[_n("DecodeParms")] = _dictionary(
            Predictor=NumberObject(15),
            Colors=NumberObject(page.channels),
            BitsPerComponent=NumberObject(8),
            Columns=NumberObject(int(page.width)),
        )
    return stream


def _form(writer: PdfWriter, page: PreparedPage, reader: PdfReader) -> StreamObject:
    """Return a foreign page as a Form XObject that fills the unit square."""
    source: PageObject = reader.pages[page.index]
    content = source.get_contents()
    form = DecodedStreamObject()
    form.set_data(content.get_data() if content is not None else b"")
    box = source.cropbox
    left, foot = float(box.left), float(box.bottom)
    wide, high = float(box.width), float(box.height)
    resources = source.get("/Resources")
    form.update(
        _dictionary(
            Type=_n("XObject"),
            Subtype=_n("Form"),
            BBox=ArrayObject(FloatObject(v) for v in (left, foot, left + wide, foot + high)),
            Matrix=ArrayObject(
                FloatObject(v) for v in (1 / wide, 0, 0, 1 / high, -left / wide, -foot / high)
            ),
            Resources=(
                resources.get_object().clone(writer)
                if resources is not None
                else DictionaryObject()
            ),
        )
    )
    return form.flate_encode()


def _put_link(writer: PdfWriter, link: PlannedLink) -> IndirectObject:
    page = writer.pages[link.page - 1]
    x0, x1 = link.x, link.x + link.width
    y0, y1 = PAGE_HEIGHT - link.y - link.height, PAGE_HEIGHT - link.y
    note = _dictionary(
        Type=_n("Annot"),
        Subtype=_n("Link"),
        Rect=ArrayObject(FloatObject(round(value, 2)) for value in (x0, y0, x1, y1)),
        Border=ArrayObject([NumberObject(0), NumberObject(0), NumberObject(0)]),
        F=NumberObject(4),
        P=_reference(page),
        Contents=TextStringObject(link.address or f"第 {link.to_page} 页 page {link.to_page}"),
    )
    if link.address is not None:
        note[_n("A")] = _dictionary(
            Type=_n("Action"), S=_n("URI"), URI=ByteStringObject(link.address.encode())
        )
    else:
        note[_n("Dest")] = _destination(writer, link.to_page, link.to_y)
    if "/Annots" not in page:
        page[_n("Annots")] = ArrayObject()
    notes = page["/Annots"]
    assert isinstance(notes, ArrayObject)
    reference = writer._add_object(note)
    notes.append(reference)
    return reference


def _reference(page: PageObject) -> IndirectObject:
    assert page.indirect_reference is not None
    return page.indirect_reference


def _destination(writer: PdfWriter, page: int, y: float) -> ArrayObject:
    """Return a place on a page that leaves the reader's zoom as it is."""
    reference = _reference(writer.pages[page - 1])
    top = FloatObject(round(PAGE_HEIGHT - y + 12, 2))
    return ArrayObject([reference, _n("XYZ"), NullObject(), top, NullObject()])


def _put_bookmarks(writer: PdfWriter, bookmarks: Iterable[Bookmark]) -> None:
    parents: dict[int, IndirectObject] = {}
    for mark in bookmarks:
        parents[mark.level] = writer.add_outline_item(
            title=mark.title,
            page_number=mark.page - 1,
            parent=parents.get(mark.level - 1),
            is_open=mark.level == 0,
        )


def _put_attachments(writer: PdfWriter, attachments: Sequence[Attachment], on: date) -> None:
    if not attachments:
        return
    files, names = ArrayObject(), ArrayObject()
    for attachment in sorted(attachments, key=lambda one: one.name):
        kept = writer._add_object(_embedded(attachment, on))
        file = writer._add_object(
            _dictionary(
                Type=_n("Filespec"),
                F=TextStringObject(attachment.name),
                UF=TextStringObject(attachment.name),
                Desc=TextStringObject(attachment.description),
                AFRelationship=_n(attachment.relationship),
                EF=_dictionary(F=kept, UF=kept),
            )
        )
        files.append(file)
        names.extend([TextStringObject(attachment.name), file])
    writer.root_object[_n("AF")] = files
    writer.root_object[_n("Names")] = _dictionary(EmbeddedFiles=_dictionary(Names=names))


def _embedded(attachment: Attachment, on: date) -> StreamObject:
    contents = attachment.contents
    if isinstance(contents, Path):
        stream: StreamObject = FileStream(contents)
        size = contents.stat().st_size
        with contents.open("rb") as file:
            digest = hashlib.file_digest(file, _md5).digest()
    else:
        plain = DecodedStreamObject()
        plain.set_data(contents)
        stream, size, digest = plain.flate_encode(), len(contents), _md5(contents).digest()
    stream[_n("Type")] = _n("EmbeddedFile")
    stream[_n("Subtype")] = _n(attachment.mime)
    stream[_n("Params")] = _dictionary(
        Size=NumberObject(size),
        ModDate=TextStringObject(_pdf_date(on)),
        CheckSum=ByteStringObject(digest),
    )
    return stream


_md5 = partial(hashlib.md5, usedforsecurity=False)
"""What PDF 32000-1, 7.11.4 asks for; our own digests are SHA-256."""


def _pdf_date(on: date) -> str:
    return f"D:{on:%Y%m%d}000000+00'00'"


def _conform(writer: PdfWriter, marking: Marking) -> None:
    """Add what PDF/A-3b asks for, and say that the file keeps to it and to PDF/UA-1."""
    root = writer.root_object
    profile = DecodedStreamObject()
    profile.set_data(_srgb_profile())
    profile[_n("N")] = NumberObject(3)
    intent = _dictionary(
        Type=_n("OutputIntent"),
        S=_n("GTS_PDFA1"),
        OutputConditionIdentifier=TextStringObject("sRGB"),
        Info=TextStringObject("sRGB IEC61966-2.1"),
        DestOutputProfile=writer._add_object(profile.flate_encode()),
    )
    root[_n("OutputIntents")] = ArrayObject([intent])
    packet = DecodedStreamObject()
    packet.set_data(_xmp(marking))
    packet.update(_dictionary(Type=_n("Metadata"), Subtype=_n("XML")))
    root[_n("Metadata")] = writer._add_object(packet)
    writer.metadata = None
    writer.add_metadata(
        {
            "/Title": marking.title,
            "/Author": marking.author,
            "/Subject": marking.subject,
            "/Creator": "ipclaim",
            "/Producer": "ipclaim",
            "/CreationDate": _pdf_date(marking.on),
            "/ModDate": _pdf_date(marking.on),
        }
    )


def _srgb_profile() -> bytes:
    """Return the sRGB profile without the making time that the library writes into it."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = bytearray(made)
    profile[24:36] = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return bytes(profile)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>{on}</xmp:CreateDate><xmp:ModifyDate>{on}</xmp:ModifyDate>
<xmp:CreatorTool>ipclaim</xmp:CreatorTool><pdf:Producer>ipclaim</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _xmp(marking: Marking) -> bytes:
    facts: Mapping[str, str] = {
        "title": escape(marking.title),
        "author": escape(marking.author),
        "subject": escape(marking.subject),
        "on": f"{marking.on:%Y-%m-%d}T00:00:00+00:00",
    }
    return _XMP.format_map(facts).encode()


def _write(writer: PdfWriter, out: PdfFile) -> None:
    """Write the file with an identifier made of its own contents, so equal inputs stay equal."""
    writer.pdf_header = "%PDF-1.7"
    blank = ByteStringObject(BLANK)
    writer._ID = ArrayObject([blank, blank])
    writer.write(out)
    put_identifier(out)
