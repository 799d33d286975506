"""Which papers in different files are parts of one: the two sides of a card, a further page. Pure.

Each rule looks for its own kind of tie and says how sure it is. A tie is certain only where the
papers themselves, or a name that counts, tell it; that nothing else is there to go with proves
little. Where two papers could be meant, none is. Papers within one file were parted before.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ipclaim.model.document import Document, Field
from ipclaim.read.filenames import Count, Side, follows, place_of, side_of
from ipclaim.read.folding import bones, compact
from ipclaim.read.pagination import stated_page

Papers = Sequence[Document]

_NUMBERS = ("registration_number", "patent_number")
_OF_A_FIRST_PAGE = frozenset(
    {"valid_from", "valid_to", "registration_date", "filing_date", "issue_date", "grant_date"}
)
_PARTIES = frozenset({"grantor", "grantee", "holder_name", "company_name", "seller_name"})
_MAY_GO_ON = frozenset(
    {
        "authorization_letter",
        "business_licence",
        "counter_notice",
        "trademark_certificate",
        "trademark_register_extract",
    }
)
"""Kinds that run over several pages, with no title on the further ones."""
_UNKNOWN = "other"
_FRONT_FIELDS = ("name", "id_number")
_BACK_FIELDS = ("issuing_authority", "valid_to")
_ANNEX = re.compile(
    r"(?:附件|附表|附录|附页|授权(?:商标|权利|品牌|店铺)?清单|(?:商标|权利|链接|店铺)清单)"
    r"|(?:annex|schedule|appendix|attachment)\b",
    re.IGNORECASE,
)
_NAMES_AN_ANNEX = re.compile(r"附件|附表|附录|清单|annex|schedule|appendix|attach", re.IGNORECASE)
_HEAD_LINES = 3
_SHORTEST_NAME = 6
_SHORTEST_NUMBER = 7
_PLACE_WORDS = re.compile(r"公安|分局|局|特别行政区|自治|[省市县区旗州盟]")


@dataclass(frozen=True, slots=True)
class Tie:
    """A further part of a paper, both by their place among all papers."""

    head: int
    part: int
    why: str
    certain: bool


def ties(papers: Papers) -> tuple[Tie, ...]:
    """Return what belongs together; each part once, and no part is a head."""
    found: list[Tie] = []
    taken: set[int] = set()
    for rule in _RULES:
        for tie in rule(papers):
            heads = {earlier.head for earlier in found}
            if tie.part in taken or tie.head in taken or tie.part in heads:
                continue
            found.append(tie)
            taken.add(tie.part)
    return tuple(found)


def page_numbers(paper: Document) -> set[tuple[int, int]]:
    """Return which pages of how many the paper's own pages say they are."""
    heights = {image.page: image.height for image in paper.page_images}
    stated = (
        stated_page(line.text, line.box, heights[page])
        for page, line in paper.lines
        if page in heights
    )
    return {one for one in stated if one is not None}


def _sides_of_a_card(papers: Papers) -> Iterator[Tie]:
    """Pair a card's two sides: by the names of their files, else when there is one of each."""
    cards = [at for at, paper in enumerate(papers) if paper.doc_type == "id_card"]
    fronts = [at for at in cards if _has(papers[at], _FRONT_FIELDS, but=_BACK_FIELDS)]
    backs = [at for at in cards if _has(papers[at], _BACK_FIELDS, but=_FRONT_FIELDS)]
    paired: set[int] = set()
    for front in fronts:
        named = [back for back in backs if _sides_by_name(papers[front], papers[back])]
        if len(named) == 1 and named[0] not in paired:
            paired |= {front, named[0]}
            sure = _surely_named(papers[front], papers[named[0]])
            yield Tie(front, named[0], "front-and-back-named", certain=sure)
    if len(fronts) == len(backs) == 1 and not paired and _apart(papers, fronts[0], backs[0]):
        one, other = papers[fronts[0]], papers[backs[0]]
        sure = _same_place(one, other) and _term_fits_age(one, other)
        why = "front-and-back-place" if sure else "front-and-back-only"
        yield Tie(fronts[0], backs[0], why, certain=sure)


def _same_number(papers: Papers) -> Iterator[Tie]:
    """Find further pages of a certificate: they bear its number, and no days of their own."""
    for part, paper in enumerate(papers):
        number = _number(paper)
        if not number or not _is_alone(papers, part) or _dated(paper):
            continue
        heads = [
            at
            for at, other in enumerate(papers)
            if other.doc_type == paper.doc_type
            and _number(other) == number
            and _dated(other)
            and _apart(papers, at, part)
            and not _contradict(other, paper)
        ]
        if len(heads) == 1:
            yield Tie(heads[0], part, "same-number", certain=True)


def _counted_pages(papers: Papers) -> Iterator[Tie]:
    """Put together pages that say which of how many they are."""
    stated = [page_numbers(paper) for paper in papers]
    for head, numbers in enumerate(stated):
        totals = {total for _, total in numbers}
        if len(totals) != 1 or _is_unknown(papers[head]):
            continue
        (total,) = totals
        if (1, total) not in numbers:
            continue
        for number in range(2, total + 1):
            wanted = (number, total)
            if wanted in numbers:
                continue
            parts = [at for at, own in enumerate(stated) if _lone_page(papers, at, own, wanted)]
            parts = [at for at in parts if _may_follow(papers[head], papers[at])]
            rivals = [at for at, own in enumerate(stated) if (1, total) in own]
            parts, sure = _narrowed(papers, head, parts)
            if len(parts) == 1 and (sure or len(rivals) == 1):
                yield Tie(head, parts[0], "page-numbers", certain=sure)


def _narrowed(papers: Papers, head: int, parts: list[int]) -> tuple[list[int], bool]:
    """Return the parts that names or words tie to the head, or all when none is tied."""
    tied = [
        at
        for at in parts
        if _of_one_series(papers[head], papers[at]) or mentions(papers[head], papers[at])
    ]
    return (tied, True) if tied else (parts, False)


def _annexes(papers: Papers) -> Iterator[Tie]:
    """Find the annex of a letter: it calls itself one, and names no parties of its own."""
    letters = [
        at
        for at, paper in enumerate(papers)
        if paper.doc_type == "authorization_letter" and paper.doc_type_certain
    ]
    wanting = [at for at in letters if _NAMES_AN_ANNEX.search(compact(papers[at].text))]
    for part, paper in enumerate(papers):
        if part in letters or not _is_alone(papers, part) or not _is_annex(paper):
            continue
        heads = [at for at in wanting if _apart(papers, at, part)]
        named = [
            at
            for at in heads
            if mentions(papers[at], paper) or follows(papers[at].file, paper.file)
        ]
        if len(named or heads) == 1:
            yield Tie((named or heads)[0], part, "annex", certain=len(heads) == 1 or bool(named))


def _counted_files(papers: Papers) -> Iterator[Tie]:
    """Follow the names of files: a page without a title after one of a kind that goes on."""
    for head, first in enumerate(papers):
        if _is_unknown(first) or not first.doc_type_certain:
            continue
        last = first
        for part in _following(papers, head):
            place, paper = follows(last.file, papers[part].file), papers[part]
            pages = place is not None and place.count is Count.PAGES
            named = mentions(first, paper)
            if not _may_follow(first, paper) or not (pages or named):
                break
            counted = place is not None and place.count is not Count.CAMERA
            yield Tie(head, part, "file-names", certain=counted and named)
            last = paper


def _following(papers: Papers, head: int) -> Iterator[int]:
    """Yield the papers whose files are named on and on after that of a head."""
    if papers[head].doc_type not in _MAY_GO_ON:
        return
    file, seen = papers[head].file, {head}
    while True:
        nexts = [
            at
            for at, paper in enumerate(papers)
            if at not in seen and follows(file, paper.file) and _is_alone(papers, at)
        ]
        if len(nexts) != 1:
            return
        seen.add(nexts[0])
        file = papers[nexts[0]].file
        yield nexts[0]


_RULES: tuple[Callable[[Papers], Iterator[Tie]], ...] = (
    _sides_of_a_card,
    _same_number,
    _counted_pages,
    _annexes,
    _counted_files,
)


def mentions(head: Document, part: Document) -> bool:
    """Tell whether a page bears a long name or number that its head states surely."""
    text = bones(part.text).lower()
    return any(
        bones(value).lower() in text
        for field in head.fields
        if field.is_certain
        for value in _values(field)
        if len(bones(value)) >= (_SHORTEST_NUMBER if value.isdecimal() else _SHORTEST_NAME)
        and field.name not in {"address", "scope", "business_scope", "territory"}
    )


def _values(field: Field) -> tuple[str, ...]:
    if isinstance(field.value, tuple):
        return tuple(map(str, field.value))
    return (field.value,) if isinstance(field.value, str) else ()


def _may_follow(head: Document, part: Document) -> bool:
    """Tell whether a paper can be a further page: of no kind, or of the head's and not whole."""
    if part.doc_type == _UNKNOWN:
        return True
    if part.doc_type != head.doc_type or _contradict(head, part):
        return not part.doc_type_certain and not part.fields
    return not (_states(part) & _PARTIES and _states(part) & _OF_A_FIRST_PAGE)


def _lone_page(papers: Papers, at: int, own: set[tuple[int, int]], wanted: tuple[int, int]) -> bool:
    return wanted in own and _is_alone(papers, at)


def _is_annex(paper: Document) -> bool:
    lines = [compact(line.text) for _, line in paper.lines[:_HEAD_LINES]]
    kind = paper.doc_type in {_UNKNOWN, "authorization_letter"}
    return kind and not _states(paper) & _PARTIES and any(map(_ANNEX.match, lines))


def _has(paper: Document, names: Sequence[str], *, but: Sequence[str]) -> bool:
    return bool(_states(paper) & set(names)) and not _states(paper) & set(but)


def _states(paper: Document) -> frozenset[str]:
    """Return which facts a paper states, however doubtful."""
    return frozenset(field.name for field in paper.fields if field.value is not None)


def _contradict(one: Document, other: Document) -> bool:
    """Tell that two papers state different numbers or parties."""
    for name in (*_NUMBERS, *sorted(_PARTIES)):
        left, right = one.value(name), other.value(name)
        if left is not None and right is not None and left != right:
            return True
    return False


def _sides_by_name(front: Document, back: Document) -> bool:
    one, other = side_of(front.file), side_of(back.file)
    if one is not None and other is not None:
        return one[0] == other[0] and (one[1], other[1]) == (Side.FRONT, Side.BACK)
    return follows(front.file, back.file) is not None


def _surely_named(front: Document, back: Document) -> bool:
    """Tell names that leave no doubt: both sides said, or 1 and 2; a long count needs more."""
    place = follows(front.file, back.file)
    second = place is not None and place.number == 2 and place.count is not Count.CAMERA
    return second or side_of(front.file) is not None or _same_place(front, back)


def _same_place(front: Document, back: Document) -> bool:
    """Tell whether the office that issued a card is that of the place where its holder lives."""
    address, office = front.value("address"), back.value("issuing_authority")
    if not isinstance(address, str) or not isinstance(office, str):
        return False
    places = [piece for piece in _PLACE_WORDS.split(office) if len(piece) > 1]
    return bool(places) and all(piece in address for piece in places)


def _term_fits_age(front: Document, back: Document) -> bool:
    """Compare a card's term with its holder's age (Resident Identity Cards Act, art. 5)."""
    days = [front.value("birth_date"), back.value("valid_from"), back.value("valid_to")]
    try:
        born, start = date.fromisoformat(str(days[0])), date.fromisoformat(str(days[1]))
        end = None if days[2] == "long-term" else date.fromisoformat(str(days[2]))
    except ValueError:
        return False
    age = start.year - born.year - ((start.month, start.day) < (born.month, born.day))
    years = None if end is None else end.year - start.year
    return years == (5 if age < 16 else 10 if age < 26 else 20 if age < 46 else None)


def _number(paper: Document) -> str:
    field = next((field for field in map(paper.field, _NUMBERS) if field is not None), None)
    value = field.value if field else None
    return value if isinstance(value, str) and paper.doc_type != "business_licence" else ""


def _dated(paper: Document) -> bool:
    return bool(_states(paper) & _OF_A_FIRST_PAGE)


def _of_one_series(head: Document, part: Document) -> bool:
    one, other = place_of(head.file), place_of(part.file)
    return one is not None and other is not None and one.of == other.of


def _apart(papers: Papers, one: int, other: int) -> bool:
    """Tell whether two papers lie in different files, of different bytes."""
    first, second = papers[one], papers[other]
    return first.file != second.file and first.sha256 != second.sha256


def _is_alone(papers: Papers, at: int) -> bool:
    """Tell whether a paper has its file to itself."""
    return sum(paper.file == papers[at].file for paper in papers) == 1


def _is_unknown(paper: Document) -> bool:
    return paper.doc_type in {_UNKNOWN, "unreadable"}
