"""Label and value rows, which most papers are made of."""

from collections.abc import Iterable

from samples.papers.sheet import Parts, Sheet, Type

Row = tuple[str, Parts]


def rows(
    sheet: Sheet,
    place: tuple[float, float, float, float],
    pairs: Iterable[Row],
    label: Type,
    body: Type,
    *,
    gap: float = 2.5,
) -> float:
    """Set rows; ``place`` is the labels' x, the first y, the values' x and the values' width.

    Returns the y below the last row.
    """
    x, y, at, width = place
    for name, value in pairs:
        sheet.text(x, y, name, label)
        y = sheet.paragraph(at, y, width, value, body) + gap
    return y
