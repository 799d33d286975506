"""What a PDF shows of itself, found out by a child process that may die without harm."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from ipclaim.bound_child import child_environment
from ipclaim.seal.pdf_verdict import PdfVerdict

_SECONDS = 240.0


def prove_pdf(path: Path, roots: Sequence[Path] = ()) -> PdfVerdict:
    """Return what a PDF shows of itself; with root certificates (PEM), whom to trust too.

    A file that cannot be judged within the limits is told as trouble.
    """
    given = [str(one.resolve()) for one in (path, *roots)]
    command = [sys.executable, "-m", "ipclaim.seal.pdf_judge", *given]
    try:
        run = subprocess.run(
            command, capture_output=True, env=child_environment(), timeout=_SECONDS, check=False
        )
        return PdfVerdict.model_validate_json(run.stdout)
    except subprocess.TimeoutExpired:
        why = f"no verdict within {_SECONDS:.0f} s"
    except ValidationError:
        why = "beyond the limits of time and memory"
    return PdfVerdict(size=path.stat().st_size, trouble=why)
