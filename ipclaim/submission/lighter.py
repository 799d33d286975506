"""Makes the pictures of a dossier's copy lighter, where one page alone is above the limit.

Only the copy that is parted is touched: the whole dossier keeps the received bytes. Pictures are
encoded anew as JPEG, the heaviest first asked; nothing grows, and what is small stays as it is.
"""

import io

import pikepdf
from pikepdf import Name, Pdf, Stream
from PIL import Image

LEVELS = ((1.0, 80), (0.8, 72), (0.6, 68), (0.45, 62))
"""Scale of the pixels and JPEG quality, one after the other until the pages fit."""
_SMALL = 60_000
"""Bytes of a picture that is left as it is."""
_LEAST_SIDE = 700
"""Pixels of the shorter side below which a picture is not scaled."""
_MOST_PIXELS = 120_000_000


def lighten(pdf: Pdf, level: int) -> int:
    """Encode the large pictures anew; return how many became lighter."""
    scale, quality = LEVELS[level]
    return sum(
        _lighten(thing, scale, quality)
        for thing in pdf.objects
        if isinstance(thing, Stream) and thing.stream_dict.get("/Subtype") == Name.Image
    )


def _lighten(picture: Stream, scale: float, quality: int) -> bool:
    before = len(picture.read_raw_bytes())
    across, down = int(picture.stream_dict.Width), int(picture.stream_dict.Height)
    if before < _SMALL or across * down > _MOST_PIXELS or "/SMask" in picture.stream_dict:
        return False
    image = pikepdf.PdfImage(picture).as_pil_image()
    image = image if image.mode in {"L", "RGB"} else image.convert("RGB")
    if scale < 1 and min(image.size) * scale >= _LEAST_SIDE:
        sides = (round(image.width * scale), round(image.height * scale))
        image = image.resize(sides, Image.Resampling.LANCZOS)
    made = io.BytesIO()
    image.save(made, "JPEG", quality=quality)
    if made.tell() >= before:
        return False
    for key in ("/DecodeParms", "/Decode", "/Mask"):
        if key in picture.stream_dict:
            del picture.stream_dict[key]
    picture.write(made.getvalue(), filter=Name.DCTDecode)
    entries = picture.stream_dict
    entries.Width, entries.Height, entries.BitsPerComponent = image.width, image.height, 8
    entries.ColorSpace = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
    return True
