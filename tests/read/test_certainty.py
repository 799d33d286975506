import pytest

from ipclaim.model.document import FieldState, Origin
from ipclaim.read.agreement import Witnessed
from ipclaim.read.candidates import Candidate
from ipclaim.read.certainty import Evidence, field_of
from ipclaim.read.fields import find_fields
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.read.lines import Page
from ipclaim.resources import Templates
from tests.read.pages import line, page

NAME = "泉州筠程服饰有限公司"


@pytest.fixture(scope="module")
def certificate() -> Layout:
    layouts = load_layouts(Templates.with_overlay())
    return next(layout for layout in layouts if layout.kind == "trademark_certificate")


def holder(layout: Layout, sheet: Page) -> Candidate:
    found = find_fields(layout, sheet)
    return next(
        item for item in found if isinstance(item, Candidate) and item.field.name == "holder_name"
    )


def judged(layout: Layout, witness: str | None, layer: str | None = None, score: float = 0.99):
    sheet = page(line("商标注册证", 600, 200), line(f"注册人  {NAME}", 200, 900, score=score))
    at = (1, 1)
    evidence = Evidence(
        {at: (Witnessed(witness, 0, len(sheet.lines[1].text) - 1),)} if witness is not None else {},
        {at: layer} if layer is not None else {},
    )
    return field_of(holder(layout, sheet), (), evidence, "materials/证.jpg")


def codes(field) -> set[str]:
    return {reason.code for reason in field.reasons}


def test_two_models_that_agree_make_a_name_certain(certificate: Layout) -> None:
    field = judged(certificate, f"注册人{NAME}")
    assert (field.value, field.state) == (NAME, FieldState.CERTAIN)


def test_one_engine_alone_never_does(certificate: Layout) -> None:
    field = judged(certificate, None)
    assert field.state is FieldState.DOUBTFUL
    assert codes(field) == {"no-witness"}


def test_a_look_alike_is_doubtful_and_the_other_reading_kept(certificate: Layout) -> None:
    other = NAME.replace("筠", "均")
    field = judged(certificate, f"注册人{other}")
    assert codes(field) == {"witness-differs"}
    assert field.alternatives == (other,)
    assert field.value == NAME


def test_a_lost_first_character_shows_in_the_wider_cut(certificate: Layout) -> None:
    field = judged(certificate, f"注册人福{NAME}")
    assert codes(field) == {"witness-differs"}


def test_a_text_layer_that_agrees_is_evidence(certificate: Layout) -> None:
    field = judged(certificate, "", f"注册人{NAME}")
    assert (field.state, field.origin) == (FieldState.CERTAIN, Origin.TEXT_LAYER)


def test_a_hidden_text_that_lies_is_told(certificate: Layout) -> None:
    field = judged(certificate, f"注册人{NAME}", "注册人深圳假冒有限公司")
    assert "text-layer-differs" in codes(field)
    assert field.value == NAME


def test_a_character_taken_from_the_layer_is_doubtful(certificate: Layout) -> None:
    read = NAME.replace("筠", "均")
    sheet = page(line("商标注册证", 600, 200), line(f"注册人  {NAME}", 200, 900))
    at, said = (1, 1), f"注册人{NAME}"
    seen = {at: (Witnessed(said, 0, len(sheet.lines[1].text) - 1),)}
    evidence = Evidence(seen, {at: said}, as_read={at: f"注册人{read}"})
    field = field_of(holder(certificate, sheet), (), evidence, "materials/证.pdf")
    assert field.value == NAME
    assert codes(field) == {"text-layer-differs"}
    assert field.alternatives == (read,)


def test_a_low_score_is_doubtful_even_when_the_witness_agrees(certificate: Layout) -> None:
    assert codes(judged(certificate, f"注册人{NAME}", score=0.7)) == {"low-score"}


def test_print_beside_a_value_that_nobody_read_makes_it_doubtful(certificate: Layout) -> None:
    sheet = page(line("商标注册证", 600, 200), line(f"注册人  {NAME}", 200, 900))
    seen = {(1, 1): (Witnessed(f"注册人{NAME}", 0, len(sheet.lines[1].text) - 1),)}
    evidence = Evidence(seen, {}, unread_beside=frozenset({(1, 1)}))
    field = field_of(holder(certificate, sheet), (), evidence, "materials/证.jpg")
    assert codes(field) == {"may-go-on"}
