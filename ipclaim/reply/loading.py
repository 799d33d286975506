"""Reads ``templates/replies/``: the book of defences and the standing parts of the letter."""

from collections.abc import Mapping
from pathlib import Path

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.reply.book import Defence, ExampleBook, Letter, ReplyBook, Vocabulary
from ipclaim.reply.checks import misfits
from ipclaim.reply.cues import concepts_in, spelled_out
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
    vocabulary = load_vocabulary(templates)
    spelled = tuple(_spelled_out(each, vocabulary, path) for each in book.defences)
    return book.model_copy(
        update={"examples": examples.examples, "vocabulary": vocabulary, "defences": spelled}
    )


def load_vocabulary(templates: Templates) -> Vocabulary:
    """Read the words that defences share; raises ``RulesError`` naming each wrong line."""
    path = templates.path("replies/vocabulary.yaml")
    words = read_once(path, Vocabulary)
    lists = {"frames": words.frames, "harmless": words.harmless, "gone": words.gone}
    _refuse_unknown(
        concepts_in(each for phrases in lists.values() for each in phrases), words, path
    )
    spelled = {
        name: tuple(spelled_out(each, words.concepts) for each in phrases)
        for name, phrases in lists.items()
    }
    return words.model_copy(update=spelled)


def _spelled_out(defence: Defence, words: Vocabulary, path: Path) -> Defence:
    """Return a defence with the words of each concept in the place of its name."""
    _refuse_unknown(concepts_in(defence.words + defence.across + defence.unless), words, path)
    lists = {"words": defence.words, "across": defence.across, "unless": defence.unless}
    return defence.model_copy(
        update={
            name: tuple(spelled_out(each, words.concepts) for each in phrases)
            for name, phrases in lists.items()
        }
    )


def _refuse_unknown(named: set[str], words: Vocabulary, path: Path) -> None:
    unknown = "、".join(sorted(f"<{name}>" for name in named - words.concepts.keys()))
    if unknown:
        raise RulesError(
            Text(f"{path}：没有名为{unknown}的概念。", f"{path}: no concept is called {unknown}."),
            Text(
                "请写已有的名称，或者在 vocabulary.yaml 的 concepts 中补充。",
                "Write a known name, or add it to concepts in vocabulary.yaml.",
            ),
        )


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
