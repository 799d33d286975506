"""The book of defences is whole: every clause in both languages, every source named and dated."""

from datetime import date
from pathlib import Path

import pytest

from ipclaim.errors import RulesError
from ipclaim.model.case import Claim
from ipclaim.reply.book import Defence, Suggestion
from ipclaim.reply.checks import CHECKS, misfits
from ipclaim.reply.loading import load_letter, load_reply_book
from ipclaim.resources import Templates
from tests.reply.building import book, letter, templates

DEFENCES = book().defences


def test_all_fifteen_defences_are_there() -> None:
    assert [each.id for each in DEFENCES] == [f"D{number:02d}" for number in range(1, 16)]


@pytest.mark.parametrize("defence", DEFENCES, ids=lambda each: str(each.id))
def test_each_defence_is_whole(defence: Defence) -> None:
    assert defence.rules
    assert defence.hold
    assert defence.source
    assert date(2026, 1, 1) <= defence.verified_on <= date(2026, 11, 22)
    for test in defence.tests:
        assert test.rules, test.id
        assert test.check or test.looks
        for said in (test.name, *test.says.values()):
            assert any("\u4e00" <= char <= "\u9fff" for char in said.zh), test.id
            assert not any("\u4e00" <= char <= "\u9fff" for char in said.en), test.id


def test_every_check_is_used_and_fits() -> None:
    named = {test.check for each in DEFENCES for test in each.tests if test.check}
    assert named == set(CHECKS)
    assert list(misfits(book())) == []


@pytest.mark.parametrize("suggestion", list(Suggestion))
def test_the_letter_has_words_for_each_suggestion(suggestion: Suggestion) -> None:
    assert f"request_{suggestion}" in letter().clauses
    assert f"suggestion_{suggestion}" in letter().clauses


def test_a_law_is_cited_in_the_version_of_the_day() -> None:
    before = book().cited("licence", day=date(2026, 12, 31))
    after = book().cited("licence", day=date(2027, 1, 1))
    assert before.zh == "《中华人民共和国商标法》（2019年修正）第四十三条"
    assert "2026年修订" in after.zh
    assert "条号待核实" in after.zh
    assert "to be verified" in after.en
    assert book().is_verified("licence", date(2026, 12, 31))
    assert not book().is_verified("licence", date(2027, 1, 1))


def test_an_unread_version_is_not_told_as_its_forerunner() -> None:
    assert "使用许可合同" in book().explained("licence", date(2026, 12, 31)).zh
    assert "使用许可合同" not in book().explained("licence", date(2027, 1, 1)).zh


def test_rules_of_one_law_are_cited_together() -> None:
    cited = book().cited("licence", "infringing_acts", "declaration", day=date(2026, 11, 22))
    assert cited.zh.count("商标法") == 1
    assert "第四十三条、第五十七条" in cited.zh


def test_the_trademark_law_is_not_cited_for_a_patent() -> None:
    fitting = book().fitting(("licence", "declaration", "prior_art"), Claim.INVENTION_PATENT)
    assert fitting == ("declaration", "prior_art")


def overlaid(tmp_path: Path, name: str, old: str, new: str) -> Templates:
    folder = tmp_path / "replies"
    folder.mkdir()
    text = templates().path(f"replies/{name}").read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return Templates.with_overlay(tmp_path)


def test_a_misspelt_key_is_found_at_its_line(tmp_path: Path) -> None:
    changed = overlaid(tmp_path, "defences.yaml", "    if_shown:", "    if_showm:")
    with pytest.raises(RulesError, match=r"defences\.yaml:\d+: .*did you mean if_shown"):
        load_reply_book(changed)


def test_a_clause_that_names_an_unknown_fact_is_refused(tmp_path: Path) -> None:
    changed = overlaid(tmp_path, "defences.yaml", "{{ count }}份", "{{ cuont }}份")
    with pytest.raises(RulesError, match="D01 paper: the clause shown names cuont"):
        load_reply_book(changed)


def test_an_answer_without_a_clause_is_refused(tmp_path: Path) -> None:
    changed = overlaid(
        tmp_path,
        "defences.yaml",
        "          no_day: {zh: 我方尚无",
        "          no_daz: {zh: 我方尚无",
    )
    with pytest.raises(RulesError, match="D01 period: no clause for the answer no_day"):
        load_reply_book(changed)


def test_a_broken_template_is_refused(tmp_path: Path) -> None:
    changed = overlaid(tmp_path, "letter.yaml", "{{ name }}（{{ role }}）", "{{ name（{{ role }}）")
    with pytest.raises(RulesError, match="not a template"):
        load_letter(changed)


def test_a_lawyers_own_wording_is_used(tmp_path: Path) -> None:
    changed = overlaid(tmp_path, "letter.yaml", "关于被投诉人申诉的回复意见", "答复函")
    assert load_letter(changed).title.zh == "答复函"
