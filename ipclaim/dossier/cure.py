"""The child process that opens strangers' files and keeps only what may stand in the dossier.

Run as ``python -m ipclaim.dossier.cure``; reads one JSON order a line and writes one JSON answer a
line. Memory, CPU time and file size are limited; the parent starts another child when this one
dies.
"""

import json
import sys
import warnings
from pathlib import Path

from PIL import Image

from ipclaim.bound_child import bind_child
from ipclaim.dossier.cure_pdfs import cure_pdf
from ipclaim.dossier.cure_pictures import cure_picture
from ipclaim.dossier.foreign import write_forms
from ipclaim.dossier.refusal import Answer, RefusedError

_BOXES = b"ftyp"
"""What stands in the fifth to eighth byte of HEIC, AVIF and their kin (ISO 14496-12)."""
_MOST_PIXELS = 60_000_000
_MEMORY = 3 << 30
_FILE_SIZE = 1 << 30
_CPU_SECONDS = 300


def prepare(path: Path, out: Path, *, is_known: bool = False) -> list[Answer]:
    """Return the pages of a received file; raises ``RefusedError`` with a code.

    A known file was made by this program and is still the same: it need not be looked through.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    if b"%PDF-" not in head:
        if head[4:8] == _BOXES:
            _read_heic()
        return cure_picture(path, out, is_known=is_known)
    answers = cure_pdf(path, out)
    if any(answer["coding"] == "pdf" for answer in answers):
        write_forms(Path(answers[0]["path"]))
    return answers


def _limit() -> None:
    bind_child(memory=_MEMORY, cpu_seconds=_CPU_SECONDS, file_size=_FILE_SIZE)
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def _read_heic() -> None:
    try:
        import pi_heif  # noqa: PLC0415  # optional, and slow to import: only HEIC needs it

        pi_heif.register_heif_opener()
    except ImportError:
        warnings.warn("no HEIC reader", stacklevel=1)


def main() -> None:
    """Answer orders until there are no more."""
    _limit()
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer: Answer = {
                "pages": prepare(Path(order["path"]), Path(order["out"]), is_known=order["known"])
            }
        except RefusedError as refused:
            answer = {"refused": str(refused)}
        except (MemoryError, RecursionError):
            answer = {"refused": "too-large"}
        except Exception:  # a broken file may make a library raise anything
            answer = {"refused": "damaged"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
