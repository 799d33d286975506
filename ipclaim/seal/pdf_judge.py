"""The child process that opens a stranger's PDF and judges the signatures on it, offline.

Run as ``python -m ipclaim.seal.pdf_judge FILE [ROOTS...]``; prints a ``PdfVerdict`` as
JSON. Memory, CPU time and output are limited: a PDF that was tampered with may be hostile too.
"""

import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ipclaim.bound_child import bind_child
from ipclaim.seal.identifier import identified_length
from ipclaim.seal.pdf_chain import Judging, proofs_in
from ipclaim.seal.pdf_verdict import PdfVerdict
from ipclaim.seal.trust import Trust, read_trust, together

_MEMORY = 3 << 30
_CPU_SECONDS = 120
_MOST_SIGNATURES = 50


def judge(path: Path, trust: Trust | None, now: datetime) -> PdfVerdict:
    """Return what a PDF shows of itself at a time; a file that is no PDF is told as trouble."""
    size = path.stat().st_size
    identified = identified_length(path)
    try:
        with path.open("rb") as file:
            reader = PdfFileReader(file)
            found = reader.embedded_signatures[:_MOST_SIGNATURES]
            judging = Judging(proofs_in(reader), trust, now)
            signatures = judging.judged(found)
            return PdfVerdict(
                size=size,
                identified=identified,
                covered=max(map(_end, found), default=0),
                signatures=signatures,
                attached=_attached(reader),
            )
    except Exception as fault:  # a broken file may make the library raise anything
        return PdfVerdict(
            size=size, identified=identified, trouble=f"{type(fault).__name__}: {fault}"[:200]
        )


def _end(found: EmbeddedPdfSignature) -> int:
    return int(found.byte_range[2]) + int(found.byte_range[3])


def _attached(reader: PdfFileReader) -> dict[str, str]:
    """Return the SHA-256 of each attached file, as a list of names holds them."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    except KeyError:
        return {}
    return {
        str(names[at]): sha256(names[at + 1]["/EF"]["/F"].data).hexdigest()
        for at in range(0, len(names) - 1, 2)
    }


def main() -> None:
    """Judge one file for the process that asks."""
    bind_child(memory=_MEMORY, cpu_seconds=_CPU_SECONDS, file_size=0)
    path, *roots = map(Path, sys.argv[1:])
    trust = together(map(read_trust, roots)) if roots else None
    sys.stdout.write(judge(path, trust, datetime.now(UTC)).model_dump_json())


if __name__ == "__main__":
    main()
