"""Reads ``templates/replies/``: the book of defences and the standing parts of the letter."""

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.reply.book import Letter, ReplyBook
from ipclaim.reply.checks import misfits
from ipclaim.resources import Templates
from ipclaim.written import read_yaml


def load_reply_book(templates: Templates) -> ReplyBook:
    """Read the book of defences.

    Raises ``RulesError`` naming each line that is wrong, and each clause that does not fit the
    check that it speaks for.
    """
    path = templates.path("replies/defences.yaml")
    book = read_yaml(path, ReplyBook, RulesError)
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
    return book


def load_letter(templates: Templates) -> Letter:
    """Read the standing parts of the letter; raises ``RulesError`` naming each wrong line."""
    return read_yaml(templates.path("replies/letter.yaml"), Letter, RulesError)
