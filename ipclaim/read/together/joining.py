"""All papers of a case, taken together: joined over files, and each heard as witness of the others.

What one file holds was read without knowledge of any other, and is kept so; this comes after, on
what was read. A paper that lies in several files is told once, with all its facts, by the file
that begins it; each further file keeps what it states itself, and says what it continues. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ipclaim.model.document import (
    Document,
    Field,
    Part,
    Problem,
    Reason,
)
from ipclaim.model.text import Text
from ipclaim.read.folding import compact
from ipclaim.read.opening.troubles import problem
from ipclaim.read.pagination import lacking
from ipclaim.read.reasons import reason
from ipclaim.read.together.elsewhere import confirmed
from ipclaim.read.together.pages import ties
from ipclaim.read.together.ties import Tie, page_numbers

WHY = {
    "front-and-back-named": Text(
        "文件名表明是同一证件的正反两面", "the files' names say that these are one card's two sides"
    ),
    "front-and-back-place": Text(
        "仅有一张正面和一张反面，签发机关与住址同属一地",
        "the only front and the only back, and the issuing office is that of the address",
    ),
    "front-and-back-only": Text(
        "材料中仅有这一张正面和这一张反面", "no other front and no other back is there"
    ),
    "same-number": Text("注册号相同，为其续页", "the same number: a further page of it"),
    "page-numbers": Text("页码相接", "the page numbers go on"),
    "annex": Text("为其附件", "it is the annex"),
    "file-names": Text("文件名依次编号", "the files' names count on"),
}
"""Why papers are joined, by code."""
_SAYS_SO = re.compile(r"[转轉见見接](?:下页|续页|附页|下頁|續頁|附頁)|[见見]背面")
_GOES_ON = re.compile(r"[(（]?(?:[转见接]?(?:下页|续页|附页)|见背面)[)）]?$")
_LONG = frozenset({"goods_services", "scope", "business_scope"})
"""Facts that may go on over pages."""
_LISTS = frozenset({"rights_numbers", "listing_urls", "platforms"})
_SEEN = frozenset({"signed", "sealed"})
"""Facts that stand at a paper's end: a page without says nothing of the others."""


def together(papers: Sequence[Document], *, of_one_case: bool) -> tuple[Document, ...]:
    """Return all papers anew, in their order, joined and confirmed by each other.

    Of papers that merely lie beside one another (``of_one_case`` is false) only those are joined
    that surely belong together.
    """
    if len(papers) < 2:
        return tuple(papers)
    result = list(confirmed(papers))
    found = [
        tie for tie in ties(result) if of_one_case or (tie.certain and not tie.for_want_of_others)
    ]
    for head in dict.fromkeys(tie.head for tie in found):
        own = [tie for tie in found if tie.head == head]
        parts = [_as_part(result[head], result[tie.part], tie) for tie in own]
        result[head] = _joined(result[head], parts, own)
        for tie, part in zip(own, parts, strict=True):
            result[tie.part] = part
    return tuple(result)


def _as_part(head: Document, part: Document, tie: Tie) -> Document:
    """Return a further part: of its head's kind where that is certain; its own facts stay."""
    of = Part(head.file, head.pages, _why(tie), tie.certain)
    problems = _without_counts(part.problems)
    if not tie.certain:
        return replace(part, continues=of, problems=problems)
    return replace(
        part,
        continues=of,
        problems=problems,
        doc_type=head.doc_type,
        doc_type_certain=head.doc_type_certain,
        jurisdiction=head.jurisdiction,
    )


def _joined(head: Document, parts: Sequence[Document], found: Sequence[Tie]) -> Document:
    """Return a paper with what its parts state too."""
    fields = {field.name: field for field in head.fields}
    says_so = bool(_SAYS_SO.search(compact(head.text)))
    for part, tie in zip(parts, found, strict=True):
        for field in _adding(head, part, tie):
            fields[field.name] = _merged(fields.get(field.name), field, says_so=says_so)
    doubtful = [
        problem("doubtful-join", file=part.file)
        for part, tie in zip(parts, found, strict=True)
        if not tie.certain
    ]
    return replace(
        head,
        fields=tuple(fields.values()),
        problems=(*_still_lacking(head, parts), *doubtful),
        parts=tuple(
            Part(part.file, part.pages, _why(tie), tie.certain)
            for part, tie in zip(parts, found, strict=True)
        ),
    )


def _adding(head: Document, part: Document, tie: Tie) -> Iterator[Field]:
    """Yield what a part adds to its head, doubted where it may not be its part.

    An annex adds its lists, and nothing else that looks like a fact of a letter: days in its table
    are the listed marks' own. What its head settles is that they are a letter's lists.
    """
    settled = frozenset({"type-uncertain"} if head.doc_type_certain else ())
    for field in part.fields:
        if field.value is None or (tie.why == "annex" and field.name not in _LISTS):
            continue
        further = field.without(settled) if tie.why == "annex" else field
        yield further if tie.certain else further.doubted(reason("other-file"))


def _merged(mine: Field | None, further: Field, *, says_so: bool) -> Field:
    """Return what two pages of one paper say of one fact; the first page's word comes first.

    ``says_so`` is true where the first page says that something goes on upon another.
    """
    if mine is None:
        return further
    if mine.value is None and mine.name != "mark_text":
        return further
    if mine.name in _SEEN and mine.value is False:
        return further
    if mine.name in _LONG and isinstance(mine.value, str) and isinstance(further.value, str):
        return _gone_on(mine, further, says_so=says_so)
    return mine


def _gone_on(mine: Field, further: Field, *, says_so: bool) -> Field:
    """Return a text that goes on: never certain, for nobody reads off that no page is missing."""
    text, rest = str(mine.value), str(further.value)
    if text == rest:
        return mine
    if not says_so and not _GOES_ON.search(text):
        doubted = mine.doubted(reason("over-pages"))
        return replace(doubted, alternatives=(*mine.alternatives, rest))
    glue = "；" if "；" in text + rest else "; "
    doubts = {doubt.code: doubt for field in (mine, further) for doubt in field.reasons}
    doubts.pop("format-unexpected", None)
    doubts["over-pages"] = reason("over-pages")
    return replace(
        mine.doubted(reason("over-pages")),
        value=glue.join((_GOES_ON.sub("", text).rstrip("；;，,、 "), rest)),
        raw=f"{mine.raw}\n{further.raw}",
        reasons=tuple(doubts.values()),
    )


def _still_lacking(head: Document, parts: Iterable[Document]) -> tuple[Problem, ...]:
    """Return a paper's problems; pages are missing only where no part has them."""
    kept = _without_counts(head.problems)
    if len(kept) == len(head.problems):
        return kept
    every = (head, *parts)
    seen: dict[int, set[int]] = {}
    for number, total in (stated for paper in every for stated in page_numbers(paper)):
        seen.setdefault(total, set()).add(number)
    return (*kept, *lacking(seen, sum(len(paper.pages) for paper in every)))


def _without_counts(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(each for each in problems if each.code != "missing-page")


def _why(tie: Tie) -> Reason:
    return Reason(tie.why, WHY[tie.why])
