"""Small case folders for the docket's tests; all firms and items are invented."""

import multiprocessing
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from ipclaim.resources import Templates
from ipclaim.rules.clocks import HOME
from ipclaim.run.recording import Recorded, Telling, record

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=HOME)
TEMPLATES = Templates.with_overlay()

_CASE = """\
platform: aliexpress
claim: trademark
complainant: {role: holder, name: SPECIMEN 云岭有限公司}
reason: 未经许可
"""


def a_case(parent: Path, name: str = "one", *, first_item: int = 1, more: str = "") -> Path:
    """Make a case with three links."""
    case = parent / name
    case.mkdir(parents=True)
    (case / "case.yaml").write_text(_CASE + more, encoding="utf-8")
    rows = [
        f"https://www.aliexpress.com/item/{1005009000000000 + first_item + n}.html,Shop {n}"
        for n in range(3)
    ]
    (case / "links.csv").write_text("\n".join(["url,seller", *rows]), encoding="utf-8")
    return case


def told(case: Path, telling: Telling, address: str | None = None) -> Recorded:
    """Write something down on the tests' day."""
    return record(case, telling, address, TEMPLATES, NOW)


def address_of(number: int) -> str:
    """Return the canonical address of a link of the first case, from 1."""
    return f"https://www.aliexpress.com/item/{1005009000000000 + number}.html"


def another_program(job: Callable[..., None], *given: object) -> tuple[BaseProcess, Connection]:
    """Start a job in a process of its own; what it sends as its last argument is received here.

    Forked, because loading everything anew would cost more than all that these tests do.
    """
    forked = multiprocessing.get_context("fork")
    ours, its = forked.Pipe(duplex=False)
    process = forked.Process(target=job, args=(*given, its))
    process.start()
    its.close()
    return process, ours


def received(tidings: Connection) -> list[str]:
    """Return what came until the sender's end."""
    found = []
    try:
        while True:
            found.append(str(tidings.recv()))
    except (EOFError, ConnectionResetError):
        return found
