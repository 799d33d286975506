"""A case's docket, told from its folder alone: what was written down, and what papers propose.

Reads no paper: a counter-notice that was read before proposes its own date as the day on which it
came, one that was not is told.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from ipclaim.docket.facts import CaseDocket, Line
from ipclaim.docket.happenings import extensions_of, happenings_of
from ipclaim.docket.ledger import read_ledger
from ipclaim.docket.standing import standing_of
from ipclaim.errors import CaseError
from ipclaim.model.case import CaseFile
from ipclaim.model.docket import DOCKET_FILE, EventEntry, ExtensionEntry
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.agenda import COUNTER_NOTICE, Happening, agenda, known_events
from ipclaim.rules.kept import Platforms, kept_pack
from ipclaim.rules.links import understand
from ipclaim.rules.pack import RulePack
from ipclaim.run.folder import CASE_FILE, CaseFolder, load_case
from ipclaim.run.kept_papers import kept_papers
from ipclaim.written.nearest import name_meant


def docket_of(path: Path, templates: Templates, now: datetime) -> CaseDocket:
    """Return a case's docket at an aware time; raises ``CaseError`` or ``RulesError``."""
    folder = load_case(path)
    pack = kept_pack(folder.file.platform, templates)
    lines = read_ledger(folder.path)
    _check_names(folder, pack, lines)
    standing = standing_of(folder.file, understand(folder.links, Platforms(pack, templates)), lines)
    written = happenings_of(folder.file, lines, standing.complaints)
    proposed, silent = _proposals(folder, written)
    happened = (*written, *proposed)
    return CaseDocket(
        case=folder.name,
        folder=str(folder.path.resolve()),
        account=folder.file.complainant.name,
        platform=pack.id,
        claim=folder.file.claim,
        lines=lines,
        complaints=standing.complaints,
        happenings=happened,
        clocks=agenda(folder.name, folder.file, pack, happened, now, extensions_of(lines)),
        notes=(*standing.strays, *standing.notes, *silent, *_silence(folder.file, happened)),
    )


def check_names(place: str, event: str | None, clock: str | None, pack: RulePack) -> None:
    """Refuse an event that no clock knows: a misspelt one would start none, without a word.

    With ``clock`` the event may be called anything. Raises ``CaseError`` with the nearest name.
    """
    clocks = frozenset(each.id for each in pack.clocks)
    known = clocks if clock is not None else known_events(pack)
    name = clock if clock is not None else event
    if name is None or name in known:
        return
    raise CaseError(
        Text(
            f"{place}：没有叫作 {name} 的事件或期限",
            f"{place}: there is no event or clock called {name}",
        ),
        name_meant(name, sorted(known)),
    )


def _check_names(folder: CaseFolder, pack: RulePack, lines: tuple[Line, ...]) -> None:
    for event in folder.file.events:
        check_names(f"{folder.path / CASE_FILE}: events", event.what, event.clock, pack)
    for line in lines:
        place = f"{folder.path / DOCKET_FILE}:{line.number}"
        match line.entry:
            case EventEntry(what=what, clock=clock) if not line.is_cancelled:
                check_names(place, what, clock, pack)
            case ExtensionEntry(clock=clock) if not line.is_cancelled:
                check_names(place, None, clock, pack)


def _proposals(
    folder: CaseFolder, written: tuple[Happening, ...]
) -> tuple[tuple[Happening, ...], tuple[Text, ...]]:
    """Return what counter-notices propose, and notes on those that start no clock.

    A day of arrival that somebody wrote down is taken to be that of all that are dated by then; a
    later one is another counter-notice, whose time runs as well.
    """
    found = [each for file in folder.counter_notices for each in _proposed(folder, file)]
    proposed = tuple(each for each in found if isinstance(each, Happening))
    known = max((event.day for event in written if event.what == COUNTER_NOTICE), default=None)
    if known is not None:
        return tuple(each for each in proposed if each.day > known), ()
    return proposed, tuple(each for each in found if isinstance(each, Text))


def _proposed(folder: CaseFolder, file: Path) -> Iterator[Happening | Text]:
    """Yield a counter-notice's own date, before which it cannot have come; or why there is none."""
    name = folder.name_of(file)
    documents = kept_papers(file, folder.out)
    if not documents:
        yield Text(
            f"{name} 尚未识读，期限未计；请运行 ipclaim reply，或用 ipclaim docket record "
            f"写明 {COUNTER_NOTICE} 及日期",
            f"{name} was not read yet, so no clock runs from it: run ipclaim reply, or "
            f"write {COUNTER_NOTICE} with its day by ipclaim docket record",
        )
    for notice in documents:
        if notice.doc_type != "counter_notice":
            continue
        field = notice.field("notice_date")
        day = _day(field.value) if field else None
        if field is None or day is None:
            yield Text(
                f"{name} 没有可用的日期；请用 ipclaim docket record 写明收到日",
                f"{name} has no usable date: write its day of arrival by ipclaim docket record",
            )
            continue
        doubt = Text("", "") if field.is_certain else Text("（存疑）", " (doubtful)")
        ground = Text(
            f"{name} 落款日期{doubt.zh}，收到日请核对",
            f"the date on {name}{doubt.en}; confirm the day of arrival",
        )
        yield Happening(COUNTER_NOTICE, day, ground, is_proposed=True)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _silence(case: CaseFile, happened: tuple[Happening, ...]) -> Iterator[Text]:
    if not happened and case.submit_on is None:
        yield Text(
            "没有记载任何事件：请用 ipclaim docket record 写明（如 --filed 提交日），"
            "或在 case.yaml 写明 events 或 submit_on",
            "no event is written down: use ipclaim docket record (as --filed with its day), or "
            "add events or submit_on to case.yaml",
        )
