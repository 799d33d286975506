"""The child: ``python -m ipclaim.read.parsing FILE FOLDER [--page N]``.

Parses one stranger's file under the limits its parent set, writes raw pixels and one JSON file,
and leaves every judgement about the writing to the parent.
"""

import argparse
import sys
from pathlib import Path

from ipclaim.read.parsing import limits
from ipclaim.read.parsing.formats import Shut, parsed
from ipclaim.read.parsing.handover import Handover


def main() -> int:
    """Write the handover; returns an exit code that tells memory from other deaths."""
    options = argparse.ArgumentParser()
    options.add_argument("file", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--page", type=int, default=None)
    given = options.parse_args()
    try:
        handover = parsed(given.file, given.folder, given.page)
    except Shut as shut:
        handover = Handover(fatal=shut.code)
    except MemoryError:
        return limits.OUT_OF_MEMORY
    (given.folder / "handover.json").write_text(handover.model_dump_json(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
