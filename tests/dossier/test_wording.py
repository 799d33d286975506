from dataclasses import replace
from pathlib import Path

import pytest

from ipclaim.dossier.blocks import Block, Paragraph
from ipclaim.dossier.book import Book
from ipclaim.dossier.build import make_book
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.wording import complaint
from ipclaim.errors import RulesError
from ipclaim.model.case import Claim
from ipclaim.model.text import Lang, Text
from ipclaim.resources import Templates
from tests.dossier.hand_made import made_by_hand


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    given = made_by_hand(tmp_path_factory.mktemp("case"))
    files = [document.file for document in given.assessment.documents]
    shown = [*files, "evidence/data/L0001/page.jpg"]
    nothing = Text("无", "none")
    return make_book(given, {file: PreparedFile(file, "0", 0, (), nothing) for file in shown})


def paragraphs(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def filled(book: Book, tmp_path: Path, written: str, lang: Lang = Lang.ZH) -> list[Paragraph]:
    template = tmp_path / "letter.j2"
    template.write_text(written, encoding="utf-8")
    blocks = complaint(book, template, lang)
    return [block for block in blocks if isinstance(block, Paragraph)]


def test_a_fact_brings_its_exhibit_as_a_link(book: Book, tmp_path: Path) -> None:
    (line,) = filled(book, tmp_path, "{{ right.registration_number }}号")
    assert line.text == "12345678（证据2）号"
    assert [span.link for span in line.spans if span.link] == ["exhibit:2"]


def test_an_exhibit_is_named_once_in_a_sentence_behind_its_last_fact(
    book: Book, tmp_path: Path
) -> None:
    written = (
        "{{ right.holder_name }}，{{ right.registration_number }}，{{ authorization.grantee }}"
    )
    (line,) = filled(book, tmp_path, written)
    assert line.text.count("（证据2）") == line.text.count("（证据3）") == 1
    assert line.text.index("12345678") < line.text.index("（证据2）")
    (two,) = filled(book, tmp_path, "{{ right.holder_name }}。{{ right.valid_to }}。")
    assert two.text.count("（证据2）") == 2


def test_only_certain_and_short_values_are_quoted(book: Book, tmp_path: Path) -> None:
    asked = ("mark_text", "goods_services", "valid_to")
    written = "@form\n" + "".join(f"{{{{ right.is_quotable('{name}') }}}}" for name in asked)
    certificate = book.parts.right
    assert certificate is not None
    fields = tuple(
        replace(field, value="鞋；" * 200) if field.name == "goods_services" else field
        for field in certificate.fields
    )
    long = replace(book, parts=replace(book.parts, right=replace(certificate, fields=fields)))
    (line,) = filled(long, tmp_path, written)
    assert line.text == "TrueFalseFalse"


def test_a_doubtful_fact_is_marked(book: Book, tmp_path: Path) -> None:
    (line,) = filled(book, tmp_path, "{{ right.valid_to }}")
    assert line.text == "2031年5月13日〔待核对〕（证据2）"


def test_a_fact_that_no_paper_gives_is_a_visible_gap(book: Book, tmp_path: Path) -> None:
    (line,) = filled(book, tmp_path, "{{ right.company_name }}", Lang.EN)
    assert line.text == "[proof of the right: company name]"
    without = replace(book, parts=replace(book.parts, right=None))
    (line,) = filled(without, tmp_path, "{{ right.holder_name }}{{ right.cited }}")
    assert line.text == "〔待补：权利证明的注册人〕〔待补：证明文件〕"


@pytest.mark.parametrize(
    "written", ["{{ right.registration_nunber }}", "{{ rihgt }}", "{% if %}", "{{ 1/0 }}"]
)
def test_a_mistake_in_a_template_is_an_error_that_names_it(
    book: Book, tmp_path: Path, written: str
) -> None:
    with pytest.raises(RulesError, match=r"letter\.j2:2"):
        filled(book, tmp_path, f"一\n{written}")


def test_a_stranger_cannot_forge_a_reference(book: Book, tmp_path: Path) -> None:
    case = book.case.model_copy(update={"goods": "鞋\ue0009\ue002"})
    (line,) = filled(replace(book, case=case), tmp_path, "@words\n{{ goods }}")
    assert line.text == "鞋9"
    assert not any(span.link for span in line.spans)


@pytest.mark.parametrize("claim", list(Claim))
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("role", ["holder", "agent"])
def test_the_letter_can_be_written_for_each_claim(
    book: Book, claim: Claim, lang: Lang, role: str
) -> None:
    complainant = book.case.complainant.model_copy(update={"role": role})
    case = book.case.model_copy(update={"claim": claim, "complainant": complainant})
    # Whatever the claim, this case holds trademark papers: what is missing shows as a gap.
    words = replace(
        book.words,
        fields={
            **book.words.fields,
            **{name: Text(name, name) for name in ("work_title", "patent_number")},
        },
    )
    template = Templates.with_overlay().path(f"letters/complaint.{lang}.j2")
    told = paragraphs(complaint(replace(book, case=case, words=words), template, lang))
    assert len(told) > 12
    assert not any("{{" in line or "\ue000" in line or "\ue001" in line for line in told)
