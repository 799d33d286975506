from dataclasses import replace

from hypothesis import given as generated
from hypothesis import strategies as st

from ipclaim.check.matter import Facts
from ipclaim.check.parts import cast
from ipclaim.model.case import Claim
from ipclaim.model.finding import Cite
from ipclaim.model.text import Lang, Text
from ipclaim.rules.form import FormField
from ipclaim.submission.filling import Filled, filled, form_filled
from tests import building as made


def field(most: int | None, *otherwise: Text) -> FormField:
    return FormField(
        *("reason", Text("理由", "Reason"), "complaint", "reason", otherwise, most, True, None),
        *(tuple(Claim), tuple[Cite, ...]()),
    )


def by_id(facts: Facts, pack_id: str) -> dict[str, Filled]:
    pack = made.pack(pack_id)
    form = form_filled(facts.case, pack, cast(replace(facts, pack=pack)), facts.listings)
    return {one.field.id: one for one in form}


@generated(
    text=st.text(max_size=60),
    most=st.integers(1, 40),
    others=st.lists(st.text(alphabet="短句。abc", min_size=1, max_size=50), max_size=3),
)
def test_a_text_is_whole_or_is_not_there(text: str, most: int, others: list[str]) -> None:
    one = filled(field(most, *(Text(o, o) for o in others)), {"reason": text}, Lang.ZH)
    assert one.text in {"", text, *others}
    assert len(one.text) <= most
    assert one.text == text or one.note is not None


def test_a_long_text_gives_way_to_the_fullest_wording_that_fits() -> None:
    others = (Text("关于{goods}的完整表述", "x"), Text("第{right_number}号", "x"), Text("短", "x"))
    facts = {"reason": "长" * 99, "goods": "", "right_number": "123"}
    one = filled(field(10, *others), facts, Lang.ZH)
    assert one.text == "第123号"
    assert one.note is not None
    assert "99" in one.note.en


def test_without_a_wording_that_fits_a_person_must_write() -> None:
    one = filled(field(10), {"reason": "长" * 11}, Lang.ZH)
    assert one.is_open
    assert one.note is not None
    assert "不作截断" in one.note.zh


def test_a_doubtful_fact_is_not_filled_in() -> None:
    facts = made.holder_facts()
    certain = by_id(facts, "aliexpress")["right_number"]
    assert certain.text == made.NUMBER
    papers = tuple(made.doubted(each, "registration_number") for each in facts.documents)
    doubtful = by_id(replace(facts, documents=papers), "aliexpress")["right_number"]
    assert doubtful.is_open
    assert doubtful.note is not None


def test_what_is_chosen_on_the_site_has_a_hint() -> None:
    one = by_id(made.holder_facts(), "aliexpress")["reason_code"]
    assert one.is_open
    assert one.note == one.field.hint


def test_a_form_speaks_its_platforms_language() -> None:
    facts = made.holder_facts()
    assert by_id(facts, "ebay")["claim"].text == "counterfeit goods"
    assert by_id(facts, "taobao")["claim"].text == "假冒商品"


def test_fields_stand_in_the_order_of_the_steps() -> None:
    facts = made.holder_facts()
    for pack_id in ("aliexpress", "taobao_order_complaint", "taobao_prohibited_report"):
        pack = made.pack(pack_id)
        known = [step.id for step in pack.steps]
        form = form_filled(facts.case, pack, cast(replace(facts, pack=pack)), facts.listings)
        order = [known.index(one.field.step) for one in form]
        assert order == sorted(order)
