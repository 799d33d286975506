"""The words of the checks, and the names of fields, papers and parts, as lawyers edit them.

Kept apart from the packs: every platform speaks with the same words unless a rule has its own.
"""

from ipclaim.model.text import Text
from ipclaim.model.written import Field, Filled, Written
from ipclaim.resources import Templates
from ipclaim.rules.pack import Phrases, Wording
from ipclaim.rules.reading import read_once
from ipclaim.rules.written_sources import Bilingual


class WrittenWording(Bilingual):
    """What a check says in one situation."""

    advice: Bilingual | None = None


class WrittenPhrases(Written):
    """``templates/platforms/wording/checks.yaml``."""

    shared: dict[Filled, WrittenWording] = Field(min_length=1)
    checks: dict[Filled, dict[Filled, WrittenWording]] = Field(min_length=1)


class WrittenTerms(Written):
    """``templates/platforms/wording/terms.yaml``."""

    fields: dict[Filled, Bilingual] = Field(min_length=1)
    papers: dict[Filled, Bilingual] = Field(min_length=1)
    parts: dict[Filled, Bilingual] = Field(min_length=1)
    scopes: dict[Filled, Bilingual] = Field(
        min_length=1, description="Platform ids that a letter may cover."
    )
    goods_classes: dict[Filled, int] = Field(description="Nice class of common goods.")


def load_phrases(templates: Templates) -> Phrases:
    """Read the words; raises ``RulesError`` naming the lines that are wrong."""
    spoken = read_once(templates.path("platforms/wording/checks.yaml"), WrittenPhrases)
    terms = read_once(templates.path("platforms/wording/terms.yaml"), WrittenTerms)
    return Phrases(
        shared=_wordings(spoken.shared),
        checks={name: _wordings(keys) for name, keys in spoken.checks.items()},
        fields=_texts(terms.fields),
        papers=_texts(terms.papers),
        parts=_texts(terms.parts),
        goods_classes=terms.goods_classes,
        scopes=_texts(terms.scopes),
    )


def _texts(written: dict[str, Bilingual]) -> dict[str, Text]:
    return {key: name.text for key, name in written.items()}


def _wordings(written: dict[str, WrittenWording]) -> dict[str, Wording]:
    return {
        key: Wording(said.text, said.advice.text if said.advice else None)
        for key, said in written.items()
    }
