"""A volume that says what it does not show is not built."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from ipclaim.dossier.blocks import Block, PageNumber, Paragraph, Span, Target
from ipclaim.dossier.book import Book
from ipclaim.dossier.build import make_book, volume_of
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.lint import dead_links, lint, uncited_exhibits
from ipclaim.dossier.plan import Section
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.purposes import load_purposes
from ipclaim.dossier.sheets import flowing
from ipclaim.dossier.style import BODY
from ipclaim.dossier.wording import complaint
from ipclaim.errors import (
    DeadLinkError,
    UnanchoredClaimError,
    UncitedExhibitError,
    UnfinishedLetterError,
)
from ipclaim.model.case import Claim, Role
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Lang, Text
from ipclaim.resources import Templates
from ipclaim.rules.phrases import load_phrases
from tests.dossier.hand_made import made_by_hand

CLAIMS = (Claim.COUNTERFEIT, Claim.TRADEMARK, Claim.COPYRIGHT, Claim.DESIGN_PATENT)
LETTERS = ("complaint", "report", "order-dispute", "seller-reply")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Book:
    given = made_by_hand(tmp_path_factory.mktemp("case"))
    files = [document.file for document in given.assessment.documents]
    nothing = Text("无", "none")
    prepared = {
        file: PreparedFile(file, "0", 0, (), nothing)
        for file in (*files, "evidence/data/L0001/page.jpg")
    }
    return make_book(given, prepared, load_purposes(templates))


def section(faces: FontSet, id_: str, *spans: Span) -> Section:
    return Section(id_, Text("某部分", "A part"), flowing([Paragraph(spans, BODY)], faces))


def overlaid(tmp_path: Path, name: str, old: str, new: str) -> Templates:
    ours = Templates.with_overlay().path(name).read_text("utf-8")
    assert old in ours
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(ours.replace(old, new), encoding="utf-8")
    return Templates.with_overlay(tmp_path)


def test_our_own_letters_pass(book: Book, templates: Templates, faces: FontSet) -> None:
    volume = volume_of(book, templates, faces)
    lint(volume.sections, book.exhibits)


def test_a_claim_without_an_exhibit_fails_the_build(
    book: Book, faces: FontSet, tmp_path: Path
) -> None:
    name = "letters/complaint.zh.j2"
    ours = overlaid(tmp_path, name, "# 二、权利基础\n", "# 二、权利基础\n\n该商标是驰名商标。\n")
    with pytest.raises(UnanchoredClaimError, match="该商标是驰名商标。") as caught:
        volume_of(book, ours, faces)
    assert name in caught.value.message.zh
    assert "@request" in caught.value.advice.zh


def test_a_count_of_listings_without_their_list_fails(book: Book, tmp_path: Path) -> None:
    name = "letters/report.en.j2"
    ours = overlaid(tmp_path, name, ", set out under “{{ sections.listings }}”", "")
    path = ours.path(name)
    pages = "stand under “{{ sections.evidence }}”"
    path.write_text(path.read_text("utf-8").replace(pages, "are kept"), encoding="utf-8")
    with pytest.raises(UnanchoredClaimError, match="2 listings on AliExpress"):
        complaint(book, path, Lang.EN)


def test_an_exhibit_that_no_letter_names_fails_the_build(
    book: Book, faces: FontSet, tmp_path: Path
) -> None:
    for lang in Lang:
        name = f"letters/complaint.{lang}.j2"
        ours = Templates.with_overlay().path(name).read_text("utf-8")
        start = ours.index("{% for exhibit")
        end = ours.index("{% endfor %}", start) + 13
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ours[:start] + ours[end:], encoding="utf-8")
    unnamed = replace(book, parts=replace(book.parts, complainant_identity=None))
    with pytest.raises(UncitedExhibitError) as caught:
        volume_of(unnamed, Templates.with_overlay(tmp_path), faces)
    assert "证据 1 营业执照（materials/licence.jpg）" in caught.value.message.zh
    assert "Exhibit 1" in caught.value.message.en


def test_no_gap_is_ever_bound_into_an_approved_volume(
    book: Book, templates: Templates, faces: FontSet
) -> None:
    passed = tuple(replace(one, outcome=Outcome.PASS) for one in book.assessment.findings)
    judged = replace(book.assessment, findings=passed, approved_by="林晓")
    approved = replace(book, assessment=judged)
    assert not approved.is_draft
    with pytest.raises(UnfinishedLetterError, match="to be checked") as caught:
        volume_of(approved, templates, faces)
    assert "2031年5月13日〔待核对〕" in caught.value.message.zh


def test_an_exhibit_named_outside_the_letter_is_still_uncited(book: Book, faces: FontSet) -> None:
    every = [Span(one.label.zh, link=one.anchor) for one in book.exhibits]
    assert uncited_exhibits([section(faces, "letter-zh", *every)], book.exhibits) == ()
    assert uncited_exhibits([section(faces, "contents", *every)], book.exhibits) == book.exhibits
    page = Span("p. 2", link=f"{book.exhibits[0].anchor}:2")
    assert book.exhibits[0] not in uncited_exhibits(
        [section(faces, "letter-en", page)], book.exhibits
    )


def test_dead_links_are_all_told_at_once(faces: FontSet) -> None:
    blocks: list[Block] = [
        Paragraph((Span("a", link="nowhere"), Span("b", link="https://shop.example/1")), BODY),
        PageNumber("section:gone", BODY),
        Target("here"),
        Paragraph((Span("c", link="here"), Span("d", link="section:s")), BODY),
    ]
    made = Section("s", Text("某部分", "A part"), flowing(blocks, faces), (("mark", "lost"),))
    told = list(dict.fromkeys(each.en for each in dead_links([made])))
    assert told == ["“A part” → nowhere", "“A part” → section:gone", "bookmark “mark” → lost"]
    with pytest.raises(DeadLinkError, match=r"nowhere.*gone.*lost"):
        lint([made], ())


def test_a_part_that_the_volume_lacks_is_a_gap_and_no_dead_link(book: Book, faces: FontSet) -> None:
    bare = replace(book, captured=(), statements=())
    template = Templates.with_overlay().path("letters/complaint.en.j2")
    blocks = complaint(bare, template, Lang.EN, [section(faces, "facts", Span("x"))])
    links = [span.link for block in blocks if isinstance(block, Paragraph) for span in block.spans]
    assert not any(link and link.startswith("section:") for link in links)
    assert not any("Statements" in block.text for block in blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("lang", list(Lang))
def test_no_branch_of_our_letters_claims_without_an_exhibit(
    book: Book, templates: Templates, letter: str, lang: Lang
) -> None:
    template = templates.path(f"letters/{letter}.{lang}.j2")
    names = ("work_title", "patent_number")
    fields = {**book.words.fields, **{name: Text(name, name) for name in names}}
    full = replace(book, words=replace(book.words, fields=fields))
    nothing = replace(book.parts, right=None, letter=None, complainant_identity=None)
    case = book.case.model_copy(update={"goods": None, "reason": None})
    bare = replace(full, parts=nothing, captured=(), case=case)
    parts = [Section(id_, Text(id_, id_), ()) for id_ in ("listings", "evidence")]
    for made, claim, role in product((full, bare), CLAIMS, Role):
        complainant = case.complainant.model_copy(update={"role": role})
        update = {"claim": claim, "complainant": complainant}
        changed = replace(made, case=made.case.model_copy(update=update))
        assert complaint(changed, template, lang, parts)


def test_every_kind_of_paper_has_a_purpose(templates: Templates) -> None:
    kinds = set(load_phrases(templates).papers) - {"other"}
    assert kinds == set(load_purposes(templates).papers)
