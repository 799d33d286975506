"""Where each complaint and each link stands, from what was written down. Pure.

A filing is an event ``filed``, in ``case.yaml`` or in ``docket.jsonl``; the same filing told in
both is one, and the latter, which knows number and links, has the last word. An entry that names a
number is about the complaint of that number; one that names none, about the latest filing of its
links by then. What fits no filing changes nothing and is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ipclaim.docket.facts import Complaint, ComplaintState, Line, LinkStanding
from ipclaim.docket.words import OUTCOME_NAMES
from ipclaim.model.case import CaseFile, Event
from ipclaim.model.docket import EventEntry, LinkRef, NumberEntry, OutcomeEntry, number_key
from ipclaim.model.listing import Listing
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text
from ipclaim.rules.agenda import COUNTER_NOTICE, EVENT_NAMES, FILED

_STATES = {
    COUNTER_NOTICE: ComplaintState.COUNTER_NOTICED,
    "replied": ComplaintState.REPLIED,
    "re_review_filed": ComplaintState.RE_REVIEW,
    "suit_filed": ComplaintState.AT_LAW,
    "authority_complaint_filed": ComplaintState.AT_LAW,
    "decision_received": ComplaintState.DECIDED,
    "complaint_upheld": ComplaintState.DECIDED,
    "answer_refused": ComplaintState.DECIDED,
    "withdrawn": ComplaintState.WITHDRAWN,
    "closed": ComplaintState.CLOSED,
}
"""What an event about a whole complaint makes of it; others leave it as it is."""

_ABOUT_LINKS = {COUNTER_NOTICE: Outcome.COUNTER_NOTICED, "withdrawn": Outcome.WITHDRAWN}
_UNTOUCHED = {Outcome.REFUSED, Outcome.WITHDRAWN}
"""What withdrawing a whole complaint changes nothing of."""


@dataclass(slots=True)
class _Filing:
    """A filing while entries are laid over it."""

    on: date | datetime
    number: str | None
    links: dict[str, LinkStanding]
    """By address."""
    state: ComplaintState = ComplaintState.FILED
    round: int = 0

    @property
    def day(self) -> date:
        return day_of(self.on)


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing that was told, from either file."""

    on: date | datetime
    number: str | None
    links: tuple[LinkRef, ...]
    event: str | None = None
    outcome: Outcome | None = None

    @property
    def day(self) -> date:
        return day_of(self.on)

    @property
    def name(self) -> Text:
        if self.outcome is not None:
            return OUTCOME_NAMES[self.outcome]
        event = self.event or ""
        return EVENT_NAMES.get(event, Text(event, event))


@dataclass(frozen=True, slots=True)
class Standing:
    """The complaints of a case, and what fits none of them."""

    complaints: tuple[Complaint, ...]
    strays: tuple[Text, ...]
    """What was told of complaints that nobody filed."""
    notes: tuple[Text, ...]
    """What was told too loosely to be counted."""


def standing_of(case: CaseFile, listings: Sequence[Listing], lines: Sequence[Line]) -> Standing:
    """Return where a case's complaints stand."""
    known = {address_of(listing): listing for listing in listings}
    valid = [line.entry for line in lines if not line.is_cancelled]
    told = sorted((*_from_case(case, valid), *_from_ledger(valid)), key=lambda each: each.day)
    filings = [_filing(each, known, case.reason) for each in told if each.event == FILED]
    for round_, filing in enumerate(filings, start=1):
        filing.round = round_
    strays, notes = list(_numbered(filings, valid)), []
    for each in told:
        if each.event == FILED:
            continue
        about = _about(filings, each)
        if not about and (each.links or each.number):
            strays.append(_stray(each))
        notes += [note for filing, share in about for note in _laid_over(filing, share)]
    return Standing(tuple(_complaint(filing) for filing in filings), tuple(strays), tuple(notes))


def day_of(on: date | datetime) -> date:
    """Return the day of a day or a time."""
    return on.date() if isinstance(on, datetime) else on


def address_of(listing: Listing) -> str:
    """Return the address by which a link is known for good."""
    return listing.canonical or listing.link.url.strip() or listing.id


def _from_ledger(entries: Iterable[object]) -> Iterator[_Told]:
    for entry in entries:
        if isinstance(entry, EventEntry):
            yield _Told(entry.on, entry.number, entry.links, event=entry.what)
        elif isinstance(entry, OutcomeEntry):
            yield _Told(entry.on, entry.number, entry.links, outcome=entry.outcome)


def _from_case(case: CaseFile, entries: Sequence[object]) -> Iterator[_Told]:
    """Yield what ``case.yaml`` tells and the ledger does not tell better."""
    events = [entry for entry in entries if isinstance(entry, EventEntry)]
    for event in case.events:
        if not any(is_same_event(event, entry) for entry in events):
            yield _Told(event.on, event.number, (), event=event.what)


def is_same_event(written: Event, entry: EventEntry) -> bool:
    """Whether an event of ``case.yaml`` and an entry of the ledger tell the same."""
    if (written.what, day_of(written.on)) != (entry.what, day_of(entry.on)):
        return False
    if written.number is None or entry.number is None:
        return True
    return number_key(written.number) == number_key(entry.number)


def _filing(told: _Told, known: Mapping[str, Listing], reason: str | None) -> _Filing:
    refs = told.links or tuple(
        LinkRef(id=listing.id, address=address) for address, listing in known.items()
    )
    links = {ref.address: _link(ref, known.get(ref.address), reason) for ref in refs}
    return _Filing(told.on, told.number, links)


def _link(ref: LinkRef, listing: Listing | None, reason: str | None) -> LinkStanding:
    return LinkStanding(
        link=ref.id,
        address=ref.address,
        item_id=listing.item_id if listing else None,
        seller=listing.link.seller if listing else None,
        reason=(listing.link.reason if listing else None) or reason,
        outcome=Outcome.FILED,
        outcome_on=None,
        counter_noticed_on=None,
    )


def _numbered(filings: Sequence[_Filing], entries: Iterable[object]) -> Iterator[Text]:
    """Give filings the numbers told later; yield what cannot be given."""
    for entry in entries:
        if not isinstance(entry, NumberEntry):
            continue
        if entry.round <= len(filings):
            filings[entry.round - 1].number = entry.number
        else:
            yield Text(
                f"投诉编号 {entry.number} 属于第 {entry.round} 次投诉，但没有这次投诉的记录",
                f"complaint number {entry.number} is for filing {entry.round}, which was never "
                "written down",
            )


def _stray(told: _Told) -> Text:
    what = told.number or ", ".join(ref.id for ref in told.links)
    return Text(
        f"{told.day} 的“{told.name.zh}”（{what}）不属于任何已记载的投诉",
        f"'{told.name.en}' of {told.day} ({what}) fits no filing that was written down",
    )


def _laid_over(filing: _Filing, told: _Told) -> Iterator[Text]:
    """Change a filing that something is about; yield what was told too loosely."""
    if told.outcome is not None:
        _decide(filing, told, told.outcome, told.links)
    elif told.event is not None:
        yield from _happen(filing, told, told.event)


def _about(filings: Sequence[_Filing], told: _Told) -> list[tuple[_Filing, _Told]]:
    """Return the filings that something is about, each with its share of the links.

    What names neither number nor links is about all that were filed by that day.
    """
    begun = [filing for filing in filings if filing.day <= told.day]
    if told.number is not None:
        wanted = number_key(told.number)
        return [
            (filing, told)
            for filing in begun
            if filing.number is not None and number_key(filing.number) == wanted
        ]
    if not told.links:
        return [(filing, told) for filing in begun]
    latest = {address: filing.round for filing in begun for address in filing.links}
    shares = [
        (filing, tuple(ref for ref in told.links if latest.get(ref.address) == filing.round))
        for filing in begun
    ]
    return [(filing, replace(told, links=links)) for filing, links in shares if links]


def _happen(filing: _Filing, told: _Told, event: str) -> Iterator[Text]:
    outcome = _ABOUT_LINKS.get(event)
    if outcome is not None:
        yield from _touch(filing, told, outcome)
    is_whole = not told.links or set(filing.links) <= {ref.address for ref in told.links}
    is_over = filing.state in {ComplaintState.WITHDRAWN, ComplaintState.CLOSED}
    if event in _STATES and not is_over and (is_whole or outcome is not Outcome.WITHDRAWN):
        filing.state = _STATES[event]


def _touch(filing: _Filing, told: _Told, outcome: Outcome) -> Iterator[Text]:
    """Mark the links that an event is about; a counter-notice that names none is not guessed at."""
    refs = told.links
    if not refs and outcome is Outcome.WITHDRAWN:
        refs = tuple(
            LinkRef(id=link.link, address=address)
            for address, link in filing.links.items()
            if link.outcome not in _UNTOUCHED
        )
    elif not refs and len(filing.links) == 1:
        refs = tuple(LinkRef(id=link.link, address=link.address) for link in filing.links.values())
    elif not refs:
        yield Text(
            f"{told.day} 的反通知未写明针对哪些链接，未计入任何链接",
            f"the counter-notice of {told.day} does not say which links it is about, so it is "
            "counted for none",
        )
    _decide(filing, told, outcome, refs)


def _decide(filing: _Filing, told: _Told, outcome: Outcome, refs: Sequence[LinkRef]) -> None:
    for ref in refs:
        link = filing.links.get(ref.address)
        if link is None:
            continue
        came = told.day if outcome is Outcome.COUNTER_NOTICED else link.counter_noticed_on
        day = None if outcome is Outcome.FILED else told.day
        filing.links[ref.address] = replace(
            link, outcome=outcome, outcome_on=day, counter_noticed_on=came
        )


def _complaint(filing: _Filing) -> Complaint:
    links = tuple(filing.links.values())
    is_decided = bool(links) and all(
        link.outcome not in {Outcome.FILED, Outcome.COUNTER_NOTICED} for link in links
    )
    state = filing.state
    if is_decided and state in {
        ComplaintState.FILED,
        ComplaintState.COUNTER_NOTICED,
        ComplaintState.REPLIED,
    }:
        is_withdrawn = all(link.outcome is Outcome.WITHDRAWN for link in links)
        state = ComplaintState.WITHDRAWN if is_withdrawn else ComplaintState.DECIDED
    return Complaint(filing.round, filing.number, filing.on, state, links)
