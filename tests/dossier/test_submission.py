import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given as generated
from hypothesis import strategies as st

from ipclaim.dossier.submission import batches_of, form_fields, uploads_of, write_submission
from ipclaim.model.case import Link
from ipclaim.model.listing import LinkKind, Listing
from tests.dossier.hand_made import made_by_hand, pack


def listing(number: int, kind: LinkKind = LinkKind.LISTING) -> Listing:
    url = f"https://www.aliexpress.com/item/{number}.html"
    return Listing(f"L{number:04d}", Link(row=2, url=url), kind, "aliexpress", str(number), url)


@generated(numbers=st.lists(st.integers(1, 60), max_size=80), limit=st.integers(1, 20))
def test_batches_hold_each_listing_once_and_never_too_many(numbers: list[int], limit: int) -> None:
    batches = batches_of([listing(number) for number in numbers], limit)
    flat = [address for batch in batches for address in batch]
    assert flat == list(dict.fromkeys(listing(number).link.url for number in numbers))
    assert all(0 < len(batch) <= limit for batch in batches)


def test_without_a_limit_there_is_one_batch() -> None:
    assert [len(batch) for batch in batches_of([listing(n) for n in range(5)], None)] == [5]


def test_what_is_no_listing_is_not_handed_in() -> None:
    assert batches_of([listing(1, LinkKind.FOREIGN), listing(2, LinkKind.SHOP)], 10) == ()


def test_papers_are_renamed_in_the_order_of_upload(tmp_path: Path) -> None:
    given = made_by_hand(tmp_path)
    uploads = uploads_of(given.case, pack(), given.parts)
    assert [upload.name for upload in uploads] == [
        "01-identity-business-licence.jpg",
        "02-right-trademark-certificate.jpg",
        "03-authorization-authorization-letter.png",
    ]


def test_a_doubtful_fact_is_not_filled_into_the_form(tmp_path: Path) -> None:
    given = made_by_hand(tmp_path)
    (certificate, *others) = given.assessment.documents
    doubted = replace(
        certificate,
        fields=tuple(
            field.doubted(certificate.fields[-1].reasons[0]) for field in certificate.fields
        ),
    )
    assessment = replace(given.assessment, documents=(doubted, *others))
    parts = replace(given, assessment=assessment).parts
    fields = {f.id: f.text for f in form_fields(given.case, pack(), parts, ())}
    assert fields["right_number"] == ""
    assert fields["complainant"] == "杭州云帆知识产权代理有限公司"


def test_the_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    given = made_by_hand(tmp_path)
    out = tmp_path / "submission"
    for _ in range(2):
        write_submission(
            given.case, pack(), given.assessment, given.parts, given.listings, given.folder, out
        )
        (out / "left-over.txt").touch()
    (out / "left-over.txt").unlink()
    copied = (out / "02-right-trademark-certificate.jpg").read_bytes()
    assert copied == (tmp_path / "materials" / "cert.jpg").read_bytes()
    told = json.loads((out / "submission.json").read_text("utf-8"))
    assert told["ready"] is False
    assert "DRAFT" in (out / "submission.txt").read_text("utf-8")
    addresses = (out / "links-01.txt").read_text("utf-8").splitlines()
    assert addresses == [one.canonical for one in given.listings]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []
