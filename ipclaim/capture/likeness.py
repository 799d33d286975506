"""A perceptual hash of a page's picture: near for one picture saved twice, far for two items.

The hash holds, for 32 by 32 fields of the top of the page (a square as wide as the page), whether
the field to the right is lighter. Pages of one site look much alike: on captured pages of samples
the nearest two different items were 18 of 1,024 bits apart, one picture 0. Smaller hashes do not
tell them apart (8 by 8: 0 bits between different items). It is a hint for a person, no proof.
"""

import io

from PIL import Image, UnidentifiedImageError

_SIDE = 32


def page_hash(shot: bytes | None) -> str | None:
    """Return the hash in hex, 256 digits; ``None`` without a picture."""
    if shot is None:
        return None
    try:
        with Image.open(io.BytesIO(shot)) as picture:
            picture.draft("L", picture.size)  # of a JPEG, its own grey: a quarter of the work
            top = picture.crop((0, 0, picture.width, min(picture.size))).convert("L")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
    grey = top.resize((_SIDE + 1, _SIDE), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(_SIDE):
        start = row * (_SIDE + 1)
        for at in range(start, start + _SIDE):
            bits = bits << 1 | (grey[at] < grey[at + 1])
    return f"{bits:0{_SIDE * _SIDE // 4}x}"
