"""A platform's list of outcomes, as rows: which column says what, the outcome, the day. Pure.

Nothing is guessed. A word for no known outcome, a day that can be read two ways (03/04/2026) and a
row without a day are troubles of that row; a column that means nothing to us stays in the note.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ipclaim.model.docket import Column, OutcomeSheet
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text

_DAY = re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*日?")
_PACKED = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
_AFTER_A_DAY = re.compile(r"[ T].*")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that says what became of something."""

    row: int
    """In the file, counted from 1 with the heads."""
    case: str | None
    number: str | None
    url: str | None
    item_id: str | None
    outcome: Outcome
    on: date
    note: str | None


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """A row that was not taken in, and why."""

    row: int
    why: Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole list."""

    rows: tuple[SheetRow, ...]
    troubles: tuple[RowTrouble, ...]
    waiting: int
    """How many rows say that nothing was decided yet: no news, and not taken in."""
    unknown_columns: tuple[str, ...]


def parse_sheet(
    table: Sequence[tuple[int, Sequence[str]]], known: OutcomeSheet, on: date | None
) -> Sheet:
    """Return the rows of a table whose first row holds the heads of its columns.

    ``on`` is the day for rows that have none. Without heads for outcome and for what it is about,
    the whole table is one trouble.
    """
    if not table:
        return Sheet((), (RowTrouble(1, Text("表格为空", "the table is empty")),), 0, ())
    (first, heads), *others = table
    columns = _columns(heads, known)
    if trouble := _unusable(set(columns.values())):
        return Sheet((), (RowTrouble(first, trouble),), 0, ())
    words = {_key(word): outcome for outcome, words in known.outcomes.items() for word in words}
    rows: list[SheetRow] = []
    troubles: list[RowTrouble] = []
    for number, cells in others:
        match _row(number, cells, heads, columns, words, on):
            case SheetRow() as row:
                rows.append(row)
            case RowTrouble() as wrong:
                troubles.append(wrong)
    unknown = tuple(
        head.strip() for place, head in enumerate(heads) if place not in columns and head.strip()
    )
    waiting = len(others) - len(rows) - len(troubles)
    return Sheet(tuple(rows), tuple(troubles), waiting, unknown)


def outcome_called(word: str, known: OutcomeSheet) -> Outcome | None:
    """Return the outcome that a word means; ``None`` for an unknown word."""
    key = _key(word)
    return next(
        (
            outcome
            for outcome, words in known.outcomes.items()
            if key in {_key(each) for each in words}
        ),
        None,
    )


def day_said(text: str) -> date | None:
    """Return the day that a cell says, year first; ``None`` where it can be read two ways."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DAY.match(plain) or _PACKED.match(plain)
    if found is None:
        return None
    rest = plain[found.end() :]
    if rest and not _AFTER_A_DAY.fullmatch(rest) and not re.match(r"\d{1,2}:\d{2}", rest):
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _columns(heads: Sequence[str], known: OutcomeSheet) -> Mapping[int, Column]:
    """Return what each column says; of two that say the same, the first one."""
    names = {_key(name): column for column, names in known.columns.items() for name in names}
    columns: dict[int, Column] = {}
    for place, head in enumerate(heads):
        column = names.get(_key(head))
        if column is not None and column not in columns.values():
            columns[place] = column
    return columns


def _unusable(columns: set[Column]) -> Text | None:
    if Column.OUTCOME not in columns:
        return Text(
            "没有“结果”一列（如 outcome、处理结果）",
            "there is no column of outcomes (as outcome, result, 处理结果)",
        )
    if not columns & {Column.NUMBER, Column.URL, Column.ITEM_ID}:
        return Text(
            "没有说明是哪个投诉或链接的列（如 投诉编号、链接、商品ID）",
            "no column says which complaint or link it is about (as number, url, item id)",
        )
    return None


def _row(
    number: int,
    cells: Sequence[str],
    heads: Sequence[str],
    columns: Mapping[int, Column],
    words: Mapping[str, Outcome],
    on: date | None,
) -> SheetRow | RowTrouble | None:
    """Return what a row says; ``None`` where it says that nothing was decided yet."""
    said = {columns[place]: cell.strip() for place, cell in enumerate(cells) if place in columns}
    word = said.get(Column.OUTCOME, "")
    outcome = words.get(_key(word))
    if outcome is None:
        return RowTrouble(
            number,
            Text(f"不认识的结果“{word}”", f"unknown outcome '{word}'")
            if word
            else Text("没有结果", "no outcome"),
        )
    if outcome is Outcome.FILED:
        return None
    written = said.get(Column.DATE, "")
    day = day_said(written) if written else on
    if day is None:
        return RowTrouble(number, _no_day(written))
    about = [said.get(column) for column in (Column.NUMBER, Column.URL, Column.ITEM_ID)]
    if not any(about):
        return RowTrouble(
            number,
            Text("没有投诉编号、链接或商品编号", "neither number nor link nor item id"),
        )
    return SheetRow(
        row=number,
        case=said.get(Column.CASE) or None,
        number=said.get(Column.NUMBER) or None,
        url=said.get(Column.URL) or None,
        item_id=said.get(Column.ITEM_ID) or None,
        outcome=outcome,
        on=day,
        note="; ".join(_notes(cells, heads, columns)) or None,
    )


def _no_day(written: str) -> Text:
    if not written:
        return Text("没有日期；可用 --on 指定", "no day; name one with --on")
    return Text(
        f"日期“{written}”无法确定（请写作 2026-11-20）",
        f"'{written}' is no day that reads one way only (write 2026-11-20)",
    )


def _notes(
    cells: Sequence[str], heads: Sequence[str], columns: Mapping[int, Column]
) -> Iterator[str]:
    """Yield the notes, and what stands in columns that mean nothing to us."""
    for place, cell in enumerate(cells):
        text = cell.strip()
        if not text or (place in columns and columns[place] is not Column.NOTE):
            continue
        head = heads[place].strip() if place < len(heads) else f"column {place + 1}"
        yield text if place in columns else f"{head}: {text}"


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ").replace("-", " ")
    return " ".join(plain.split())
