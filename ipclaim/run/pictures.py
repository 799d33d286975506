"""Page pictures for the review page: rendered where strangers' bytes are safe, then encoded."""

import io
from pathlib import Path

from ipclaim.errors import CaseError
from ipclaim.model.text import Text
from ipclaim.read.opening import page_picture

_QUALITY = 82


def picture_of_page(file: Path, page: int, turned: int) -> bytes:
    """Return one page as WebP, in the very pixels in which boxes are counted.

    Raises ``CaseError`` when the file cannot be opened any more.
    """
    try:
        picture = page_picture(file, page, turned=turned)
    except ValueError as fault:
        raise CaseError(
            Text(
                f"无法显示 {file.name} 第 {page} 页", f"{file.name}, page {page}, cannot be shown"
            ),
            Text("文件是否已被移动或改动？", "Was the file moved or changed?"),
        ) from fault
    encoded = io.BytesIO()
    picture.save(encoded, "WEBP", quality=_QUALITY, method=3)
    return encoded.getvalue()
