"""Dates as papers print them."""

from datetime import date

_DIGITS = "〇一二三四五六七八九"


def plain(day: date) -> str:
    """2012年08月28日."""
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def short(day: date) -> str:
    """2012年8月28日."""
    return f"{day.year}年{day.month}月{day.day}日"


def spaced(day: date) -> str:
    """2012 年 08 月 28 日."""
    return f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日"


def chinese(day: date) -> str:
    """二〇一二年八月二十八日."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{counted(day.month)}月{counted(day.day)}日"


def counted(number: int) -> str:
    """Write 1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def zero_style(text: str, zero: str) -> str:
    """Replace the round zero by the one that a typist used: 〇, ○, 零 or a capital O."""
    return text.replace("〇", zero)


def american(day: date) -> str:
    """Aug. 28, 2012, as the United States office prints it."""
    months = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sep.", "Oct.",
              "Nov.", "Dec.")  # fmt: skip
    return f"{months[day.month - 1]} {day.day:02d}, {day.year}"


def slashed(day: date) -> str:
    """28/08/2012, day first."""
    return f"{day:%d/%m/%Y}"


def worded(day: date) -> str:
    """28 August 2012."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_first(day: date) -> str:
    """August 28, 2012."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
