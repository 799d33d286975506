"""Each defence answered for each listing: some may be covered by the seller's papers, others not.

A defence whose sentences all name some of our listings is raised for those alone; any sentence
without one raises it for all.

Listings with the same answers stand together, so that three hundred of them give one paragraph.
What a test asks is not known here: it is asked about the dispute as if it were about less.
"""

from collections.abc import Iterable

from ipclaim.model.listing import Listing
from ipclaim.reply.answer import Stated, Verdict
from ipclaim.reply.book import Defence
from ipclaim.reply.matching import LEAST_ID, holds_item
from ipclaim.reply.matter import Matter
from ipclaim.reply.outcome import DefenceAnswer, answer_defence, claimed_by

_Shape = tuple[tuple[str, Verdict, str, tuple[str, ...]], ...]
"""How each test came out and on which papers of the seller's, without the facts it names."""


def answer_apart(matter: Matter, defences: Iterable[Defence]) -> tuple[DefenceAnswer, ...]:
    """Return the answers in the order of the defences, one for each group of listings."""
    return tuple(answer for defence in defences for answer in _parts(matter, defence))


def _parts(matter: Matter, defence: Defence) -> tuple[DefenceAnswer, ...]:
    claimed = claimed_by(matter, defence)
    if not matter.at_issue:
        return (answer_defence(matter, defence, claimed),)
    groups: dict[_Shape, list[Listing]] = {}
    for listing in raised_for(matter, defence):
        alone = answer_defence(matter.only((listing,)), defence)
        groups.setdefault(_shape(alone), []).append(listing)
    return tuple(
        answer
        for shape, listings in groups.items()
        for answer in _together(matter, defence, tuple(listings), shape, claimed)
    )


def raised_for(matter: Matter, defence: Defence) -> tuple[Listing, ...]:
    """Return the listings at issue for which a defence is raised."""
    raised = matter.pleas.of(defence.id)
    named = [_named_in(words, matter.at_issue) for words in raised.said] if raised else []
    if not named or not all(named):
        return matter.at_issue
    ids = {listing.id for each in named for listing in each}
    return tuple(listing for listing in matter.at_issue if listing.id in ids)


def _named_in(words: str, listings: Iterable[Listing]) -> tuple[Listing, ...]:
    """Return the listings whose item ids stand in some words by themselves."""
    return tuple(
        listing
        for listing in listings
        if listing.item_id
        and len(listing.item_id) >= LEAST_ID
        and holds_item(words, listing.item_id)
    )


def _together(
    matter: Matter,
    defence: Defence,
    listings: tuple[Listing, ...],
    shape: _Shape,
    claimed: tuple[Stated, ...],
) -> tuple[DefenceAnswer, ...]:
    """Return one answer for listings that are alike; one each where it would come out otherwise."""
    joint = answer_defence(matter.only(listings), defence, claimed)
    if _shape(joint) == shape:
        return (joint,)
    return tuple(answer_defence(matter.only((each,)), defence, claimed) for each in listings)


def _shape(answer: DefenceAnswer) -> _Shape:
    return tuple(
        (each.test.id, each.verdict, each.code, tuple(stated.exhibit for stated in each.theirs))
        for each in answer.tests
    )
