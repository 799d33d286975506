"""``ipclaim explain``: a rule with the law that wants it, and with what wrongdoing costs."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.cli.explain import told
from ipclaim.model.text import Lang
from tests import building as made

PACK = made.pack("taobao")
JUDGED = judge(replace(made.holder_facts(), pack=PACK))
RULE = next(each.rules[0] for each in JUDGED.elements if each.rules)


@pytest.mark.parametrize("lang", Lang)
def test_a_rule_is_told_with_its_law_and_the_penalties(lang: Lang) -> None:
    lines = list(told(JUDGED, PACK, RULE.lower(), lang))
    assert lines[0].startswith(f"{RULE} ")
    element = next(each for each in JUDGED.elements if RULE in each.rules)
    said = f"{element.regime_name.said_in(lang)}: {element.title.said_in(lang)}"
    assert any(said in line for line in lines)
    whole = "\n".join(lines)
    for penalty in PACK.penalties:
        assert penalty.title.said_in(lang) in whole


def test_a_rule_that_no_law_wants_is_told_without_one() -> None:
    wanted = {rule for each in JUDGED.elements for rule in each.rules}
    other = next(each.rule for each in JUDGED.findings if each.rule not in wanted)
    assert not any("法律要件" in line for line in told(JUDGED, PACK, other, Lang.ZH))


def test_what_is_no_rule_is_told_nothing() -> None:
    assert list(told(JUDGED, PACK, "holder_name", Lang.EN)) == []
