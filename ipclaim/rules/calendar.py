"""Terms in working and calendar days, from calendars that somebody published.

Pure over its data. A year without an official calendar never gives a firm date: the answer is then
provisional, with the earliest and the latest day that it can be. Working days: Monday to Friday,
without the published days off, with the published make-up days. The first day is not counted
(Civil Code art. 201); a last day on a statutory holiday moves to the day after it (art. 203).
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from ipclaim.frozen import dataclass

_DAY = timedelta(days=1)
_LONGEST_BREAK = 12
"""Days a year that an unpublished calendar may move: more than any spring festival so far."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term.

    ``earliest`` is the safe day for one's own duties, ``latest`` the day until which the other
    side may still act. They are equal unless the date is provisional.
    """

    earliest: date
    latest: date
    provisional: bool

    @classmethod
    def firm(cls, day: date) -> "Due":
        """Return a date that rests on a published calendar."""
        return cls(day, day, provisional=False)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off and make-up days by year."""

    id: str
    off: Mapping[int, frozenset[date]]
    make_up: Mapping[int, frozenset[date]]
    timezone: str = "Asia/Shanghai"
    """Where its days begin and end, as the IANA names it."""

    def is_published(self, day: date) -> bool:
        """Whether the day's year has an official calendar here."""
        return day.year in self.off

    def is_working_day(self, day: date) -> bool:
        """Whether the day is worked; for an unpublished year only the weekday is known."""
        if day in self.make_up.get(day.year, frozenset()):
            return True
        return day.weekday() < 5 and day not in self.off.get(day.year, frozenset())

    def after_working_days(self, start: date, count: int) -> Due:
        """Return the day that ends a term of working days; the start day is not counted."""
        known = self._counted(start, count, self.is_working_day)
        if self._is_firm(start, known):
            return Due.firm(known)
        every_day = self._counted(start, count, self._might_be_worked)
        with_breaks = self._counted(start, count + _LONGEST_BREAK, self.is_working_day)
        return Due(every_day, with_breaks, provisional=True)

    def after_calendar_days(self, start: date, count: int, *, rolls: bool = False) -> Due:
        """Return the day that ends a term of calendar days, rolled over holidays if it rolls.

        ``earliest`` stays the day before rolling: whether the other side rolls is its reading of
        Civil Code art. 203, and one's own duties are safe on the earlier day.
        """
        last = start + count * _DAY
        if not rolls:
            return Due.firm(last)
        rolled = last
        while rolled in self.off.get(rolled.year, frozenset()):
            rolled += _DAY
        if self.is_published(last) and self.is_published(rolled):
            return Due(last, rolled, provisional=False)
        return Due(last, last + _LONGEST_BREAK * _DAY, provisional=True)

    def _might_be_worked(self, day: date) -> bool:
        return self.is_working_day(day) if self.is_published(day) else True

    def _is_firm(self, start: date, end: date) -> bool:
        return all(year in self.off for year in range(start.year, end.year + 1))

    @staticmethod
    def _counted(start: date, count: int, is_worked: Callable[[date], bool]) -> date:
        day = start
        while count > 0:
            day += _DAY
            if is_worked(day):
                count -= 1
        return day
