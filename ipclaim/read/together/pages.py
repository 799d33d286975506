"""Which papers in different files are parts of one. Pure.

Each rule looks for its own kind of tie and says how sure it is. A tie is certain only where the
papers themselves, or a name that counts, tell it; that nothing else is there to go with proves
little. Where two papers could be meant, none is. Papers within one file were parted before.
"""

import re
from collections.abc import Callable, Iterator

from ipclaim.model.document import Document
from ipclaim.read.folding import compact
from ipclaim.read.together.cards import sides_of_a_card
from ipclaim.read.together.filenames import Count, follows, place_of
from ipclaim.read.together.ties import (
    UNKNOWN,
    Papers,
    Tie,
    apart,
    is_alone,
    is_unknown,
    mentions,
    page_numbers,
    states,
)

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
_ANNEX = re.compile(
    r"(?:附件|附表|附录|附页|授权(?:商标|权利|品牌|店铺)?清单|(?:商标|权利|链接|店铺)清单)"
    r"|(?:annex|schedule|appendix|attachment)\b",
    re.IGNORECASE,
)
_NAMES_AN_ANNEX = re.compile(r"附件|附表|附录|清单|annex|schedule|appendix|attach", re.IGNORECASE)
_HEAD_LINES = 3


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


def _same_number(papers: Papers) -> Iterator[Tie]:
    """Find further pages of a certificate: they bear its number, and no days of their own."""
    for part, paper in enumerate(papers):
        number = _number(paper)
        if not number or not is_alone(papers, part) or _dated(paper):
            continue
        heads = [
            at
            for at, other in enumerate(papers)
            if other.doc_type == paper.doc_type
            and _number(other) == number
            and _dated(other)
            and apart(papers, at, part)
            and not _contradict(other, paper)
        ]
        if len(heads) == 1:
            yield Tie(heads[0], part, "same-number", certain=True)


def _counted_pages(papers: Papers) -> Iterator[Tie]:
    """Put together pages that say which of how many they are."""
    stated = [page_numbers(paper) for paper in papers]
    for head, numbers in enumerate(stated):
        totals = {total for _, total in numbers}
        if len(totals) != 1 or is_unknown(papers[head]):
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
        if part in letters or not is_alone(papers, part) or not _is_annex(paper):
            continue
        heads = [at for at in wanting if apart(papers, at, part)]
        named = [
            at
            for at in heads
            if mentions(papers[at], paper) or follows(papers[at].file, paper.file)
        ]
        if len(named or heads) == 1:
            head = (named or heads)[0]
            yield Tie(head, part, "annex", certain=True, for_want_of_others=not named)


def _counted_files(papers: Papers) -> Iterator[Tie]:
    """Follow the names of files: a page without a title after one of a kind that goes on."""
    for head, first in enumerate(papers):
        if is_unknown(first) or not first.doc_type_certain:
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
            if at not in seen and follows(file, paper.file) and is_alone(papers, at)
        ]
        if len(nexts) != 1:
            return
        seen.add(nexts[0])
        file = papers[nexts[0]].file
        yield nexts[0]


_RULES: tuple[Callable[[Papers], Iterator[Tie]], ...] = (
    sides_of_a_card,
    _same_number,
    _counted_pages,
    _annexes,
    _counted_files,
)


def _may_follow(head: Document, part: Document) -> bool:
    """Tell whether a paper can be a further page: of no kind, or of the head's and not whole."""
    if part.doc_type == UNKNOWN:
        return True
    if part.doc_type != head.doc_type or _contradict(head, part):
        return not part.doc_type_certain and not part.fields
    return not (states(part) & _PARTIES and states(part) & _OF_A_FIRST_PAGE)


def _lone_page(papers: Papers, at: int, own: set[tuple[int, int]], wanted: tuple[int, int]) -> bool:
    return wanted in own and is_alone(papers, at)


def _is_annex(paper: Document) -> bool:
    lines = [compact(line.text) for _, line in paper.lines[:_HEAD_LINES]]
    kind = paper.doc_type in {UNKNOWN, "authorization_letter"}
    return kind and not states(paper) & _PARTIES and any(map(_ANNEX.match, lines))


def _contradict(one: Document, other: Document) -> bool:
    """Tell that two papers state different numbers or parties."""
    for name in (*_NUMBERS, *sorted(_PARTIES)):
        left, right = one.value(name), other.value(name)
        if left is not None and right is not None and left != right:
            return True
    return False


def _number(paper: Document) -> str:
    field = next((field for field in map(paper.field, _NUMBERS) if field is not None), None)
    value = field.value if field else None
    return value if isinstance(value, str) and paper.doc_type != "business_licence" else ""


def _dated(paper: Document) -> bool:
    return bool(states(paper) & _OF_A_FIRST_PAGE)


def _of_one_series(head: Document, part: Document) -> bool:
    one, other = place_of(head.file), place_of(part.file)
    return one is not None and other is not None and one.of == other.of
