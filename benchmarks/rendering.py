"""What a dossier costs in CPU, memory and size, beside the same job by other programs.

Two jobs, each program in a fresh process on the same files: 60 pages, and 1,000 pages with 500
listings. The others do less: no facts with their spots, no links between facts and exhibits, no
attachments, no PDF/A; WeasyPrint and Typst get the certificates as pictures.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from pypdf import PdfReader

from benchmarks.dossiers.inputs import draw

ROOT = Path(__file__).parent.parent
PROGRAMS = {
    "ipclaim": "ours",
    "reportlab + pypdf": "plain",
    "WeasyPrint": "weasy",
    "Typst": "by_typst",
}
JOBS = {"60 pages": (12, 12), "1,000 pages": (30, 500)}
"""Certificates of two pages and listings."""
_PROMISED = {"60 pages": (1.0, None), "1,000 pages": (12.0, 300.0)}
"""CPU seconds and megabytes."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one program took for one job."""

    cpu: float
    """Seconds, with its own children, without starting Python and importing."""
    memory: float
    """Most megabytes of one process."""
    size: float
    """Megabytes of the file."""
    pages: int


def spent(program: str, folder: Path, out: Path) -> Spent:
    """Run a program in a process of its own."""
    module = f"benchmarks.dossiers.{program}"
    cpu, memory = _child(["-m", module, str(folder), str(out)])
    started, _ = _child(["-c", f"import {module}"])
    with PdfReader(out) as pdf:
        pages = len(pdf.pages)
    return Spent(cpu - started, memory, out.stat().st_size / 1e6, pages)


def _child(arguments: list[str]) -> tuple[float, float]:
    """Return a child's CPU seconds and most megabytes; raises when it fails."""
    child = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{arguments} ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _keeps(job: str, results: Mapping[str, Spent]) -> bool:
    cpu, memory = _PROMISED[job]
    own = results["ipclaim"]
    others = [one for name, one in results.items() if name != "ipclaim"]
    return (
        own.cpu <= cpu
        and (memory is None or own.memory <= memory)
        and all(
            own.cpu <= one.cpu and own.memory <= one.memory and own.size <= one.size
            for one in others
        )
    )


def main() -> int:
    """Print a table for each job; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--job", choices=list(JOBS), help="one job only")
    parser.add_argument("--program", choices=list(PROGRAMS), help="one program only")
    asked = parser.parse_args()
    kept = True
    for job, (certificates, screens) in JOBS.items():
        if asked.job not in {None, job}:
            continue
        with tempfile.TemporaryDirectory() as place:
            draw(Path(place, "case"), certificates, screens)
            print(
                f"\n{job}: {screens} listings, {certificates} certificates, promised "
                f"{_PROMISED[job]} (s CPU, MB)"
            )
            print(f"{'':20}{'s CPU':>8}{'MB':>8}{'file MB':>9}{'pages':>7}")
            results = {}
            for name, program in PROGRAMS.items():
                if asked.program in {None, name}:
                    results[name] = one = spent(program, Path(place, "case"), Path(place, "o.pdf"))
                    print(f"{name:20}{one.cpu:8.2f}{one.memory:8.0f}{one.size:9.1f}{one.pages:7}")
            kept = kept and (asked.program is not None or _keeps(job, results))
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
