"""The exhibits that a reply can refer to, numbered before a word is written.

Ours are the papers of the right, the authority to act, and the captures of the listings at issue;
the seller's are the counter-notice and what came with it. Identity papers stay out: the reply goes
to the other side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ipclaim.model.document import Document, Field
from ipclaim.model.listing import Artefact, Capture
from ipclaim.model.text import Text
from ipclaim.reply.book import Letter

_KEPT_BACK = {"id_card", "passport", "business_licence", "other", "unreadable", "counter_notice"}
_BEST_PICTURE = ("page.jpg", "first-view.png")


class Side(StrEnum):
    """Who put a paper forward."""

    OURS = "ours"
    SELLERS = "sellers"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One paper or captured page that the reply refers to."""

    id: str
    """``1``, ``2``, ... for ours; ``S1``, ``S2``, ... for the seller's."""
    side: Side
    title: Text
    file: str
    """Relative to the case folder."""
    pages: tuple[int, ...]
    sha256: str
    listing_id: str | None = None
    """For a captured page."""

    @property
    def label(self) -> Text:
        """How sentences name it: 证据1, or 对方材料1 for a paper of the seller's."""
        number = self.id.removeprefix("S")
        if self.side is Side.SELLERS:
            return Text(f"对方材料{number}", f"Seller's paper {number}")
        return Text(f"证据{number}", f"Exhibit {number}")


@dataclass(frozen=True, slots=True)
class Exhibits:
    """All exhibits of one reply, in order."""

    listed: tuple[Exhibit, ...]

    def of(self, document: Document) -> Exhibit | None:
        """Return the exhibit that is that paper, or ``None`` for one that is kept back."""
        return next(
            (
                exhibit
                for exhibit in self.listed
                if exhibit.file == document.file and exhibit.pages == document.pages
            ),
            None,
        )

    def of_listing(self, listing_id: str) -> Exhibit | None:
        """Return the captured page of a listing."""
        return next((each for each in self.listed if each.listing_id == listing_id), None)

    def by_id(self, id_: str) -> Exhibit:
        """Return the exhibit of that id; raises ``KeyError`` when it is not listed."""
        for exhibit in self.listed:
            if exhibit.id == id_:
                return exhibit
        raise KeyError(id_)


def number_exhibits(
    ours: Iterable[Document],
    captures: Iterable[Capture],
    theirs: Iterable[Document],
    letter: Letter,
) -> Exhibits:
    """Return the numbered exhibits: our papers, then captures, then the seller's papers."""
    held = [paper for paper in ours if paper.doc_type not in _KEPT_BACK]
    shown = [
        (capture, picture)
        for capture in captures
        if capture.is_evidence and (picture := _picture(capture)) is not None
    ]
    exhibits = [
        _paper(str(number), Side.OURS, paper, letter) for number, paper in enumerate(held, 1)
    ]
    exhibits += [
        _captured(str(number), capture, picture)
        for number, (capture, picture) in enumerate(shown, len(held) + 1)
    ]
    exhibits += [
        _paper(f"S{number}", Side.SELLERS, paper, letter) for number, paper in enumerate(theirs, 1)
    ]
    return Exhibits(tuple(exhibits))


def _paper(id_: str, side: Side, paper: Document, letter: Letter) -> Exhibit:
    title = letter.paper(paper.doc_type)
    if not paper.doc_type_certain:
        title = Text(f"{title.zh}（种类待核对）", f"{title.en} (kind to be confirmed)")
    number = _number_on(paper)
    if number:
        title = Text(f"{title.zh}（第{number}号）", f"{title.en} No. {number}")
    return Exhibit(id_, side, title, paper.file, paper.pages, paper.sha256)


def _number_on(paper: Document) -> str | None:
    for name in ("registration_number", "patent_number"):
        field: Field | None = paper.field(name)
        if field is not None and field.is_certain and isinstance(field.value, str):
            return field.value
    return None


def _captured(id_: str, capture: Capture, picture: Artefact) -> Exhibit:
    day = capture.captured_at.date().isoformat()
    title = (
        Text("自行截取的商品页面 {id}（{day} UTC 导入）",
             "The user's own capture of listing {id} (imported {day} UTC)")
        if capture.brought
        else Text("商品页面取证 {id}（{day} UTC）", "Captured listing {id} ({day} UTC)")
    )  # fmt: skip
    return Exhibit(
        id_,
        Side.OURS,
        title.filled(id=capture.listing_id, day=day),
        f"evidence/data/{capture.listing_id}/{picture.name}",
        (1,),
        picture.sha256,
        capture.listing_id,
    )


def _picture(capture: Capture) -> Artefact | None:
    by_name = {artefact.name: artefact for artefact in capture.artefacts}
    return next((by_name[name] for name in _BEST_PICTURE if name in by_name), None)
