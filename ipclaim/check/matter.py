"""What is judged: the facts of a case, and which paper plays which part in it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from ipclaim.frozen import dataclass
from ipclaim.model.case import CaseFile
from ipclaim.model.decision import DecisionsFile
from ipclaim.model.document import Document, Field
from ipclaim.model.filing import EvidenceSeal, Filed
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Text
from ipclaim.rules.pack import RulePack


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a case's assessment depends on."""

    name: str
    """The case's folder name."""
    case: CaseFile
    documents: tuple[Document, ...]
    """As read; corrections in ``decisions`` are applied by ``judge``."""
    listings: tuple[Listing, ...]
    captures: tuple[Capture, ...]
    pack: RulePack
    as_of: date
    """The day of filing: ``submit_on`` of the case, or today; the caller decides."""
    decisions: DecisionsFile = field(default_factory=DecisionsFile)
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each file among the papers, by its name in the case."""
    filed: tuple[Filed, ...] | None = None
    """What was filed before, in other cases; ``None`` where nobody keeps a list of it."""
    seal: EvidenceSeal | None = None
    """``None`` where nothing was captured."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A field together with the paper that states it."""

    document: Document
    field: Field


@dataclass(frozen=True, slots=True)
class Parts:
    """Which paper plays which part; a part that nobody plays is ``None``."""

    right: Document | None
    rights: tuple[Document, ...]
    """Every registered right among the papers."""
    right_is_ambiguous: bool
    renewals: tuple[Document, ...]
    transfers: tuple[Document, ...]
    """Assignments and changes of name, in no order."""
    applications: tuple[Document, ...]
    letter: Document | None
    letters: tuple[Document, ...]
    letter_is_ambiguous: bool
    complainant_identity: Document | None
    holder_identity: Document | None
    identities: tuple[Document, ...]

    def playing(self, part: str) -> Document | None:
        """Return the paper of one part by its name in a rule pack."""
        players: Mapping[str, Document | None] = {
            "right": self.right,
            "authorization": self.letter,
            "complainant_identity": self.complainant_identity,
            "holder_identity": self.holder_identity,
        }
        return players[part]


@dataclass(frozen=True, slots=True)
class Matter:
    """The facts, with the parts cast."""

    facts: Facts
    parts: Parts
    lapsed: tuple[Text, ...] = ()
    """Decisions that no longer fit what they were about: who decided what, when and why."""
    open_in_letter: tuple[Text, ...] | None = None
    """What the letter would leave to fill or to check; ``None`` where nobody has looked yet."""

    @property
    def case(self) -> CaseFile:
        """The case as written."""
        return self.facts.case

    @property
    def pack(self) -> RulePack:
        """The rule pack."""
        return self.facts.pack

    @property
    def day(self) -> date:
        """The day of filing."""
        return self.facts.as_of
