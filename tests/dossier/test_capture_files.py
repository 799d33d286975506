"""What a capture's own files say reaches the page: boxes, later looks, the machine."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipclaim.capture.look_record import FirstCapture, Likeness, LookRecord
from ipclaim.capture.places import Place, TextPlace, TextPlaces
from ipclaim.capture.record import CaptureRecord, Clock, Saw, SiteClock
from ipclaim.dossier.book import Book, files_in_order
from ipclaim.dossier.build import make_book
from ipclaim.dossier.capture_files import surroundings_of
from ipclaim.dossier.exhibits import Received, prepare_files
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.listings import listing_evidence
from ipclaim.model.look import LookState
from tests.dossier.hand_made import made_by_hand
from tests.dossier.test_capturing import CLEAN, words

AT = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2026, 11, 30, 9, 0, 0, tzinfo=UTC)
TITLE = Place(what="title", text="青禾同款运动鞋", box=(690, 150, 1200, 190))


def record(listing: str = "L0001", width: int = 1280, **changes: object) -> CaptureRecord:
    made = CaptureRecord(
        listing=listing,
        item_id=None,
        url="https://www.aliexpress.com/item/1005001123456789.html",
        reached=None,
        status=200,
        outcome="ok",
        reason=None,
        started_at=AT,
        captured_at=AT,
        finished_at=AT,
        clock=Clock(
            site_date=None,
            offset_seconds=7,
            hosts=(SiteClock(host="a.test", answers=9, offset_seconds=1),),
            median_seconds=1,
        ),
        shown=Saw(title=None, shop=None, price=None, item_id=None),
        page_size=(width, 4200),
        places=(TITLE,),
        redirects=(),
        connections=(),
        interactions=(),
        completeness=None,
        certificate=None,
        environment=CLEAN,
        files=(),
    )
    return made.model_copy(update=changes)


def bound(folder: Path, own: CaptureRecord) -> Book:
    given = made_by_hand(folder)
    home = folder / "evidence/data/L0001"
    (home / "capture.json").write_text(own.model_dump_json(), encoding="utf-8")
    texts = (TextPlace(text="评价 1：青禾很好", box=(60, 800, 500, 840)),)
    places = TextPlaces(page_size=own.page_size, places=texts)
    (home / "text-places.json").write_text(places.model_dump_json(), encoding="utf-8")
    look = LookRecord(
        listing="L0001",
        url=own.url,
        state=LookState.DOWN,
        cause="gone_notice",
        outcome="gone_notice",
        looked_at=LATER,
        first=FirstCapture(captured_at=AT, record_sha256="a" * 64),
        likeness=Likeness(title=None, text=None, picture_bits=None, same_shop=None),
        differences=(),
    )
    again = home / "again-20261130T090000Z"
    again.mkdir()
    (again / "look.json").write_text(json.dumps(look.model_dump(mode="json")), encoding="utf-8")
    names = [*files_in_order(given.assessment.documents), "evidence/data/L0001/page.jpg"]
    work = folder / "work"
    work.mkdir()
    prepared = prepare_files([Received(name, folder / name) for name in names], work)
    return make_book(given, {one.file: one for one in prepared})


def test_boxes_looks_and_the_machine_stand_beside_the_listing(tmp_path: Path) -> None:
    book = bound(tmp_path, record())
    told = words(listing_evidence(book, shared_fonts()))
    assert "图上标注" in told
    assert "A标题" in told
    assert "2026-11-3009:00:00UTC" in told
    assert "已下架" in told
    (one,) = book.surroundings
    assert (one.listings, one.offsets) == (("L0001",), (1,))


@pytest.mark.parametrize("width", [1366, 0])
def test_a_picture_of_another_width_than_measured_has_no_boxes(tmp_path: Path, width: int) -> None:
    book = bound(tmp_path, record(width=width))
    assert book.captured[0].spots == ()
    assert "图上标注" not in words(listing_evidence(book, shared_fonts()))


def test_runs_that_differ_in_a_port_alone_are_one_machine() -> None:
    other = CLEAN.model_copy(update={"flags": ("--proxy-server=http://127.0.0.1:4711",)})
    brought = record("L0003", environment=None)
    newer = record("L0004", environment=CLEAN.model_copy(update={"browser": "Chromium 157"}))
    found = surroundings_of([record(), record("L0002", environment=other), brought, newer])
    assert [one.listings for one in found] == [("L0001", "L0002"), ("L0004",)]
