"""The whole record: accounts by their lines, and who or what comes back."""

from datetime import date

from ipclaim.cli.reputation_text import told_reputation
from ipclaim.cli.rules_shown import penalty_lines
from ipclaim.model.case import Claim
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Lang
from ipclaim.reputation.forecast import Planned, Readiness
from ipclaim.reputation.jsonform import reputation_json
from ipclaim.reputation.lines import Stand
from ipclaim.reputation.record import reputation_of
from ipclaim.reputation.repeats import incidents
from tests.reputation.building import ACCOUNT, TODAY, many, outcome, pack

PACKS = {name: pack(name) for name in ("taobao", "1688", "aliexpress", "amazon", "temu")}


def test_sites_that_share_a_line_are_counted_together() -> None:
    rows = [
        *many(accepted=9),
        outcome(Outcome.REFUSED, platform="1688"),
        outcome(Outcome.ACCEPTED, platform="temu"),
    ]
    alibaba, temu = reputation_of(rows, PACKS, TODAY).accounts
    assert alibaba.platforms == ("1688", "taobao")
    assert alibaba.overall.decided == 10
    assert alibaba.stand is Stand.KEPT
    assert temu.line is None


def test_old_outcomes_and_later_ones_do_not_count() -> None:
    rows = [
        outcome(Outcome.REFUSED, on=date(2026, 5, 1)),
        outcome(Outcome.REFUSED, on=date(2026, 12, 1)),
        outcome(Outcome.ACCEPTED),
    ]
    (record,) = reputation_of(rows, PACKS, TODAY).accounts
    assert record.overall.decided == 1


def test_rates_are_told_for_each_claim() -> None:
    rows = [outcome(Outcome.ACCEPTED), outcome(Outcome.REFUSED, claim=Claim.COPYRIGHT)]
    (record,) = reputation_of(rows, PACKS, TODAY).accounts
    assert {claim: counts.accepted for claim, counts in record.by_claim.items()} == {
        Claim.TRADEMARK: 1,
        Claim.COPYRIGHT: 0,
    }


def test_rates_are_told_for_each_reason_of_a_few_words() -> None:
    rows = [
        outcome(Outcome.ACCEPTED, reason="盗图"),
        outcome(Outcome.REFUSED, reason="盗图"),
        outcome(
            Outcome.ACCEPTED, reason="该商品的标题、图片和鞋身均使用与我方注册商标相同的标识。"
        ),
    ]
    (record,) = reputation_of(rows, PACKS, TODAY).accounts
    assert {reason: counts.decided for reason, counts in record.by_reason.items()} == {"盗图": 2}


def test_a_seller_in_two_complaints_is_told_with_what_it_faces() -> None:
    rows = [
        outcome(Outcome.ACCEPTED, case="a", platform="1688", seller="样张 小店"),
        outcome(Outcome.ACCEPTED, case="b", platform="1688", seller="样张小店"),
        outcome(Outcome.REFUSED, case="b", platform="1688", seller="another"),
        outcome(Outcome.ACCEPTED, case="c", platform="taobao", seller="样张小店"),
    ]
    made = reputation_of(rows, PACKS, TODAY)
    (seller,) = made.sellers
    assert (seller.platform, seller.complaints) == ("1688", (("a", 1), ("b", 1)))
    effects = {rung.penalty.id: rung.row.effect.zh for rung in seller.next_rungs}
    assert effects["serious"] == "关闭账号"
    assert effects["other-misuse"] == "删除违规商品信息"
    assert "general" not in effects


def test_the_same_item_complained_of_again_is_told() -> None:
    rows = [
        outcome(Outcome.REINSTATED, case="a", item="656308694954"),
        outcome(Outcome.FILED, case="a", round=2, item="656308694954"),
        outcome(Outcome.ACCEPTED, case="a", item="111122223333"),
    ]
    (item,) = reputation_of(rows, PACKS, TODAY).items
    assert item.name == "656308694954"
    assert item.complaints == (("a", 1), ("a", 2))


def test_complaints_upheld_close_together_count_once_and_old_ones_not_at_all() -> None:
    ladder = next(each for each in PACKS["aliexpress"].penalties if each.id == "aliexpress-serious")
    days = [date(2025, 6, 1), date(2026, 3, 1), date(2026, 3, 4), date(2026, 3, 5)]
    assert incidents(ladder, days, TODAY) == 2


def test_links_without_a_seller_are_owned_up_to() -> None:
    assert reputation_of(many(accepted=3), PACKS, TODAY).unnamed == 3


def test_nothing_filed_is_no_record() -> None:
    assert reputation_of([], PACKS, TODAY).accounts == ()


def test_a_plan_without_a_past_still_names_its_account() -> None:
    planned = Planned("new", "amazon", ACCOUNT, Claim.TRADEMARK, 2, Readiness.READY)
    (record,) = reputation_of([], PACKS, TODAY, [planned]).accounts
    assert record.forecast is not None
    assert record.forecast.after is None


def test_the_data_hold_exact_shares() -> None:
    rows = many(accepted=2, refused=1)
    told = reputation_json(reputation_of(rows, PACKS, TODAY), ())
    assert told.accounts[0].links.upheld is not None
    assert told.accounts[0].links.upheld.low == "0.666667"
    assert told.accounts[0].stand == "crossed"


def test_where_no_source_numbers_the_steps_the_next_one_is_called_unknown() -> None:
    told = {"platform": "amazon", "seller": "样张小店"}
    rows = [outcome(Outcome.ACCEPTED, case=case, **told) for case in "ab"]
    made = reputation_of(rows, PACKS, TODAY)
    assert [seller.next_rungs for seller in made.sellers] == [()]
    for lang, said in ((Lang.ZH, "下一级处罚：不明"), (Lang.EN, "next infringement: unknown")):
        assert any(said in line for line in told_reputation(made, lang))
        assert any(said in line for line in penalty_lines(PACKS["amazon"].penalties, lang))
        assert not any(said in line for line in penalty_lines(PACKS["1688"].penalties, lang))
