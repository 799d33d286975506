"""An agenda for the terminal: soonest first, each with its ground and its cost if missed."""

from collections.abc import Iterator

import click

from ipclaim.docket.due_words import WHO, day_of, explained, state_of
from ipclaim.model.text import Lang, Text
from ipclaim.rules.agenda import DueItem, DueState

_COLOURS = {
    DueState.OVERDUE: "red",
    DueState.RISKY: "yellow",
    DueState.UNKNOWN: "yellow",
    DueState.DONE: "green",
}


def headline(item: DueItem, lang: Lang) -> str:
    """Return an item in one line: case, duty and whom it binds."""
    told = Text(
        f"[{item.case}] {item.title.zh}（{WHO[item.who].zh}）",
        f"[{item.case}] {item.title.en} ({WHO[item.who].en})",
    )
    return told.said_in(lang)


def item_lines(item: DueItem, lang: Lang) -> Iterator[str]:
    """Yield an item for the terminal; the state is marked in words and in colour."""
    mark = click.style(
        state_of(item).said_in(lang), fg=_COLOURS.get(item.state), bold=item.state in _COLOURS
    )
    yield f"{day_of(item) or '----------'}  {mark}  {headline(item, lang)}"
    yield from (f"    {line.said_in(lang)}" for line in explained(item))
