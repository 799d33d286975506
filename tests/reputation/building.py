"""Outcomes of an invented account, one line each."""

from datetime import date

from ipclaim.model.case import Claim
from ipclaim.model.outcome_record import LinkOutcome, Outcome
from ipclaim.resources import Templates
from ipclaim.rules.kept import kept_pack
from ipclaim.rules.pack import RulePack

TODAY = date(2026, 11, 22)
ACCOUNT = "杭州样张服饰有限公司"


def pack(platform: str) -> RulePack:
    return kept_pack(platform, Templates.with_overlay())


def outcome(
    end: Outcome,
    *,
    on: date = date(2026, 11, 1),
    case: str = "case-1",
    round: int = 1,  # noqa: A002 - as the record calls it
    link: str = "L0001",
    platform: str = "taobao",
    claim: Claim = Claim.TRADEMARK,
    seller: str | None = None,
    item: str | None = None,
    answered: bool = False,
    reason: str | None = None,
) -> LinkOutcome:
    is_open = end in {Outcome.FILED, Outcome.COUNTER_NOTICED}
    return LinkOutcome(
        case=case,
        account=ACCOUNT,
        platform=platform,
        claim=claim,
        reason=reason,
        number=None,
        round=round,
        link=link,
        address=f"https://item.taobao.com/item.htm?id={item or link}",
        item_id=item,
        seller=seller,
        filed_on=on if is_open else date(2026, 10, 1),
        outcome=end,
        outcome_on=None if is_open else on,
        counter_noticed_on=on if answered else None,
    )


def many(**counts: int) -> list[LinkOutcome]:
    """Return so many links of each end, as ``many(accepted=92, refused=8)``."""
    return [outcome(Outcome(end)) for end, count in counts.items() for _ in range(count)]
