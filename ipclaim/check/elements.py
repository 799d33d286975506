"""Holds a filing against the law's own list: each element with the outcome of its rules.

Adds nothing to what the rules found, and decides nothing that they left open: an element is met
when all rules that decide it pass, and not met when one fails.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from ipclaim.check.matter import Matter
from ipclaim.model.finding import Cite, Finding, LegalElement, Outcome
from ipclaim.rules.pack import RulePack
from ipclaim.rules.regime import Element, Regime

_GRAVEST_FIRST = (Outcome.FAIL, Outcome.REVIEW, Outcome.PASS)


def elements_of(
    matter: Matter, findings: Mapping[str, Sequence[Finding]]
) -> Iterator[LegalElement]:
    """Yield what the pack's regimes want; ``findings`` are by the id of their rule.

    A regime that does not speak about the claim yields its elements as not applicable, so that
    nobody takes the filing for a notice in its sense.
    """
    for regime, elements in _wanted(matter.pack, matter.day):
        is_about = regime.is_about(matter.case.claim, matter.day)
        for element, cites in elements:
            outcome = _outcome(element, findings) if is_about else Outcome.NOT_APPLICABLE
            yield LegalElement(
                regime=regime.id,
                regime_name=regime.name,
                id=element.id,
                title=element.title,
                outcome=outcome,
                rules=element.decided_by,
                asked=element.asked,
                cites=cites,
            )


_Cited = tuple[Element, tuple[Cite, ...]]


@lru_cache(maxsize=32)
def _wanted(pack: RulePack, day: date) -> tuple[tuple[Regime, tuple[_Cited, ...]], ...]:
    """Return what each regime wants in the pack's process, with the cites in force on a day."""
    return tuple(
        (
            regime,
            tuple(
                (element, tuple(cite.on(day) for cite in element.cites))
                for element in _of_process(regime, pack.process)
            ),
        )
        for regime in pack.regimes
    )


def _of_process(regime: Regime, process: str) -> tuple[Element, ...]:
    if process == "seller_reply":
        return regime.counter_notice
    return () if process == "order_dispute" else regime.notice


def _outcome(element: Element, findings: Mapping[str, Sequence[Finding]]) -> Outcome:
    if not element.decided_by:
        return Outcome.REVIEW
    said = {found.outcome for rule in element.decided_by for found in findings.get(rule, ())}
    return next((one for one in _GRAVEST_FIRST if one in said), Outcome.NOT_APPLICABLE)
