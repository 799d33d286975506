"""What a dossier costs in CPU, memory and size, beside the same job by other programs.

Two jobs, each program in a fresh process on the same files: 60 pages, and 1,000 pages with 500
listings. All set the same words on the same pages (``benchmarks.dossiers.words``) with the same
pictures. The others do less: no tables, no facts with their spots, no links between facts and
exhibits, no attachments, no PDF/A; WeasyPrint and Typst get the certificates as pictures.

Memory is the peak that the system keeps for each program's own memory (``VmHWM``), looked at while
it runs, all processes of a program added up. What ``wait4`` tells would not do: a child starts with
the peak of the process that made it.
"""

import argparse
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
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
JOBS = {"60 pages": (8, 8), "1,000 pages": (30, 500)}
"""Certificates of two pages and listings."""
_PROMISED = {"60 pages": (1.0, None), "1,000 pages": (12.0, 300.0)}
"""CPU seconds and megabytes."""
_PATIENCE = 600
"""Seconds of CPU after which a program is stopped; so a busy machine stops nobody."""
_MOST_MEMORY = 4 << 20
"""Kilobytes that a program may take, so that none of them takes the machine with it."""


class StoppedError(RuntimeError):
    """A program took more than it may, or failed."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one program took for one job."""

    cpu: float
    """Seconds, with its own children, without starting Python and importing."""
    start: float
    """Seconds for starting Python and importing."""
    memory: float
    """Most megabytes of each of its processes, added up."""
    size: float
    """Megabytes of the file."""
    pages: int


def spent(program: str, folder: Path, out: Path) -> Spent | StoppedError:
    """Run a program in a process of its own; return why it was stopped when it was."""
    module = f"benchmarks.dossiers.{program}"
    try:
        cpu, memory = _child(["-m", module, str(folder), str(out)])
    except StoppedError as fault:
        return fault
    start, _ = _child(["-c", f"import {module}"])
    with PdfReader(out) as pdf:
        pages = len(pdf.pages)
    return Spent(cpu - start, start, memory, out.stat().st_size / 1e6, pages)


def _child(arguments: list[str]) -> tuple[float, float]:
    """Return a child's CPU seconds and most megabytes.

    Raises ``StoppedError`` when it fails, takes too long or takes too much.
    """
    child = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=_limit,  # noqa: PLW1509  # no threads run here
    )
    peaks: dict[int, int] = {}
    while not (done := os.wait4(child.pid, os.WNOHANG))[0]:
        for pid in _family(child.pid):
            peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
        if sum(peaks.values()) > _MOST_MEMORY:
            for pid in reversed(list(_family(child.pid))):
                os.kill(pid, signal.SIGKILL)
            child.wait()
            raise StoppedError(f"over {_MOST_MEMORY >> 20} GB")
        time.sleep(0.01)
    _, status, used = done
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode == -signal.SIGXCPU:
        raise StoppedError(f"over {_PATIENCE} s")
    if child.returncode:
        raise StoppedError(f"ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, sum(peaks.values()) / 1024


def _limit() -> None:
    # Where both limits are one, the system kills without saying why.
    resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE + 60))


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield pid
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return  # it has ended
    for child in below:
        yield from _family(int(child))


def _peak(pid: int) -> int:
    """Return the most kilobytes that a process had since it began to be this program."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s*(\d+)", status)
    return int(found[1]) if found else 0


def _keeps(job: str, results: Mapping[str, Spent | StoppedError]) -> bool:
    cpu, memory = _PROMISED[job]
    own = results["ipclaim"]
    others = [one for name, one in results.items() if name != "ipclaim" and isinstance(one, Spent)]
    return (
        isinstance(own, Spent)
        and own.cpu <= cpu
        and (memory is None or own.memory <= memory)
        and all(
            own.cpu <= one.cpu and own.memory <= one.memory and own.size <= one.size
            for one in others
        )
    )


def _told(one: Spent | StoppedError) -> str:
    if isinstance(one, StoppedError):
        return f"   {one}"
    return f"{one.cpu:8.2f}{one.start:8.2f}{one.memory:8.0f}{one.size:9.1f}{one.pages:7}"


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
            _child(["-m", "benchmarks.dossiers.words", str(Path(place, "case"))])
            print(
                f"\n{job}: {screens} listings, {certificates} certificates, promised "
                f"{_PROMISED[job]} (s CPU, MB)"
            )
            print(f"{'':20}{'s CPU':>8}{'start':>8}{'MB':>8}{'file MB':>9}{'pages':>7}", flush=True)
            results: dict[str, Spent | StoppedError] = {}
            for name, program in PROGRAMS.items():
                if asked.program in {None, name}:
                    results[name] = one = spent(program, Path(place, "case"), Path(place, "o.pdf"))
                    print(f"{name:20}{_told(one)}", flush=True)
            kept = kept and (asked.program is not None or _keeps(job, results))
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
