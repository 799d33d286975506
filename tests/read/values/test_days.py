import pytest

from ipclaim.read.dates import dates_in
from ipclaim.read.values import PARSERS


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年7月4日", "2019-07-04"),
        ("平成24年 8月28日", "2012-08-28"),
        ("令和三年十月五日", "2021-10-05"),
        ("中華民國109年3月5日", "2020-03-05"),
        ("2012년 08월 28일", "2012-08-28"),
        ("the 3rd day of March, 2026", "2026-03-03"),
        ("this 3rd day of March 2026", "2026-03-03"),
        ("Mar.03,2020", "2020-03-03"),
        ("28-Aug-2012", "2012-08-28"),
        ("28 AUG/AOÛT 2012", "2012-08-28"),
        ("14 3月/MAR 2019", "2019-03-14"),
    ],
)
def test_days_as_other_countries_write_them(text: str, day: str) -> None:
    assert [span.day.isoformat() for span in dates_in(text)] == [day]


@pytest.mark.parametrize(
    ("form", "text", "day", "sure"),
    [
        ("date", "25/03/2026", "2026-03-25", True),
        ("date", "03/25/2026", "2026-03-25", True),
        ("date", "03/03/2026", "2026-03-03", True),
        ("date", "03/04/2026", "2026-04-03", False),
        ("date", "2026 04 03", "2026-04-03", False),
        ("date", "二二四年八月六日", "2024-08-06", False),
        ("day-first-date", "03/04/2026", "2026-04-03", True),
        ("day-first-date", "03/25/2026", "2026-03-25", False),
        ("month-first-date", "03/04/2026", "2026-03-04", True),
        ("month-first-date", "09-21-2018", "2018-09-21", True),
        ("month-first-date", "Sep. 21, 2018", "2018-09-21", True),
        ("day-first-date", "12.06.2018 and 13.06.2018", "2018-06-12", False),
    ],
)
def test_an_order_of_day_and_month_is_never_guessed(
    form: str, text: str, day: str, sure: bool
) -> None:
    parsed = PARSERS[form](text)
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == (day, sure)


@pytest.mark.parametrize("form", ["date", "day-first-date", "month-first-date"])
@pytest.mark.parametrize("text", ["31/02/2026", "00/01/2020", "13/13/2013"])
def test_what_is_in_no_calendar_is_no_day(form: str, text: str) -> None:
    assert PARSERS[form](text) is None
