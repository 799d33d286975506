"""An anonymous report's dossier and submission show nobody; a dispute tells its order."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ipclaim.check.registry import CHECKS
from ipclaim.dossier.anonymous import NOBODY, without_papers_naming
from ipclaim.dossier.build import DossierInput, make_book, write_dossier
from ipclaim.dossier.letters import open_places
from ipclaim.dossier.wording import complaint
from ipclaim.model.case import Order
from ipclaim.model.text import Lang
from ipclaim.resources import Templates
from ipclaim.rules.load import load_pack
from ipclaim.submission.folder import write_submission
from tests.dossier.hand_made import made_by_hand
from tests.dossier.test_build import squeezed, text_of

SHOWN = ("hand-made", "云帆", "林晓", "ip@example.com", "+86 571 0000 0000", "91330100MA2SPECIM7")


def filed_with(given: DossierInput, pack_id: str, **changes: object) -> DossierInput:
    """Return the case as another process files it."""
    pack = load_pack(pack_id, Templates.with_overlay(), checks=CHECKS)
    case = given.case.model_copy(
        update={"platform": pack_id, "reason": "鞋舌标识歪斜。", **changes}
    )
    return replace(given, pack=pack, case=case)


def test_an_anonymous_report_shows_nobody(tmp_path: Path, templates: Templates) -> None:
    given = made_by_hand(tmp_path, ready=True, approved=True)
    given = filed_with(given, "taobao_counterfeit_report")
    out = tmp_path / "out"
    write_dossier(given, out, templates)
    write_submission(given, out, templates)
    text = squeezed(text_of(out / "dossier.pdf"))
    assert squeezed(NOBODY) in text
    assert "违规商品举报函" in text
    assert "违规商品举报材料" in text
    assert "代理人" not in text
    told = text + squeezed(
        "".join(each.read_text("utf-8") for each in (out / "submission").glob("*.[tjh]*[tnl]"))
    )
    for shown in SHOWN:
        assert squeezed(shown) not in told
    assert b"assessment.json" not in (out / "dossier.pdf").read_bytes()
    form = json.loads((out / "submission" / "submission.json").read_text("utf-8"))
    assert form["approved_by"] == NOBODY
    assert "complainant" not in form["fields"]


def test_papers_that_name_the_complainant_are_no_exhibits(tmp_path: Path) -> None:
    given = made_by_hand(tmp_path, ready=True, approved=True)
    shown = without_papers_naming(given.case, given.assessment)
    assert [paper.doc_type for paper in shown.documents] == ["trademark_certificate"]
    assert shown.approved_by == NOBODY
    assert {one.file for each in shown.findings for one in each.sources} <= {
        "materials/cert.jpg",
    }


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("process", ["order-dispute", "seller-reply", "report"])
def test_letters_of_other_processes_are_filled(
    process: str, lang: Lang, tmp_path: Path, templates: Templates
) -> None:
    order = Order(number="2026110912345678", received_on=date(2026, 11, 18))
    given = filed_with(made_by_hand(tmp_path), "taobao_order_complaint", order=order)
    given = replace(
        given,
        assessment=replace(given.assessment, documents=()),
        listings=(),
        captures=(),
    )
    told = str(
        complaint(make_book(given, {}), templates.path(f"letters/{process}.{lang}.j2"), lang)
    )
    assert "鞋舌标识歪斜" in told
    assert ("2026110912345678" in told) == (process != "report")


@pytest.mark.parametrize("order", [None, Order(shop="云帆箱包店")], ids=["none", "no-number"])
def test_an_order_without_its_number_is_a_gap(
    order: Order | None, tmp_path: Path, templates: Templates
) -> None:
    given = filed_with(made_by_hand(tmp_path), "taobao_order_complaint", order=order)
    given = replace(
        given, assessment=replace(given.assessment, documents=()), listings=(), captures=()
    )
    places = open_places(make_book(given, {}), templates, ())
    assert [place.zh for place in places if "订单编号" in place.zh] == [
        "订单编号：〔待补：订单编号〕"
    ]
