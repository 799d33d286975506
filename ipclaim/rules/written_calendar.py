"""How a published calendar is written in ``templates/calendars/``, and reading it."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.model.written import Field, Filled, Written
from ipclaim.resources import Templates
from ipclaim.rules.calendar import Calendar
from ipclaim.rules.reading import read_once


class WrittenYear(Written):
    """One published year."""

    off: tuple[date, ...] = Field(min_length=1, description="Weekdays and weekend days off.")
    make_up: tuple[date, ...] = Field(default=(), description="Weekend days that are worked.")
    source: Filled


class WrittenCalendar(Written):
    """One file of ``templates/calendars/``."""

    id: Filled
    timezone: Filled
    years: dict[int, WrittenYear] = Field(min_length=1)


def load_calendar(calendar_id: str, templates: Templates) -> Calendar:
    """Read a calendar; raises ``RulesError`` naming the lines that are wrong."""
    path = templates.path(f"calendars/{calendar_id}.yaml")
    written = read_once(path, WrittenCalendar)
    for year, days in written.years.items():
        stray = [day for day in (*days.off, *days.make_up) if day.year != year]
        if stray or set(days.off) & set(days.make_up):
            raise RulesError(
                Text(
                    f"{path}：{year} 年的日历有矛盾的日期",
                    f"{path}: the calendar of {year} contradicts itself",
                ),
                Text(
                    "每个日期应属于该年，且不能既放假又补班。",
                    "Each day belongs to its year and is either off or worked.",
                ),
            )
    return Calendar(
        written.id,
        {year: frozenset(days.off) for year, days in written.years.items()},
        {year: frozenset(days.make_up) for year, days in written.years.items()},
        _known_zone(written.timezone, path),
    )


def _known_zone(name: str, path: Path) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise RulesError(
            Text(f"{path}：没有时区 {name}", f"{path}: there is no time zone {name}"),
            Text("请写 IANA 名称，例如 Asia/Shanghai。", "Write an IANA name, as Asia/Shanghai."),
        ) from fault
    return name
