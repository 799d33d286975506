"""``ipclaim reply`` after a decision: what is drafted, in whose words, and what goes away."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ipclaim.cli.main import cli
from tests.cli.test_reputation import HEAD, write_case

pytestmark = pytest.mark.slow  # letters are drawn in a worker process

LETTER = """\
申诉书
投诉编号：20261120
申诉人：样张鞋店
申诉理由：
一、本店已取得该品牌的授权，属于正品经销，请求恢复链接。
申诉链接：https://item.taobao.com/item.htm?id=6000000000000
日期：2026年11月18日
"""


def reply(*arguments: str | Path) -> Result:
    words = ["reply", *map(str, arguments), "--as-of", "2026-11-22", "-q"]
    return CliRunner().invoke(cli, words, standalone_mode=False)


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose only link was refused, as its docket says, with a paper of an earlier run."""
    case = write_case(tmp_path_factory.mktemp("refused") / "case", {"refused": 1})
    stale = case / "out" / "replies" / "refused-step-withdrawal.pdf"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"")
    assert reply(case, "--lang", "en").return_value == 1
    return case


def test_a_noted_refusal_is_answered_and_what_no_longer_applies_goes_away(refused: Path) -> None:
    steps = {each.name for each in (refused / "out" / "replies").glob("*-step-*")}
    assert steps == {"refused-step-re-review.pdf"}


def test_the_platforms_words_are_quoted(refused: Path) -> None:
    done = reply(refused, "--refused", "证据不足", "--refused-on", "2026-11-20", "--json")
    (told,) = json.loads(done.output)
    (request,) = told["further"]
    said = json.dumps(request["sections"], ensure_ascii=False)
    assert "“证据不足”" in said
    assert "2026年11月20日" in said


def test_without_a_decision_and_a_counter_notice_it_says_what_to_do(tmp_path: Path) -> None:
    done = reply(write_case(tmp_path / "case", {"accepted": 1}))
    assert done.exception is not None
    assert "--refused" in str(done.exception.told_in("en"))  # type: ignore[attr-defined]


def test_a_filed_case_with_only_a_platforms_decision_is_told_what_to_write_down(
    tmp_path: Path,
) -> None:
    case = write_case(tmp_path / "case", {"filed": 1})
    (case / "counter-notices").mkdir()
    letter = "您提交的知识产权投诉经审核不成立（商品6000000000000），2026年11月19日。"
    (case / "counter-notices" / "决定.txt").write_text(letter, encoding="utf-8")
    error = reply(case).exception
    assert error is not None
    assert "the complaint is rejected" in str(error)
    advice = error.advice.en  # type: ignore[attr-defined]
    assert f"ipclaim docket record {case} --outcome L0001=refused --on 2026-11-19" in advice
    assert not list((case / "out" / "replies").glob("*.pdf"))


def test_a_reason_is_for_one_case_alone(tmp_path: Path) -> None:
    cases = [write_case(tmp_path / name, {"refused": 1}) for name in ("one", "two")]
    done = reply(*cases, "--refused", "x", "--lang", "zh")
    assert "只能用于一个案件" in str(done.exception)


def test_the_day_of_arrival_comes_from_the_docket(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", {"accepted": 1})
    with (case / "docket.jsonl").open("a", encoding="utf-8") as ledger:
        ledger.write(
            f'{{"kind": "event", "what": "counter_notice_received", "on": "2026-11-19", {HEAD}}}\n'
        )
    (case / "counter-notices").mkdir()
    (case / "counter-notices" / "申诉.txt").write_text(LETTER, encoding="utf-8")
    (told,) = json.loads(reply(case, "--json", "--in", "zh", "--text-limit", "300").output)
    clocks = {each["id"]: each for each in told["deadlines"]}
    assert clocks["suit-or-complaint"]["counted_from"] == "2026-11-19"
    assert clocks["suit-or-complaint"]["safe"] == "2026-12-04"
    (text,) = told["submission"]["texts"]
    assert (text["lang"], text["fits"]) == ("zh", True)
    replies = case / "out" / "replies"
    assert (replies / "申诉-step-filing-cn.pdf").is_file()
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in replies.iterdir())
