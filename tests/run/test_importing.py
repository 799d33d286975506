"""Taking what the user brought into a case: kept, refused, taken once, sealed."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ipclaim.capture.record import CaptureRecord
from ipclaim.errors import CaseError
from ipclaim.model.listing import Capture
from ipclaim.resources import Templates
from ipclaim.run.batch import CaseResult, Silence
from ipclaim.run.brought_told import BroughtTold
from ipclaim.run.capturing import import_cases
from ipclaim.run.importing import sources_of
from ipclaim.run.reading import Readers
from ipclaim.run.steps import Bench
from ipclaim.run.workers import Workers
from ipclaim.seal.digest import sha256_of, sha256_of_bytes
from ipclaim.seal.verify import verify_evidence
from tests.brought import building as made
from tests.brought.building import ITEM, OTHER, address_of

STRANGER = "1005009000000077"


@pytest.fixture
def bench() -> Iterator[Bench]:
    with Workers(1) as workers:
        yield Bench(
            readers=Readers(workers, Templates.with_overlay(), "rapidocr"),
            today=date(2026, 11, 23),
            as_of=None,
            answered_by=None,
            progress=Silence(),
            authorities=(),
            browsing=threading.Lock(),
        )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    (case / "captures").mkdir(parents=True)
    (case / "case.yaml").write_text(
        "platform: aliexpress\nclaim: trademark\n"
        "complainant: {role: holder, name: SPECIMEN holder}\n",
        encoding="utf-8",
    )
    links = [address_of(ITEM), address_of(OTHER)]
    (case / "links.csv").write_text("\n".join(["url", *links]), encoding="utf-8")
    return case


def put(case: Path, name: str, data: bytes) -> Path:
    path = case / "captures" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def taken(bench: Bench, case: Path, *given: Path) -> CaseResult:
    (result,) = import_cases(bench, [case], given)
    assert result.error is None, result.error
    return result


def of(result: CaseResult, listing_id: str) -> Capture:
    return next(one for one in result.captures if one.listing_id == listing_id)


def told(result: CaseResult, name: str) -> BroughtTold:
    return next(one for one in result.brought if one.name == name)


def record_in(folder: Path) -> CaptureRecord:
    return CaptureRecord.model_validate_json((folder / "capture.json").read_bytes())


def test_a_page_is_kept_untouched_with_what_it_claims(bench: Bench, case: Path) -> None:
    page = put(case, "saved.html", made.single_file())
    result = taken(bench, case)
    home = case / "evidence" / "data" / "L0001"
    capture, record = of(result, "L0001"), record_in(home)
    assert capture.outcome == "partial_imported"
    assert capture.is_evidence
    assert (home / "imported-01.html").read_bytes() == page.read_bytes()
    assert page.exists()
    assert capture.shown.price == "US $9.99"
    assert record.imported is not None
    (file,) = record.imported.files
    assert (file.brought_as, file.kind, file.belongs_by) == ("saved.html", "singlefile", "address")
    assert file.sha256 == sha256_of(page)
    assert file.claimed_at is not None
    assert file.claimed_at.isoformat() == "2026-11-21T02:15:30+00:00"
    assert record.imported.at == capture.captured_at
    assert record.environment is None
    assert verify_evidence(case / "evidence").is_intact


def test_a_picture_in_an_archive_makes_the_capture_whole(bench: Bench, case: Path) -> None:
    records = made.warc((address_of(ITEM), made.markup()), picture=made.png(800, 600))
    put(case, "crawl.wacz", made.wacz(records, address_of(ITEM)))
    capture = of(taken(bench, case), "L0001")
    assert capture.outcome == "ok_imported"
    assert (capture.page_width, capture.page_height) == (800, 600)
    assert capture.page_hash
    assert capture.brought is not None
    assert capture.brought.picture_from == "imported-01.wacz"


def test_one_archive_may_show_several_listings(bench: Bench, case: Path) -> None:
    pages = [(address_of(item), made.markup(item), 200) for item in (ITEM, OTHER)]
    put(case, "all.har", made.har(*pages))
    result = taken(bench, case)
    assert told(result, "all.har").listings == ("L0001", "L0002")
    assert {one.listing_id for one in result.captures} == {"L0001", "L0002"}


def test_what_comes_later_is_added_and_the_earlier_capture_stays(bench: Bench, case: Path) -> None:
    put(case, "a.html", made.single_file())
    first = of(taken(bench, case), "L0001")
    put(case, "b.mhtml", made.mhtml())
    result = taken(bench, case)
    second = of(result, "L0001")
    home = case / "evidence" / "data" / "L0001"
    assert [one.is_new for one in result.brought] == [False, True]
    assert second.brought is not None
    assert [was for _, was in second.brought.files] == ["a.html", "b.mhtml"]
    assert record_in(home / "earlier-1").capture(first.artefacts[-1]).artefacts == first.artefacts
    assert verify_evidence(case / "evidence").is_intact


def test_taking_the_same_files_again_changes_nothing(bench: Bench, case: Path) -> None:
    put(case, "a.html", made.single_file())
    taken(bench, case)
    before = sha256_of(case / "evidence" / "tagmanifest-sha256.txt")
    result = taken(bench, case)
    assert not told(result, "a.html").is_new
    assert sha256_of(case / "evidence" / "tagmanifest-sha256.txt") == before


def test_what_is_not_taken_stays_and_says_what_to_do(bench: Bench, case: Path) -> None:
    wall = "<p>Please sign in to continue</p>"
    bad = {
        "login.html": (made.single_file(body=wall), "wall_login"),
        "other.html": (made.single_file(STRANGER), "another-item"),
        "L0002.html": (made.single_file(ITEM), "names-disagree"),
        "cut.mhtml": (made.mhtml()[:-200], "cut-off"),
        "words.txt": (b"words", "not-a-capture"),
        "empty.png": (b"", "empty"),
        "plain.html": (made.markup().encode(), "of-no-listing"),
        "many.har": (b'{"log": {', "too-large"),
        "line\nbreak.html": (made.markup().encode(), "of-no-listing"),
    }
    for name, (data, _) in bad.items():
        put(case, name, data)
    with (case / "captures" / "many.har").open("r+b") as file:
        file.truncate(500 << 20)
    (case / "captures" / "link.html").symlink_to(case / "captures" / "plain.html")
    (case / "captures" / "gone.html").symlink_to(case / "nowhere")
    os.mkfifo(case / "captures" / "pipe.html")
    result = taken(bench, case)
    codes = {one.name: one.code for one in result.brought}
    special = {"link.html": "link", "gone.html": "link", "pipe.html": "no-file"}
    assert codes == {name: code for name, (_, code) in bad.items()} | special
    assert all(one.is_open and one.message and one.advice for one in result.brought)
    assert result.captures == ()
    assert all((case / "captures" / name).exists() for name in bad)


def test_a_name_with_a_line_break_may_be_taken(bench: Bench, case: Path) -> None:
    put(case, "L0001\nshot.html", made.markup().encode())
    capture = of(taken(bench, case), "L0001")
    assert capture.brought is not None
    assert capture.brought.files == (("imported-01.html", "L0001\nshot.html"),)
    assert not capture.brought.names_item
    assert verify_evidence(case / "evidence").is_intact


def test_a_named_folder_says_whose_its_files_are(bench: Bench, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Downloads" / "L0002"
    folder.mkdir(parents=True)
    (folder / "page.html").write_bytes(made.markup(OTHER).encode())
    put(case, "a.html", made.single_file())
    result = taken(bench, case, folder)
    assert [one.name for one in result.brought] == ["L0002/page.html"]
    assert [one.listing_id for one in result.captures] == ["L0002"]
    assert sources_of(case, [folder / "page.html"])[0].name == "L0002/page.html"


def test_a_path_that_is_not_there_is_told(case: Path) -> None:
    with pytest.raises(CaseError, match=r"nowhere\.png"):
        sources_of(case, [case / "nowhere.png"])


def as_a_visit(case: Path) -> Path:
    """Turn the import of L0001 into what a visit of ours to the real site leaves."""
    path = case / "evidence" / "data" / "L0001" / "capture.json"
    record = json.loads(path.read_bytes()) | {"imported": None, "outcome": "ok"}
    path.write_text(json.dumps(record), encoding="utf-8")
    for sealed in (case / "evidence").glob("*.txt"):
        sealed.unlink()
    return path


def test_a_visit_of_our_own_is_not_replaced_by_weaker_evidence(bench: Bench, case: Path) -> None:
    put(case, "a.html", made.single_file())
    taken(bench, case)
    visit = as_a_visit(case)
    before = sha256_of_bytes(visit.read_bytes())
    result = taken(bench, case)
    assert told(result, "a.html").code == "visited"
    assert not told(result, "a.html").is_open
    assert sha256_of(visit) == before


def test_an_interrupted_import_is_done_again_whole(bench: Bench, case: Path) -> None:
    put(case, "a.html", made.single_file())
    taken(bench, case)
    data = case / "evidence" / "data"
    staging = case / "evidence" / ".staging"
    staging.mkdir()
    shutil.copytree(data / "L0001", staging / "L0002")
    (staging / "brought-0.html").write_bytes(b"half")
    put(case, "b.html", made.single_file(OTHER))
    result = taken(bench, case)
    assert {one.listing_id for one in result.captures} == {"L0001", "L0002"}
    assert of(result, "L0002").brought is not None
    assert not staging.exists()
    assert verify_evidence(case / "evidence").is_intact
