"""``make demo``: opens the sample shop, builds every sample case, and says where the dossiers are.

Ends well when each case came out as its ``expected.json`` says: ready, or not ready for a reason.
"""

import json
import subprocess
import sys
from pathlib import Path

from samples.shop.server import open_shop

SAMPLES = Path(__file__).parent
IPCLAIM = (sys.executable, "-m", "ipclaim")


def sample_cases() -> list[Path]:
    """Return the sample case folders."""
    return sorted(path.parent for path in SAMPLES.glob("*/expected.json"))


def main() -> int:
    """Build the sample cases, say what came out, and compare with what is expected."""
    cases = sample_cases()
    with open_shop() as address:
        print(f"sample shop: {address}", flush=True)
        command = [*IPCLAIM, "build", "--answered-by", address, *map(str, cases)]
        code = subprocess.run(command, check=False).returncode
    surprises = [told for case in cases if (told := _surprise(case))]
    told = f"All {len(cases)} cases came out as expected (exit code {code})."
    print("\n".join(surprises) or told)
    return 1 if surprises else 0


def _surprise(case: Path) -> str | None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assessed = case / "out" / "assessment.json"
    if not assessed.is_file():
        return f"{case.name}: no assessment was written"
    ready = json.loads(assessed.read_text(encoding="utf-8"))["ready"]
    if ready != expected["ready"]:
        return f"{case.name}: ready is {ready}, expected {expected['ready']}"
    return None


if __name__ == "__main__":
    sys.exit(main())
