"""The law's own list and the ladders of penalties, at the end of the check report."""

from dataclasses import replace
from pathlib import Path

from ipclaim.check.judge import judge
from ipclaim.model.finding import LegalElement
from ipclaim.resources import Templates
from tests import building as made
from tests.dossier.conftest import rendered
from tests.dossier.hand_made import made_by_hand
from tests.dossier.test_build import squeezed, text_of


def judged_elements(pack_id: str) -> tuple[LegalElement, ...]:
    return judge(replace(made.holder_facts(), pack=made.pack(pack_id))).elements


def test_elements_and_penalties_stand_after_the_rules(tmp_path: Path, templates: Templates) -> None:
    given = made_by_hand(tmp_path)
    pack = made.pack("taobao")
    elements = judged_elements("taobao")
    # One element is decided by a rule that the report shows, so that its name is a link.
    shown = replace(elements[0], rules=(given.assessment.findings[0].rule,), asked=None)
    given = replace(
        given,
        pack=replace(given.pack, penalties=pack.penalties),
        assessment=replace(given.assessment, elements=(shown, *elements[1:])),
    )
    pdf = tmp_path / "legal.pdf"
    pdf.write_bytes(rendered(given, templates).pdf)
    text = squeezed(text_of(pdf))
    for element in elements:
        assert squeezed(element.title.zh) in text
        assert squeezed(element.regime_name.zh) in text
    for penalty in pack.penalties:
        assert squeezed(penalty.title.zh) in text
        for row in penalty.rows:
            assert squeezed(row.effect.zh) in text


def test_a_pack_without_either_adds_nothing(tmp_path: Path, templates: Templates) -> None:
    given = made_by_hand(tmp_path)
    pdf = tmp_path / "plain.pdf"
    pdf.write_bytes(rendered(given, templates).pdf)
    text = squeezed(text_of(pdf))
    assert "法律要件" not in text
    assert "违规后果" not in text
