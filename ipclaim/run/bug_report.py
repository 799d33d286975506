"""What becomes of a bug: a file for the maintainers, and one line for the user.

The report holds the program's own trace and versions. It never holds what papers say, and names of
the user's files only where the trace itself does.
"""

import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from ipclaim import __version__
from ipclaim.errors import BugError


def report_bug(fault: BaseException) -> BugError:
    """Write the report and return the error that names it."""
    report = "\n".join(
        (
            f"ipclaim {__version__}",
            f"Python {platform.python_version()} on {platform.platform()}",
            f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            f"command: {' '.join(sys.argv[1:2])}",
            "",
            *traceback.format_exception(fault),
        )
    )
    try:
        place = _written(report)
    except OSError:
        # No room or no right to write a file: the terminal is what is left.
        sys.stderr.write(report)
        return BugError(None)
    return BugError(place)


def _written(report: str) -> Path:
    with tempfile.NamedTemporaryFile(
        "w", prefix="ipclaim-bug-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(report)
    return Path(file.name)
