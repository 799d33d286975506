"""When a clock that an event started ends: working days, calendar days or hours, in its time zone.

Pure. The start is not counted. Days end at midnight of the calendar's place, and a start that is a
mere day is that day there, as written. Hours run from the minute; where only the day is known they
end somewhere between the term from its first and the term from its last minute. The earliest end is
the safe one for one's own duty, the latest the one until which the other side may still act.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ipclaim.frozen import dataclass
from ipclaim.rules.calendar import Calendar, Due
from ipclaim.rules.procedure import Clock, Span

HOME = ZoneInfo("Asia/Shanghai")
"""Where a time that names no offset was written down."""

_NOWHERE = Calendar("", {}, {}, "Asia/Shanghai")
"""For terms of which no source names a calendar: every year of it is unpublished."""

_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Term:
    """The end of a clock, as two aware times; equal where there is but one end."""

    earliest: datetime
    latest: datetime
    provisional: bool
    """Whether a year's days off are not published yet."""
    to_the_minute: bool
    """Whether the hour counts; else the day does, to its last minute."""

    def is_over(self, now: datetime) -> bool:
        """Whether even the latest end has passed."""
        return self.latest < now

    def is_risky(self, now: datetime) -> bool:
        """Whether the safe end has passed."""
        return self.earliest < now


def moment_of(written: date | datetime, zone: ZoneInfo) -> date | datetime:
    """Return a written day as it is, and a written time in a zone."""
    if not isinstance(written, datetime):
        return written
    aware = written if written.tzinfo else written.replace(tzinfo=HOME)
    return aware.astimezone(zone)


def term_of(
    clock: Clock, started: date | datetime, calendars: Mapping[str, Calendar]
) -> Term | None:
    """Return when a clock ends; ``None`` where no source says how long it runs."""
    if clock.length is None:
        return None
    calendar = calendars.get(clock.length.calendar or clock.calendar or "", _NOWHERE)
    zone = ZoneInfo(calendar.timezone)
    start = moment_of(started, zone)
    if clock.length.unit == "hour":
        return _hours(clock.length, start, zone)
    day = start.date() if isinstance(start, datetime) else start
    due = _days(clock, clock.length, calendar, day)
    return Term(
        _end_of(due.earliest, zone), _end_of(due.latest, zone), due.provisional, to_the_minute=False
    )


def ends_on(day: date, clock: Clock, calendars: Mapping[str, Calendar]) -> Term:
    """Return the term of a clock whose last day somebody has set, in the clock's own place."""
    named = (clock.length.calendar if clock.length else None) or clock.calendar or ""
    end = _end_of(day, ZoneInfo(calendars.get(named, _NOWHERE).timezone))
    return Term(end, end, provisional=False, to_the_minute=False)


def _days(clock: Clock, span: Span, calendar: Calendar, start: date) -> Due:
    if span.unit == "working_day":
        ends = [calendar.after_working_days(start, n) for n in (span.shortest, span.longest)]
    else:
        ends = [
            calendar.after_calendar_days(start, count, rolls=clock.rolls)
            for count in (span.shortest, span.longest)
        ]
    return Due(ends[0].earliest, ends[1].latest, any(end.provisional for end in ends))


def _hours(span: Span, start: date | datetime, zone: ZoneInfo) -> Term:
    if isinstance(start, datetime):
        first = last = start
    else:
        first, last = datetime.combine(start, time(0), zone), _end_of(start, zone)
    return Term(
        _after(first, span.shortest, zone),
        _after(last, span.longest, zone),
        provisional=False,
        to_the_minute=True,
    )


def _after(start: datetime, hours: int, zone: ZoneInfo) -> datetime:
    # Hours that pass, not hours of the dial: a zone may change its offset meanwhile.
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(zone)


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, _LAST_MINUTE, zone)
