"""The agendas of many cases: their clocks, and what papers propose about when they started.

Reads no paper: a counter-notice that was read before proposes its own date as the day on which it
came, one that was not is told. One broken case never hides the others' duties.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from ipclaim.errors import CaseError, IpclaimError
from ipclaim.model.case import CaseFile
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.agenda import (
    COUNTER_NOTICE,
    DueItem,
    Happening,
    agenda,
    by_urgency,
    known_events,
    written_happenings,
)
from ipclaim.rules.kept import kept_pack
from ipclaim.rules.pack import RulePack
from ipclaim.run.folder import CASE_FILE, READINGS, CaseFolder, load_case
from ipclaim.run.reading import kept_reading


@dataclass(frozen=True, slots=True)
class CaseTrouble:
    """A case whose agenda could not be made."""

    case: str
    error: IpclaimError


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due in many cases, soonest first."""

    items: tuple[DueItem, ...]
    notes: tuple[tuple[str, Text], ...]
    """By case, what a person should know though it has no date."""
    troubles: tuple[CaseTrouble, ...]


def agenda_of(cases: Sequence[Path], templates: Templates, now: datetime) -> Agenda:
    """Return the agenda of some case folders at an aware time."""
    items: list[DueItem] = []
    notes: list[tuple[str, Text]] = []
    troubles = []
    for path in cases:
        name = path.resolve().name
        try:
            folder = load_case(path)
            pack = kept_pack(folder.file.platform, templates)
            _check_events(folder, pack)
            happened, silent = _happenings(folder)
            items.extend(agenda(name, folder.file, pack, happened, now))
        except IpclaimError as fault:
            troubles.append(CaseTrouble(name, fault))
        else:
            notes.extend((name, note) for note in (*silent, *_silence(folder.file)))
    return Agenda(tuple(by_urgency(items)), tuple(notes), tuple(troubles))


def _check_events(folder: CaseFolder, pack: RulePack) -> None:
    """Refuse an event that no clock knows: a misspelt one would start none, without a word."""
    known = known_events(pack)
    clocks = {clock.id for clock in pack.clocks}
    for event in folder.file.events:
        if event.clock is not None and event.clock not in clocks:
            raise _unknown(folder, event.clock, clocks)
        if event.clock is None and event.what not in known:
            raise _unknown(folder, event.what, known)


def _unknown(folder: CaseFolder, name: str, known: frozenset[str] | set[str]) -> CaseError:
    close = get_close_matches(name, known, n=1)
    case_file = folder.path / CASE_FILE
    return CaseError(
        Text(
            f"{case_file}：events：没有叫作 {name} 的事件或期限",
            f"{case_file}: events: there is no event or clock called {name}",
        ),
        Text(f"是否想写 {close[0]}？", f"Did you mean {close[0]}?")
        if close
        else Text(f"可用：{'、'.join(sorted(known))}", f"Known: {', '.join(sorted(known))}"),
    )


def _happenings(folder: CaseFolder) -> tuple[tuple[Happening, ...], tuple[Text, ...]]:
    """Return what happened, and notes on counter-notices that start no clock."""
    written = written_happenings(folder.file)
    if any(event.what == COUNTER_NOTICE for event in written):
        return written, ()
    found = [each for file in folder.counter_notices for each in _proposed(folder, file)]
    proposed = tuple(each for each in found if isinstance(each, Happening))
    return (*written, *proposed), tuple(each for each in found if isinstance(each, Text))


def _proposed(folder: CaseFolder, file: Path) -> Iterator[Happening | Text]:
    """Yield a counter-notice's own date, before which it cannot have come; or why there is none."""
    name = folder.name_of(file)
    documents = kept_reading(file, folder.out / READINGS)
    if not documents:
        yield Text(
            f"{name} 尚未识读，期限未计；请运行 ipclaim reply，或在 case.yaml 的 events "
            f"中写明 {COUNTER_NOTICE} 及日期",
            f"{name} was not read yet, so no clock runs from it: run ipclaim reply, or "
            f"write {COUNTER_NOTICE} with its day under events in case.yaml",
        )
    for notice in documents:
        if notice.doc_type != "counter_notice":
            continue
        field = notice.field("notice_date")
        day = _day(field.value) if field else None
        if field is None or day is None:
            yield Text(
                f"{name} 没有可用的日期；请在 case.yaml 的 events 中写明收到日",
                f"{name} has no usable date: write the day of arrival under events in case.yaml",
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


def _silence(case: CaseFile) -> Iterator[Text]:
    if not case.events and case.submit_on is None:
        yield Text(
            "没有记载任何事件：请在 case.yaml 写明 events（如 filed 提交日）或 submit_on",
            "no event is written down: add events (as filed, with its day) or submit_on to "
            "case.yaml",
        )
