"""Small case folders for the docket's tests; all firms and items are invented."""

from datetime import datetime
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
