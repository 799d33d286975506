"""Who is who: the parties of a complaint and the papers that tie them to the right and each other.

Names are held to be one party where the check holds them to be the same; a look-alike is a party of
its own, so a broken chain shows as one. Nothing ties parties but a paper of the case. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ipclaim.check.names import Likeness, compare, nearness
from ipclaim.check.names import parties as split_names
from ipclaim.dossier.book import Book, Captured, Exhibit, worded
from ipclaim.model.case import Role
from ipclaim.model.document import Document
from ipclaim.model.text import Text

HOLDER = Text("权利人", "Right holder")
COMPLAINANT = Text("投诉人", "Complainant")
AGENT = Text("代理人", "Agent")
GRANTOR = Text("授权人", "Grantor")
SHOP = Text("被投诉店铺", "Accused shop")
_FORMER = Text("原权利人", "Former holder")
_HOLDS = Text("登记为权利人", "is registered as holder")
_GRANTS = Text("授权", "authorises")
_ASSIGNED = Text("转让给", "assigned it to")
_RENAMED = Text("名义变更为", "changed its name to")


_NEAR = 0.84
"""From this likeness on the eye may take one name for the other: one character of a firm's name."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The exhibit page that says so."""

    exhibit: Exhibit
    page: int

    @property
    def anchor(self) -> str:
        """Where it stands in the volume."""
        return self.exhibit.page_anchor(self.page)

    @property
    def told(self) -> Text:
        """How it is named."""
        label = self.exhibit.label
        if len(self.exhibit.shown) < 2:
            return label
        return Text(f"{label.zh} 第 {self.page} 页", f"{label.en}, p. {self.page}")


@dataclass(frozen=True, slots=True)
class Party:
    """A firm, person or shop."""

    name: str
    roles: tuple[Text, ...]
    identity: Ground | None = None
    """The paper that shows who it is."""
    listings: tuple[Captured, ...] = ()
    """What a shop is accused of."""
    near: Text | None = None
    """Which other party's name is nearly this one's, and where they differ."""

    @property
    def role(self) -> Text:
        """Its parts in the case, in one line."""
        return Text(
            "、".join(role.zh for role in self.roles),
            ", ".join(role.en for role in self.roles).capitalize(),
        )


@dataclass(frozen=True, slots=True)
class Tie:
    """One paper's word about two parties, or about a party and the right."""

    giver: int
    """Place of the party from which it goes out."""
    taker: int | None
    """Place of the party it goes to; ``None`` for the right itself."""
    what: Text
    ground: Ground | None


@dataclass(frozen=True, slots=True)
class Constellation:
    """Parties, ties and shops of one complaint."""

    right: Text
    right_ground: Ground | None
    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    shops: tuple[Party, ...]
    complainant: int
    """Place of the party that files."""

    @property
    def depths(self) -> tuple[int, ...]:
        """How many papers each party stands from the right.

        A party that no paper ties to the right stands below those that hold it, and what it grants
        below that.
        """
        found = {tie.giver: 1 for tie in self.ties if tie.taker is None}
        self._follow(found)
        for place in self._heads_first():
            if place not in found:
                found[place] = 2 if 1 in found.values() else 1
                self._follow(found)
        return tuple(found[place] for place in range(len(self.parties)))

    def _follow(self, found: dict[int, int]) -> None:
        for _ in self.parties:
            for tie in self.ties:
                if tie.taker is not None and tie.giver in found:
                    found.setdefault(tie.taker, found[tie.giver] + 1)

    def _heads_first(self) -> list[int]:
        """Return the parties, those to whom nobody grants anything before the others."""
        takers = {tie.taker for tie in self.ties}
        return sorted(range(len(self.parties)), key=lambda place: place in takers)


class _Gathering:
    """Parties as they turn up, each name once."""

    def __init__(self) -> None:
        self.parties: list[Party] = []
        self.ties: list[Tie] = []

    def place(self, name: str, role: Text) -> int:
        for place, party in enumerate(self.parties):
            if party.name == name or compare(party.name, name).is_same:
                roles = party.roles if role in party.roles else (*party.roles, role)
                self.parties[place] = replace(party, roles=roles)
                return place
        self.parties.append(Party(name, (role,)))
        return len(self.parties) - 1

    def tie(self, giver: int, taker: int | None, what: Text, ground: Ground | None) -> None:
        if giver != taker:
            self.ties.append(Tie(giver, taker, what, ground))


def constellation(book: Book) -> Constellation:
    """Return who stands how to whom in a complaint."""
    found = _Gathering()
    parts, right = book.parts, book.parts.right
    for name in _names(right, "holder_name"):
        found.tie(found.place(name, HOLDER), None, _HOLDS, _ground(book, right, "holder_name"))
    for paper in parts.transfers:
        _transfer(book, found, paper)
    for letter in parts.letters:
        for grantor in _names(letter, "grantor"):
            giver = found.place(grantor, GRANTOR)
            for grantee in _names(letter, "grantee"):
                taker = found.place(grantee, AGENT)
                found.tie(giver, taker, _GRANTS, _ground(book, letter, "grantee"))
    complainant = found.place(book.case.complainant.name, COMPLAINANT)
    if book.case.complainant.role is Role.AGENT:
        found.place(book.case.complainant.name, AGENT)
    named = _told_apart(tuple(_identified(book, party) for party in found.parties))
    return Constellation(
        _right(book, right),
        _ground(book, right, "registration_number") or _ground(book, right, "patent_number"),
        tuple(replace(party, roles=_sorted(party.roles)) for party in named),
        tuple(found.ties),
        _shops(book.captured),
        complainant,
    )


def _transfer(book: Book, found: _Gathering, paper: Document) -> None:
    for before, after, what in (
        ("assignor_name", "assignee_name", _ASSIGNED),
        ("previous_name", "new_name", _RENAMED),
    ):
        for giver in _names(paper, before):
            for taker in _names(paper, after):
                places = found.place(giver, _FORMER), found.place(taker, HOLDER)
                found.tie(*places, what, _ground(book, paper, after))


def _sorted(roles: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return the roles in one order; who holds the right grants as the holder."""
    order = (HOLDER, _FORMER, GRANTOR, AGENT, COMPLAINANT)
    kept = [role for role in roles if not (role is GRANTOR and HOLDER in roles)]
    return tuple(sorted(kept, key=order.index))


def _names(paper: Document | None, field: str) -> tuple[str, ...]:
    value = paper.value(field) if paper else None
    if value is None or isinstance(value, bool):
        return ()
    return tuple(str(one) for one in value) if isinstance(value, tuple) else split_names(value)


def _ground(book: Book, paper: Document | None, field: str) -> Ground | None:
    if paper is None:
        return None
    read = paper.field(field)
    exhibit = book.exhibit_of(read.source.file if read is not None else paper.file)
    return Ground(exhibit, read.source.page) if exhibit and read is not None else None


def _right(book: Book, right: Document | None) -> Text:
    if right is None:
        return Text("〔材料中未找到权利证明〕", "[no proof of a right among the papers]")
    kind = book.words.paper(right.doc_type)
    names = ("mark_text", "work_title", "design_title", "title")
    numbers = ("registration_number", "patent_number")
    told = [worded(right.value(name)).zh for name in (*names, *numbers) if right.value(name)]
    tail = " · ".join(told)
    return Text(f"{kind.zh}　{tail}", f"{kind.en}, {tail}") if tail else kind


def _identified(book: Book, party: Party) -> Party:
    """Return the party with the paper that shows who it is, where the case holds one."""
    for paper in book.parts.identities:
        for field in ("company_name", "name"):
            value = paper.value(field)
            if isinstance(value, str) and compare(value, party.name).is_same:
                return replace(party, identity=_ground(book, paper, field))
    return party


def _told_apart(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, each with the earlier one that the eye may take it for."""
    return tuple(
        replace(party, near=next(filter(None, map(partial(_near, party), parties[:at])), None))
        for at, party in enumerate(parties)
    )


def _near(party: Party, other: Party) -> Text | None:
    """Return how two names that are nearly the same differ."""
    compared = compare(other.name, party.name)
    is_alike = compared.likeness in {Likeness.LOOK_ALIKE, Likeness.OTHER_FORM}
    if not (is_alike or (compared.differing and nearness(other.name, party.name) >= _NEAR)):
        return None
    pieces = "，".join(f"{theirs or '∅'} ≠ {ours or '∅'}" for theirs, ours in compared.differing)
    return Text(
        f"与“{other.name}”相近而不同：{pieces}", f"nearly “{other.name}”, but not: {pieces}"
    )


def _shops(captured: Sequence[Captured]) -> tuple[Party, ...]:
    """Return the accused shops in the order of the listings; a listing without one is nameless."""
    by_shop: dict[str, list[Captured]] = {}
    for one in captured:
        by_shop.setdefault(_shop(one), []).append(one)
    return tuple(Party(name, (SHOP,), listings=tuple(each)) for name, each in by_shop.items())


def _shop(one: Captured) -> str:
    shown = one.capture.shown.shop if one.capture else None
    return shown or one.listing.link.seller or ""


def tied_parties(whole: Constellation) -> Iterator[tuple[Tie, Party, Party | None]]:
    """Yield each tie with its giver and taker."""
    for tie in whole.ties:
        taker = whole.parties[tie.taker] if tie.taker is not None else None
        yield tie, whole.parties[tie.giver], taker
