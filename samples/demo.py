"""``make demo``: opens the sample shop, builds every sample case, and says where the dossiers are.

Ends well when each case came out as its ``expected.json`` says: ready, or not ready for a reason.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAMPLES = Path(__file__).parent
IPCLAIM = (sys.executable, "-m", "ipclaim")


def sample_cases() -> list[Path]:
    """Return the sample case folders."""
    return sorted(path.parent for path in SAMPLES.glob("*/expected.json"))


@contextmanager
def open_shop(port: int = 0) -> Iterator[str]:
    """Run the sample shop in a process of its own and yield its address; port 0 takes a free one."""
    shop = subprocess.Popen(
        [sys.executable, "-m", "samples.shop", "--port", str(port)],
        cwd=SAMPLES.parent,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = shop.stdout.readline() if shop.stdout else ""
        address = next((word for word in line.split() if word.startswith("https://")), None)
        if address is None:
            raise SystemExit(f"the sample shop did not open: {line!r}")
        yield address.rstrip("/")
    finally:
        shop.terminate()
        shop.wait(timeout=20)


def main() -> int:
    """Build the sample cases, say what came out, and compare with what is expected."""
    cases = sample_cases()
    with open_shop() as address:
        print(f"sample shop: {address}", flush=True)
        command = [*IPCLAIM, "build", "--answered-by", address, *map(str, cases)]
        code = subprocess.run(command, check=False).returncode
    surprises = [told for case in cases if (told := _surprise(case))]
    print("\n".join(surprises) or f"All {len(cases)} cases came out as expected (exit code {code}).")
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
