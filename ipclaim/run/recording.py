"""What a person tells of a case, made into entries of its ``docket.jsonl``.

All of one telling is written down or nothing: a link that the case has not, a number that no
complaint has, a misspelt event, an outcome without a filing and a day that has not come yet are
refused. What was told before is not written down twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ipclaim.docket.facts import CaseDocket, Complaint, Line, lines_of
from ipclaim.docket.ledger import add_to_ledger
from ipclaim.docket.parsing import outcome_called
from ipclaim.docket.standing import address_of, day_of, standing_of
from ipclaim.docket.store import KnownComplaint
from ipclaim.errors import CaseError, EntryError
from ipclaim.model.docket import (
    DOCKET_FILE,
    CancelEntry,
    DocketEntry,
    EventEntry,
    ExtensionEntry,
    LinkRef,
    NumberEntry,
    OutcomeEntry,
    OutcomeSheet,
    number_key,
)
from ipclaim.model.listing import Listing
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.agenda import FILED
from ipclaim.rules.clocks import HOME
from ipclaim.rules.kept import Platforms, kept_pack
from ipclaim.rules.links import understand
from ipclaim.rules.pack import RulePack
from ipclaim.run.docketed import check_names
from ipclaim.run.docketing import docket_beside, kept_case
from ipclaim.run.folder import CaseFolder, load_case
from ipclaim.written import read_yaml

SHEET = "docket/outcomes.yaml"
ALL = "all"

_BOOKKEEPING = {"at", "by", "note", "source", "links"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What was typed, link ids and words as typed."""

    by: str
    note: str | None = None
    filed: date | datetime | None = None
    number: str | None = None
    round: int | None = None
    links: tuple[str, ...] = ()
    """What filing and events are about; none means all."""
    events: tuple[tuple[str, date | datetime], ...] = ()
    clock: str | None = None
    """The one clock that the events answer."""
    outcomes: tuple[tuple[str, str], ...] = ()
    """Link ids, separated by commas, or ``all``; and a word for the outcome."""
    on: date | None = None
    """The day of outcomes and extensions; today where none is named."""
    extensions: tuple[tuple[str, date], ...] = ()
    cancel: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written down, and the case's docket since."""

    docket: CaseDocket
    added: tuple[Line, ...]
    claimed: tuple[tuple[KnownComplaint, ...], ...]
    """Complaints of this case and of others that have one number."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What entries are made of."""

    folder: CaseFolder
    pack: RulePack
    listings: tuple[Listing, ...]
    sheet: OutcomeSheet
    now: datetime

    @property
    def at(self) -> datetime:
        """When it is written down."""
        return self.now.astimezone(UTC).replace(microsecond=0)

    @property
    def today(self) -> date:
        """The day in China."""
        return self.now.astimezone(HOME).date()


def record(
    case: Path, telling: Telling, address: str | None, templates: Templates, now: datetime
) -> Recorded:
    """Write down what was told, in the case folder first, and bring its database up to date.

    Raises ``EntryError`` when it does not fit the case, ``CaseError`` for a case that cannot be
    read, ``DocketError`` for a database that cannot be used; the case is then as it was.
    """
    desk = _desk(case, templates, now)
    with docket_beside(case, address) as docket:
        added = add_to_ledger(desk.folder.path, lambda lines: _fitting(desk, telling, lines))
        known = kept_case(docket, case, templates, now)
        twice = docket.claimed_twice()
    claimed = tuple(group for group in twice if any(each.case == known.case for each in group))
    return Recorded(known, added, claimed)


def add_outcomes(case: Path, entries: Sequence[DocketEntry]) -> tuple[Line, ...]:
    """Write down outcomes that were matched with the case before, each link's once."""
    return add_to_ledger(case, lambda lines: _news(entries, lines))


def load_sheet(templates: Templates) -> OutcomeSheet:
    """Return how lists of outcomes are read; raises ``CaseError`` where the file is wrong."""
    return read_yaml(templates.path(SHEET), OutcomeSheet, CaseError)


def _desk(case: Path, templates: Templates, now: datetime) -> _Desk:
    folder = load_case(case)
    pack = kept_pack(folder.file.platform, templates)
    listings = understand(folder.links, Platforms(pack, templates))
    return _Desk(folder, pack, listings, load_sheet(templates), now)


def _fitting(desk: _Desk, telling: Telling, lines: tuple[Line, ...]) -> list[DocketEntry]:
    """Return the entries to add; raises ``EntryError`` when one does not fit."""
    entries = _news(list(_entries(desk, telling, lines)), lines)
    first = max((line.number for line in lines), default=0) + 1
    after = lines_of((*((line.number, line.entry) for line in lines), *enumerate(entries, first)))
    before = standing_of(desk.folder.file, desk.listings, lines).strays
    strays = standing_of(desk.folder.file, desk.listings, after).strays
    if new := [stray for stray in strays if stray not in before]:
        raise EntryError(
            Text("；".join(each.zh for each in new), "; ".join(each.en for each in new)),
            Text(
                "请先用 --filed 日期 写明提交日（可加 --number 编号）。",
                "First write down the filing: --filed DAY, with --number where it is known.",
            ),
        )
    return entries


def _entries(desk: _Desk, telling: Telling, lines: tuple[Line, ...]) -> Iterator[DocketEntry]:
    if telling.cancel is not None:
        yield _cancelled(desk, telling, lines)
    yield from _events(desk, telling)
    yield from _outcomes(desk, telling)
    yield from _extensions(desk, telling)
    is_alone = not (telling.filed or telling.events or telling.outcomes or telling.extensions)
    if telling.number is not None and is_alone:
        yield _numbered(desk, telling, lines)


def _events(desk: _Desk, telling: Telling) -> Iterator[EventEntry]:
    refs = _refs(desk, telling.links)
    told = [(what, day, refs, telling.clock) for what, day in telling.events]
    if telling.filed is not None:
        told.insert(0, (FILED, telling.filed, refs or _refs(desk, (ALL,)), None))
    for what, day, links, clock in told:
        check_names("--event", what, clock, desk.pack)
        yield EventEntry(
            at=desk.at,
            by=telling.by,
            note=telling.note,
            what=what,
            on=_come(desk, day),
            number=telling.number,
            clock=clock,
            links=links,
        )


def _outcomes(desk: _Desk, telling: Telling) -> Iterator[OutcomeEntry]:
    for spec, word in telling.outcomes:
        yield OutcomeEntry(
            at=desk.at,
            by=telling.by,
            note=telling.note,
            outcome=_outcome(desk, word),
            on=day_of(_come(desk, telling.on or desk.today)),
            number=telling.number,
            links=_refs(desk, tuple(spec.split(","))),
        )


def _extensions(desk: _Desk, telling: Telling) -> Iterator[ExtensionEntry]:
    for clock, until in telling.extensions:
        check_names("--extend", None, clock, desk.pack)
        yield ExtensionEntry(
            at=desk.at,
            by=telling.by,
            note=telling.note,
            clock=clock,
            on=day_of(_come(desk, telling.on or desk.today)),
            until=until,
            number=telling.number,
        )


def _outcome(desk: _Desk, word: str) -> Outcome:
    outcome = outcome_called(word, desk.sheet)
    if outcome is None:
        words = ", ".join(each.value for each in Outcome)
        raise EntryError(
            Text(f"不认识的结果“{word}”", f"There is no outcome called '{word}'"),
            Text(f"可用：{words}", f"Known: {words}"),
        )
    return outcome


def _refs(desk: _Desk, ids: Sequence[str]) -> tuple[LinkRef, ...]:
    known = {listing.id: listing for listing in desk.listings}
    asked = [each.strip() for each in ids if each.strip()]
    if any(each.lower() == ALL for each in asked):
        asked = list(known)
    unknown = [each for each in asked if each not in known]
    if unknown:
        last = next(reversed(known), "-")
        raise EntryError(
            Text(
                f"案件没有链接 {'、'.join(unknown)}",
                f"The case has no link {', '.join(unknown)}",
            ),
            Text(
                f"链接编号按链接表的顺序，从 L0001 到 {last}；all 表示全部。",
                f"Links are numbered in the order of the links file, L0001 to {last}; all means "
                "every one.",
            ),
        )
    return tuple(LinkRef(id=each, address=address_of(known[each])) for each in asked)


def _come(desk: _Desk, day: date | datetime) -> date | datetime:
    """Return a day that has come; what has not happened yet cannot be told."""
    if day_of(day) > desk.today + timedelta(days=1):
        raise EntryError(
            Text(f"{day} 还没有到", f"{day} has not come yet"),
            Text(
                "只能写明已经发生的事；计划提交日请写在 case.yaml 的 submit_on。",
                "Only what has happened can be written down; a planned day of filing is "
                "submit_on in case.yaml.",
            ),
        )
    return day


def _cancelled(desk: _Desk, telling: Telling, lines: tuple[Line, ...]) -> CancelEntry:
    known = {line.number: line for line in lines}
    line = known.get(telling.cancel or 0)
    if line is None or line.is_cancelled or isinstance(line.entry, CancelEntry):
        raise EntryError(
            Text(
                f"{DOCKET_FILE} 没有可以作废的第 {telling.cancel} 条",
                f"{DOCKET_FILE} has no entry {telling.cancel} that could be taken back",
            ),
            Text(
                "条目编号见 ipclaim docket show 案件。",
                "The numbers of entries are in: ipclaim docket show CASE",
            ),
        )
    if telling.note is None:
        raise EntryError(
            Text("作废须说明原因", "Taking an entry back needs a reason"),
            Text("请加 --note 原因。", "Add --note REASON."),
        )
    return CancelEntry(at=desk.at, by=telling.by, note=telling.note, entry=line.number)


def _numbered(desk: _Desk, telling: Telling, lines: tuple[Line, ...]) -> NumberEntry:
    """Return the number for the one complaint that has none, or for the one that is named."""
    complaints = standing_of(desk.folder.file, desk.listings, lines).complaints
    without = [each for each in complaints if each.number is None]
    if telling.round is not None:
        chosen = [each for each in complaints if each.round == telling.round]
    else:
        chosen = _same_number(complaints, telling.number or "") or without
    if len(chosen) != 1:
        raise EntryError(
            Text(
                f"编号 {telling.number} 属于哪次投诉不明确（已记载 {len(complaints)} 次）",
                f"It is not clear which filing has the number {telling.number} "
                f"({len(complaints)} are written down)",
            ),
            Text(
                "请用 --filed 日期 写明提交日，或用 --round 指明第几次。",
                "Write down the filing with --filed DAY, or say which one with --round.",
            ),
        )
    return NumberEntry(
        at=desk.at,
        by=telling.by,
        note=telling.note,
        number=telling.number or "",
        round=chosen[0].round,
    )


def _same_number(complaints: Sequence[Complaint], number: str) -> list[Complaint]:
    wanted = number_key(number)
    return [each for each in complaints if each.number and number_key(each.number) == wanted]


def _news(entries: Sequence[DocketEntry], lines: Sequence[Line]) -> list[DocketEntry]:
    """Return entries without what was told before, link by link for outcomes."""
    before = [line.entry for line in lines if not line.is_cancelled]
    news: list[DocketEntry] = []
    for entry in entries:
        same = [each for each in (*before, *news) if _content(each) == _content(entry)]
        if isinstance(entry, OutcomeEntry):
            told = {
                ref.address for each in same if isinstance(each, OutcomeEntry) for ref in each.links
            }
            rest = tuple(ref for ref in entry.links if ref.address not in told)
            if rest:
                news.append(entry.model_copy(update={"links": rest}))
        elif not any(_addresses(each) == _addresses(entry) for each in same):
            news.append(entry)
    return news


def _content(entry: DocketEntry) -> dict[str, object]:
    said = entry.model_dump(exclude=_BOOKKEEPING)
    if isinstance(entry, OutcomeEntry):
        said.pop("number")  # the same outcome may come again once the number is known
    return said


def _addresses(entry: DocketEntry) -> tuple[str, ...]:
    return tuple(ref.address for ref in getattr(entry, "links", ()))
