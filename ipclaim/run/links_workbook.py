"""The cells of an Excel workbook's first sheet, as text; what is no workbook is told as such."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ipclaim.model.text import Text

_MAX_UNPACKED = 400_000_000

# What the reader of workbooks raises when one is damaged, encrypted or something else altogether.
_DAMAGE = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
_NO_WORKBOOK = Text(
    "不是完好的 Excel 文件（可能已损坏、加了密码，或只是改了后缀）",
    "not an intact Excel workbook (damaged, locked with a password, or renamed to .xlsx)",
)


class TooLargeError(Exception):
    """It would unpack to more than any list of links."""


class WorkbookError(Exception):
    """It holds no cells that can be read; ``cause`` says why."""

    def __init__(self, cause: Text) -> None:
        super().__init__(cause.en)
        self.cause = cause


def workbook_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of the first sheet with its number, from 1.

    Raises ``WorkbookError`` for what is no workbook, ``TooLargeError``, ``PermissionError``.
    """
    try:
        with path.open("rb") as stream, ZipFile(stream) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked > _MAX_UNPACKED:
                raise TooLargeError(path)
            sheet = load_workbook(stream, data_only=True).active
    except PermissionError:
        raise
    except _DAMAGE as fault:
        raise WorkbookError(_NO_WORKBOOK) from fault
    if not isinstance(sheet, Worksheet):
        raise WorkbookError(Text("第一张表不是工作表", "its first sheet holds no cells"))
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield number, [_cell_text(cell.value, cell.hyperlink) for cell in row]


def _cell_text(value: object, hyperlink: object) -> str:
    """Return what a cell says; a link hidden behind a title counts, because a click follows it."""
    text = "" if value is None else str(value).strip()
    target = getattr(hyperlink, "target", None)
    return str(target) if target and not text.startswith("http") else text
