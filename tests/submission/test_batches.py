from datetime import UTC, datetime

from hypothesis import given as generated
from hypothesis import strategies as st

from ipclaim.model.case import Link
from ipclaim.model.listing import Capture, LinkKind, Listing, Shown
from ipclaim.submission.batches import handed_in, in_batches


def listing(number: int, kind: LinkKind = LinkKind.LISTING, **told: str) -> Listing:
    url = f"https://www.aliexpress.com/item/{number}.html"
    link = Link(row=2, url=url, **told)
    return Listing(f"L{number:04d}", link, kind, "aliexpress", str(number), url)


@generated(numbers=st.lists(st.integers(1, 60), max_size=80), limit=st.integers(1, 20))
def test_batches_hold_each_listing_once_and_never_too_many(numbers: list[int], limit: int) -> None:
    batches = in_batches(handed_in([listing(number) for number in numbers]), limit)
    flat = [entry.address for batch in batches for entry in batch]
    assert flat == list(dict.fromkeys(listing(number).link.url for number in numbers))
    assert all(0 < len(batch) <= limit for batch in batches)


def test_without_a_limit_there_is_one_batch() -> None:
    entries = handed_in([listing(number) for number in range(5)])
    assert [len(batch) for batch in in_batches(entries, None)] == [5]


def test_what_is_no_listing_is_not_handed_in() -> None:
    assert handed_in([listing(1, LinkKind.FOREIGN), listing(2, LinkKind.SHOP)]) == ()


def test_the_captured_page_names_a_seller_whom_the_user_did_not() -> None:
    shown = Shown("鞋 shoe", "SPECIMEN 鞋行", None, None)
    when = datetime(2026, 11, 22, tzinfo=UTC)
    capture = Capture("L0001", "", None, "ok", when, shown, (), 0, 0, None)
    wall = Capture("L0002", "", None, "wall_login", when, shown, (), 0, 0, None)
    entries = handed_in([listing(1), listing(2), listing(3, seller="自写")], [capture, wall])
    assert [entry.seller for entry in entries] == ["SPECIMEN 鞋行", None, "自写"]
