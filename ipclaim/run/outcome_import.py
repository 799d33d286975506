"""A platform's list of outcomes, taken into the ledgers of the cases that it is about.

A row belongs to the complaint that has its number, and to the link that has its address or item id.
A complaint without a number takes the number of a row about one of its links. A row that fits no
complaint, or several cases, is told with the reason and changes nothing; so the same list may be
taken in again when what was missing has been written down, and what it told before is told once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ipclaim.docket.facts import CaseDocket, Complaint, Line, LinkStanding
from ipclaim.docket.parsing import RowTrouble, SheetRow, parse_sheet
from ipclaim.errors import CaseError
from ipclaim.model.docket import DocketEntry, LinkRef, NumberEntry, OutcomeEntry, number_key
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.kept import Platforms, kept_pack
from ipclaim.rules.links import understand_address
from ipclaim.run.agenda import CaseTrouble
from ipclaim.run.links_file import table_in
from ipclaim.run.outcomes import dockets_of
from ipclaim.run.recording import add_outcomes, load_sheet


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list."""

    added: tuple[tuple[str, Line], ...]
    """By case, the entries that were written down."""
    taken: int
    """Rows that fit, whether they told anything new or not."""
    waiting: int
    """Rows that say that nothing was decided yet."""
    left: tuple[RowTrouble, ...]
    """Rows that were not taken in."""
    unknown_columns: tuple[str, ...]
    """Columns that mean nothing to us; what they say is kept in the notes."""
    troubles: tuple[CaseTrouble, ...]
    """Cases that could not be looked at."""


@dataclass(frozen=True, slots=True)
class _Target:
    """The complaint and the links that a row is about."""

    case: Path
    docket: CaseDocket
    complaint: Complaint
    links: tuple[LinkStanding, ...]


@dataclass(frozen=True, slots=True)
class _Share:
    """What the rows of one list tell of one complaint alike."""

    round: int
    outcome: Outcome
    on: date
    note: str | None


def import_outcomes(
    file: Path,
    cases: Sequence[Path],
    templates: Templates,
    now: datetime,
    *,
    by: str,
    on: date | None = None,
) -> Imported:
    """Take a list of outcomes into the ledgers of some cases.

    ``on`` is the day of rows that have none. Raises ``CaseError`` when the list cannot be read.
    """
    if not file.is_file():
        raise CaseError(
            Text(f"没有这个文件：{file}", f"There is no file {file}"),
            Text("请检查路径。", "Check the path."),
        )
    sheet = parse_sheet(table_in(file), load_sheet(templates), on)
    told, troubles = dockets_of(cases, templates, now)
    dockets = [(Path(docket.folder), docket) for docket in told]
    targets: list[tuple[SheetRow, _Target]] = []
    left = list(sheet.troubles)
    for row in sheet.rows:
        match _target(row, dockets, templates):
            case _Target() as target:
                targets.append((row, target))
            case Text() as why:
                left.append(RowTrouble(row.row, why))
    added = []
    for case, docket in dockets:
        rows = [(row, target) for row, target in targets if target.case == case]
        lines = _written(case, docket, rows, file.name, by, now) if rows else ()
        added += [(docket.case, line) for line in lines]
    return Imported(
        added=tuple(added),
        taken=len(targets),
        waiting=sheet.waiting,
        left=tuple(sorted(left, key=lambda each: each.row)),
        unknown_columns=sheet.unknown_columns,
        troubles=troubles,
    )


def _target(
    row: SheetRow, dockets: Sequence[tuple[Path, CaseDocket]], templates: Templates
) -> _Target | Text:
    """Return what a row is about, or why that is not clear."""
    asked = [each for each in dockets if row.case is None or each[1].case == row.case]
    fitting = [
        target for case, docket in asked for target in _fitting(row, case, docket, templates)
    ]
    if row.number is not None:
        wanted = number_key(row.number)
        exact = [
            each
            for each in fitting
            if each.complaint.number and number_key(each.complaint.number) == wanted
        ]
        fitting = exact or [each for each in fitting if each.complaint.number is None]
    if not fitting:
        return Text(
            f"没有与之相符的投诉（{_named(row)}），请先写明提交（--filed）和编号",
            f"fits no complaint ({_named(row)}); write down the filing (--filed) and its number",
        )
    names = sorted({each.docket.case for each in fitting})
    if len(names) > 1:
        return Text(
            f"与多个案件相符：{'、'.join(names)}；请在“案件”列写明是哪个",
            f"fits several cases: {', '.join(names)}; name the one in a column called case",
        )
    return fitting[-1]


def _fitting(
    row: SheetRow, case: Path, docket: CaseDocket, templates: Templates
) -> Iterator[_Target]:
    """Yield the complaints of a case that a row may be about, in the order of filing."""
    filed = [each for each in docket.complaints if each.day <= row.on]
    if row.url is None and row.item_id is None:
        if row.number is not None:
            yield from (_Target(case, docket, each, each.links) for each in filed if each.number)
        return
    address, item = row.url, row.item_id
    if row.url is not None:
        platforms = Platforms(kept_pack(docket.platform, templates), templates)
        found = understand_address(row.url, platforms)
        address, item = found.canonical or row.url.strip(), found.item_id or row.item_id
    for each in filed:
        links = tuple(
            link
            for link in each.links
            if link.address == address or (item is not None and link.item_id == item)
        )
        if links:
            yield _Target(case, docket, each, links)


def _named(row: SheetRow) -> str:
    return ", ".join(filter(None, (row.case, row.number, row.url or row.item_id)))


def _written(
    case: Path,
    docket: CaseDocket,
    rows: Sequence[tuple[SheetRow, _Target]],
    file: str,
    by: str,
    now: datetime,
) -> tuple[Line, ...]:
    """Write down what the rows tell of one case, alike things together."""
    shares: dict[_Share, dict[str, LinkRef]] = {}
    places: dict[_Share, list[int]] = {}
    numbers = {each.round: each.number for each in docket.complaints}
    numbers.update(_new_numbers(rows))
    for row, target in rows:
        known = numbers[target.complaint.round]
        stray = row.number if known is None else None
        note = "; ".join(filter(None, (row.note, f"No. {stray}" if stray else None)))
        share = _Share(target.complaint.round, row.outcome, row.on, note or None)
        for link in target.links:
            shares.setdefault(share, {})[link.address] = LinkRef(id=link.link, address=link.address)
        places.setdefault(share, []).append(row.row)
    at = now.astimezone(UTC).replace(microsecond=0)
    entries: list[DocketEntry] = [
        NumberEntry(at=at, by=by, source=file, number=number, round=round_)
        for round_, number in _new_numbers(rows).items()
    ]
    entries += [
        OutcomeEntry(
            at=at,
            by=by,
            note=share.note,
            source=f"{file}:{','.join(map(str, places[share]))}",
            outcome=share.outcome,
            on=share.on,
            number=numbers[share.round],
            links=tuple(refs.values()),
        )
        for share, refs in shares.items()
    ]
    return add_outcomes(case, entries)


def _new_numbers(rows: Sequence[tuple[SheetRow, _Target]]) -> dict[int, str]:
    """Return by complaint the one number that a list gives to a complaint that has none.

    Where a list has a number for each link, none of them is the whole complaint's.
    """
    told: dict[int, dict[str, str]] = {}
    for row, target in rows:
        if target.complaint.number is None and row.number is not None:
            told.setdefault(target.complaint.round, {})[number_key(row.number)] = row.number
    return {
        round_: next(iter(numbers.values()))
        for round_, numbers in told.items()
        if len(numbers) == 1
    }
