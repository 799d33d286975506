"""Pages and browsers that misbehave, in one round: each ends with an honest outcome.

The browser is killed besides when the first is done: what was under way goes on in another one.
"""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from ipclaim.errors import MissingToolError
from ipclaim.model.listing import Capture
from samples.shop.server import open_shop
from tests.capture.building import PATIENT, captured, listing, record_of

pytestmark = pytest.mark.slow

DOWNLOAD, CUT, LOOP, TRICKLE, MEMORY, LEAVES = (
    f"10050090000000{n}" for n in (86, 79, 80, 87, 89, 90)
)
_EXPECTED = {
    DOWNLOAD: {"technical_download"},
    # How much of a page that breaks off is shown is a matter of milliseconds; it is never "ok".
    CUT: {
        "partial_images",
        "partial_load",
        "technical_unrecognised",
        "technical_unknown_page",
        "technical_blank",
        "technical_navigation",
    },
    LOOP: {"technical_redirects"},
    TRICKLE: {"partial_load", "technical_unrecognised", "technical_unknown_page"},
    MEMORY: {"technical_crash"},
    LEAVES: {"wall_login"},
}
# The page that trickles waits the limit for loading out, one that breaks off that for pictures.
_LIMITS = replace(PATIENT, load=12.0, quiet=2.0, screenshot=20.0)


def browsers(pid: int) -> list[int]:
    """Return the main processes of the browsers below a process."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            try:
                command = Path(f"/proc/{child}/cmdline").read_bytes()
            except OSError:
                continue
            is_main = b"--proxy-server" in command and b"--type=" not in command
            found += [child] if is_main else browsers(child)
    return found


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    evidence = tmp_path_factory.mktemp("trouble") / "evidence"
    killed: list[int] = []

    def kill_once(_: Capture) -> None:
        if not killed:
            killed.extend(browsers(os.getpid()))
            for browser in killed:
                os.kill(browser, signal.SIGKILL)

    listings = {item: listing(number, item) for number, item in enumerate(_EXPECTED)}
    greedy = [listings.pop(MEMORY)]  # apart: it takes the others' memory on a small machine
    with open_shop() as shop:
        captured([*listings.values()], evidence, shop, on_done=kill_once, limits=_LIMITS)
        captured(greedy, evidence, shop, limits=_LIMITS)
    assert len(killed) == 1
    return evidence


@pytest.mark.parametrize("number", range(len(_EXPECTED)), ids=list(_EXPECTED))
def test_each_trouble_ends_with_its_own_outcome(evidence: Path, number: int) -> None:
    record = record_of(evidence, f"L{number:04d}")
    assert record.outcome in list(_EXPECTED.values())[number]


def test_what_could_be_saved_is_saved(evidence: Path) -> None:
    for number, item in enumerate(_EXPECTED):
        names = {file.name for file in record_of(evidence, f"L{number:04d}").files}
        if item in {TRICKLE, LEAVES}:
            assert {"first-view.png", "page.jpg", "page.warc.gz"} <= names
    steps = [step.what for step in record_of(evidence, "L0005").interactions]
    assert "page-left" in steps
    assert "download-refused" in {step.what for step in record_of(evidence, "L0000").interactions}


def test_a_missing_browser_is_told_before_anything_is_visited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(MissingToolError, match="/nowhere/chromium"):
        captured([listing(1, CUT)], tmp_path / "evidence", "https://127.0.0.1:19")
    assert not any((tmp_path / "evidence").glob("data/*"))
