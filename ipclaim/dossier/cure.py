"""The child process that opens strangers' files and keeps only what may stand in the dossier.

Run as ``python -m ipclaim.dossier.cure``; reads one JSON order a line and writes one JSON answer a
line. Memory, CPU time and file size are limited; the parent starts another child when this one
dies.
"""

import json
import resource
import sys
import warnings
from pathlib import Path

from PIL import Image

from ipclaim.dossier.cure_pdfs import cure_pdf
from ipclaim.dossier.cure_pictures import cure_picture
from ipclaim.dossier.foreign import write_forms
from ipclaim.dossier.refusal import Answer, RefusedError

_MOST_PIXELS = 60_000_000
_MEMORY = 3 << 30
_FILE_SIZE = 1 << 30
_CPU_SECONDS = 300


def prepare(path: Path, out: Path) -> list[Answer]:
    """Return the pages of a received file; raises ``RefusedError`` with a code."""
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(1024)
    if not is_pdf:
        return cure_picture(path, out)
    answers = cure_pdf(path, out)
    if any(answer["coding"] == "pdf" for answer in answers):
        write_forms(Path(answers[0]["path"]))
    return answers


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_SIZE, _FILE_SIZE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def main() -> None:
    """Answer orders until there are no more."""
    _limit()
    try:
        import pi_heif  # noqa: PLC0415  # optional: only HEIC needs it

        pi_heif.register_heif_opener()
    except ImportError:
        warnings.warn("no HEIC reader", stacklevel=1)
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer: Answer = {"pages": prepare(Path(order["path"]), Path(order["out"]))}
        except RefusedError as refused:
            answer = {"refused": str(refused)}
        except (MemoryError, RecursionError):
            answer = {"refused": "too-large"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
