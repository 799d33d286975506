"""The answer as text for the platform's form, told more shortly where the form takes less.

Nothing is cut off in the middle: a shorter text leaves whole sentences out, the ones that decide
least first, and refers to the letter that goes along. What is asked stands first: no source says
how much a form takes, and whoever has to cut cuts the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ipclaim.model.text import Lang, Text
from ipclaim.reply.answer import Verdict
from ipclaim.reply.draft import ReplyDraft
from ipclaim.reply.outcome import DefenceAnswer
from ipclaim.reply.references import ids_told


class Detail(IntEnum):
    """How much is told."""

    WHOLE = 3
    """The answers as the letter has them."""
    POINTS = 2
    """What does not agree, and what follows."""
    RESULTS = 1
    """What follows for each point."""
    REQUEST = 0
    """The request alone."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text in one language."""

    lang: Lang
    text: str
    detail: Detail
    limit: int | None
    """In characters; ``None`` where nobody said."""

    @property
    def fits(self) -> bool:
        """Whether the form takes it; the shortest there is may still be too long."""
        return self.limit is None or len(self.text) <= self.limit


_SEE = Text("详见所附回复意见及证据。", "See the letter and the exhibits enclosed.")


def pasted(draft: ReplyDraft, lang: Lang, limit: int | None = None) -> Pasted:
    """Return the fullest text that keeps the limit; the shortest where none does."""
    for detail in sorted(Detail, reverse=True):
        text = "\n".join(_lines(draft, lang, detail))
        made = Pasted(lang, text, detail, limit)
        if made.fits or detail is Detail.REQUEST:
            break
    return made


def _lines(draft: ReplyDraft, lang: Lang, detail: Detail) -> Iterator[str]:
    sections = {section.id: section for section in draft.letter}
    if detail is not Detail.REQUEST:
        yield draft.parties[-1].said_in(lang)
        yield from (f"{each.id}: {each.canonical or each.link.url}" for each in draft.listings)
    yield from (each.text.said_in(lang) for each in sections["request"].paragraphs)
    if detail is Detail.WHOLE:
        yield from (each.text.said_in(lang) for each in sections["answers"].paragraphs)
    elif detail is not Detail.REQUEST:
        for answer in draft.answers:
            yield from _answered(answer, lang, detail, draft)
    if detail is Detail.WHOLE:
        yield from (each.text.said_in(lang) for each in sections["truth"].paragraphs)
    yield _SEE.said_in(lang)


def _answered(
    answer: DefenceAnswer, lang: Lang, detail: Detail, draft: ReplyDraft
) -> Iterator[str]:
    name = answer.defence.name.plain.said_in(lang)
    is_apart = sum(each.defence.id == answer.defence.id for each in draft.answers) > 1
    ids = ids_told(answer.listings).said_in(lang) if is_apart else ""
    yield Text(f"【{name}】{ids}", f"[{name}] {ids}").said_in(lang).strip()
    if detail is Detail.POINTS:
        for test in answer.tests:
            if test.is_told and test.verdict is Verdict.NOT_MET:
                yield test.sentence.said_in(lang)
    yield answer.clause.said_in(lang)
