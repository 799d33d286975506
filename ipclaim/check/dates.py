"""Dates that lie whole months or years after another, as terms of registrations do."""

from calendar import monthrange
from datetime import date


def after_months(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where there is none."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after_years(day: date, years: int) -> date:
    """Return the same day so many years later; 28 February for a leap day without one."""
    return after_months(day, years * 12)
