"""By when to act: the days counted, the ground, and what is told as unknown."""

from dataclasses import replace
from datetime import date

import pytest

from ipclaim.model.case import Claim
from ipclaim.model.text import Text
from ipclaim.reply.deadlines import Deadline, DeadlineState, deadlines_of
from ipclaim.rules.agenda import COUNTER_NOTICE
from ipclaim.rules.kept import kept_pack
from ipclaim.rules.pack import Clock, Span
from tests.reply.building import Dispute, pack, templates


def legal(dispute: Dispute) -> Deadline:
    return deadlines_of(dispute.given)[0]


@pytest.mark.parametrize(
    ("received", "safe", "rolled"),
    [
        # The last day falls into the National Day holidays of 2026 (1 to 7 October).
        (date(2026, 9, 20), date(2026, 10, 5), date(2026, 10, 8)),
        (date(2026, 11, 19), date(2026, 12, 4), date(2026, 12, 4)),
        (date(2026, 9, 15), date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 2, 1), date(2026, 2, 16), date(2026, 2, 24)),
    ],
)
def test_fifteen_days_with_and_without_the_roll(received: date, safe: date, rolled: date) -> None:
    found = legal(replace(Dispute(), received=received, as_of=received))
    assert (found.safe, found.rolled, found.counted_from) == (safe, rolled, received)
    assert found.state is DeadlineState.OPEN
    assert not found.provisional
    assert any("第四十三条" in cite.ref for cite in found.cites)


def test_both_dates_are_told_when_they_differ() -> None:
    told = legal(replace(Dispute(), received=date(2026, 9, 20), as_of=date(2026, 9, 21))).told
    assert "2026年10月5日" in told.zh
    assert "2026年10月8日" in told.zh
    assert "5 October 2026" in told.en
    assert "8 October 2026" in told.en


def test_a_year_without_a_published_calendar_is_provisional() -> None:
    found = legal(replace(Dispute(), received=date(2026, 12, 20), as_of=date(2026, 12, 20)))
    assert found.safe == date(2027, 1, 4)
    assert found.provisional
    assert found.rolled is not None
    assert found.rolled > date(2027, 1, 4)
    assert "尚未公布" in found.told.zh


def test_without_a_day_of_arrival_the_notice_date_is_the_safe_start() -> None:
    found = legal(replace(Dispute(), received=None))
    assert found.counted_from == date(2026, 11, 18)
    assert found.safe == date(2026, 12, 3)
    assert "到达日期未记录" in found.told.zh


def test_without_any_certain_day_there_is_no_date() -> None:
    found = legal(replace(Dispute(), received=None, notice_doubtful=("notice_date",)))
    assert found.state is DeadlineState.UNKNOWN
    assert (found.safe, found.rolled) == (None, None)
    assert "日期未定" in found.told.zh


def test_a_passed_date_says_so() -> None:
    found = legal(replace(Dispute(), received=date(2026, 10, 20), as_of=date(2026, 11, 22)))
    assert found.state is DeadlineState.PASSED
    assert "已过" in found.told.zh
    assert "has passed" in found.told.en


def test_the_safe_day_itself_is_still_open() -> None:
    found = legal(replace(Dispute(), received=date(2026, 11, 19), as_of=date(2026, 12, 4)))
    assert found.state is DeadlineState.OPEN


def test_where_the_law_may_not_apply_it_says_so() -> None:
    assert "须由法律人员确认" in legal(Dispute()).told.zh
    taobao = kept_pack("taobao", templates())
    told = legal(replace(Dispute(), pack=taobao)).told
    assert "须由法律人员确认" not in told.zh
    assert "art. 43(2)" in told.en


@pytest.mark.parametrize("platform", ["amazon", "temu", "lazada", "mercado_libre"])
def test_where_the_law_of_china_is_not_in_the_pack_it_is_not_told(platform: str) -> None:
    dispute = replace(Dispute(), pack=kept_pack(platform, templates()))
    assert all("第四十三条" not in each.told.zh for each in deadlines_of(dispute.given))


@pytest.mark.parametrize("platform", ["taobao", "jd", "douyin", "aliexpress"])
def test_the_law_is_told_once(platform: str) -> None:
    dispute = replace(Dispute(), pack=kept_pack(platform, templates()))
    found = deadlines_of(dispute.given)
    assert [each.id for each in found].count("suit-or-complaint") == 1
    assert sum("第四十三条" in each.told.zh for each in found) == 1


def test_each_clock_says_whom_it_binds() -> None:
    dispute = replace(Dispute(), pack=kept_pack("shopify", templates()))
    case = dispute.given.case.model_copy(update={"claim": Claim.COPYRIGHT})
    found = deadlines_of(replace(dispute.given, case=case))
    told = next(each for each in found if each.who == "platform").told
    assert "由平台遵守" in told.zh
    assert "may have reached them earlier" in told.en


def test_a_clock_that_another_event_starts_is_not_told() -> None:
    dispute = replace(Dispute(), pack=kept_pack("tmall", templates()))
    assert all(each.id != "re-review" for each in deadlines_of(dispute.given))


def test_an_unpublished_platform_clock_gets_no_date() -> None:
    [_, found] = deadlines_of(Dispute().given)
    assert found.state is DeadlineState.UNKNOWN
    assert found.safe is None
    assert "没有公开来源" in found.told.zh


@pytest.mark.parametrize(
    ("length", "due"),
    [
        (Span(3, 3, "working_day", "cn"), date(2026, 11, 24)),
        (Span(3, 5, "calendar_day", None), date(2026, 11, 22)),
        (Span(72, 72, "hour", None), date(2026, 11, 22)),
    ],
)
def test_a_published_platform_clock_is_counted_on_its_safe_side(length: Span, due: date) -> None:
    title = Text("回应", "answer")
    clock = Clock("reply", title, "complainant", length, (), starts=COUNTER_NOTICE)
    dispute = replace(Dispute(), pack=replace(pack(), clocks=(clock,)))
    [found] = deadlines_of(dispute.given)
    assert found.safe == due
