"""``make demo``: opens the sample shop, builds every sample case, and answers what sellers sent.

Ends well when each case came out as its ``expected.json`` says: ready, or not ready for a reason,
and its counter-notice with the suggestion for each listing.
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
    answered = [case for case in cases if (case / "counter-notices").is_dir()]
    day = ["--received", "2026-11-20", "--lang", "en"]
    subprocess.run([*IPCLAIM, "reply", *day, *map(str, answered)], check=False)
    surprises = [told for case in cases if (told := _surprise(case) or _answered_otherwise(case))]
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


def _answered_otherwise(case: Path) -> str | None:
    wanted = json.loads((case / "expected.json").read_text(encoding="utf-8")).get("reply")
    if wanted is None:
        return None
    drafts = sorted((case / "out" / "replies").glob("*.json"))
    if len(drafts) != 1:
        return f"{case.name}: {len(drafts)} answers were drafted, expected 1"
    draft = json.loads(drafts[0].read_text(encoding="utf-8"))
    found = {
        "defences": sorted({each["id"] for each in draft["defences"]}),
        "links": {each["listing"]: each["suggestion"] for each in draft["links"]},
    }
    return None if found == wanted else f"{case.name}: answered {found}, expected {wanted}"


if __name__ == "__main__":
    sys.exit(main())
