"""One run at a time for one case: two that write the same evidence would tear it apart.

The folder itself is locked, so that nothing is left behind by a run that is killed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipclaim.errors import CaseError
from ipclaim.model.text import Text


@contextmanager
def alone_in(case: Path) -> Iterator[None]:
    """Hold a case while the block lasts; raises ``CaseError`` when another run holds it."""
    folder = os.open(case, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        os.close(folder)
        raise CaseError(
            Text(f"{case}：另一个 ipclaim 正在处理", f"{case}: another ipclaim is at work on it"),
            Text("请等它结束后再运行。", "Wait until it has ended and run again."),
        ) from fault
    try:
        yield
    finally:
        os.close(folder)
