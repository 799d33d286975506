"""What each exhibit is there to prove, in the words of ``templates/letters/exhibits.yaml``.

Told by the part that the paper plays in the case, else by its kind. What a paper says is not
repeated here; the table of facts gives it with its spot.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from ipclaim.check.matter import Parts
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.model.written import Filled
from ipclaim.resources import Templates
from ipclaim.rules.reading import read_once
from ipclaim.rules.written_sources import Bilingual
from ipclaim.written.modelled import Modelled

PURPOSES = "letters/exhibits.yaml"
_PARTS = ("right", "authorization", "complainant_identity", "holder_identity")


class WrittenPurposes(Modelled):
    """``templates/letters/exhibits.yaml``."""

    parts: dict[Filled, Bilingual] = Field(
        description="By the part that the paper plays: right, authorization, "
        "complainant_identity, holder_identity."
    )
    papers: dict[Filled, Bilingual] = Field(description="By the kind of paper.")
    anything_else: Bilingual = Field(description="For a paper of any other kind.")


@dataclass(frozen=True, slots=True)
class Purposes:
    """What papers prove, by part and by kind."""

    parts: Mapping[str, Text]
    papers: Mapping[str, Text]
    anything_else: Text

    def of(self, documents: tuple[Document, ...], parts: Parts) -> Text:
        """Return what the papers of one exhibit prove together, each thing once."""
        told = dict.fromkeys(one for paper in documents for one in self._of(paper, parts))
        return Text("；".join(each.zh for each in told), "; ".join(each.en for each in told))

    def _of(self, paper: Document, parts: Parts) -> list[Text]:
        played = [part for part in _PARTS if _plays(paper, parts.playing(part))]
        named = [self.parts[part] for part in played if part in self.parts]
        return named or [self.papers.get(paper.doc_type, self.anything_else)]


NO_PURPOSES = Purposes({}, {}, Text("其他材料", "further material"))


def load_purposes(templates: Templates) -> Purposes:
    """Read the words; raises ``RulesError`` naming the lines that are wrong."""
    written = read_once(templates.path(PURPOSES), WrittenPurposes)
    return Purposes(
        {part: each.text for part, each in written.parts.items()},
        {kind: each.text for kind, each in written.papers.items()},
        written.anything_else.text,
    )


def _plays(paper: Document, player: Document | None) -> bool:
    """Whether a paper, or the file of one of its further pages, plays the part."""
    return player is not None and (paper == player or paper.file in player.files[1:])
