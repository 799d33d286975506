"""Reads ``templates/replies/``: the book of defences and the standing parts of the letter."""

from collections.abc import Mapping

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.reply.book import ExampleBook, Letter, ReplyBook
from ipclaim.reply.checks import misfits
from ipclaim.reply.steps_book import StepsBook
from ipclaim.reply.wording import Wording
from ipclaim.resources import Templates
from ipclaim.rules.phrases import load_phrases
from ipclaim.rules.reading import read_once


def load_reply_book(templates: Templates) -> ReplyBook:
    """Read the book of defences.

    Raises ``RulesError`` naming each line that is wrong, and each clause that does not fit the
    check that it speaks for.
    """
    path = templates.path("replies/defences.yaml")
    book = read_once(path, ReplyBook)
    wrong = tuple(misfits(book))
    if wrong:
        told = "\n".join(f"{path}: {each}" for each in wrong)
        raise RulesError(
            Text(told, told),
            Text(
                "每个检查的每种回答都要有措辞，且只能使用该检查给出的事实。",
                "Each answer of a check needs a clause that names only what the check tells.",
            ),
        )
    examples = read_once(templates.path("replies/examples.yaml"), ExampleBook)
    return book.model_copy(update={"examples": examples.examples})


def load_steps(templates: Templates) -> StepsBook:
    """Read the book of further steps; raises ``RulesError`` naming each wrong line."""
    return read_once(templates.path("replies/steps.yaml"), StepsBook)


def load_letter(templates: Templates) -> Letter:
    """Read the standing parts of the letter; raises ``RulesError`` naming each wrong line.

    Papers and fields that it does not name itself are called as the rule packs call them.
    """
    letter = read_once(templates.path("replies/letter.yaml"), Letter)
    terms = load_phrases(templates)
    return letter.model_copy(
        update={
            "papers": {**_wordings(terms.papers), **letter.papers},
            "fields": {**_wordings(terms.fields), **letter.fields},
        }
    )


def _wordings(texts: Mapping[str, Text]) -> dict[str, Wording]:
    return {name: Wording(zh=text.zh, en=text.en) for name, text in texts.items()}
