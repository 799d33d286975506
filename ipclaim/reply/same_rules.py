"""The platform's own rules held against the seller's papers: what is asked of us is asked of them.

A dealer's letters are judged as an agent's authority over our right, its own certificate as a
holder's right. Only rules about papers are asked, those that the book lists; what a rule would say
of a complaint (its links, statements, deadlines) says nothing of an answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.case import CaseFile, Complainant, Role
from ipclaim.model.document import Document, whole_papers
from ipclaim.model.finding import Finding, Outcome
from ipclaim.reply.dealer_chain import ask_chain
from ipclaim.reply.matter import RIGHT_KINDS, Matter, is_ours

_GRANTOR = "NAM-03"
_OF_THE_RIGHT = {*RIGHT_KINDS, "trademark_renewal", "trademark_assignment", "trademark_change"}


class Standing(StrEnum):
    """As what the seller's papers were judged."""

    DEALER = "dealer"
    """By a permission to deal with our right."""
    HOLDER = "holder"
    """By a right of its own."""


@dataclass(frozen=True, slots=True)
class SameRule:
    """What one rule says of the seller's papers."""

    standing: Standing
    finding: Finding

    @property
    def is_open(self) -> bool:
        """Whether the rule fails or a person must look."""
        return self.finding.outcome in {Outcome.FAIL, Outcome.REVIEW}


def same_rules(matter: Matter) -> tuple[SameRule, ...]:
    """Return what the rules say of the seller's papers, by standing and in the rules' order."""
    seller = matter.notice.value("seller_name")
    if not isinstance(seller, str) or not seller or not matter.given.pack.rules:
        return ()
    return tuple(_judged(matter, seller))


def _judged(matter: Matter, seller: str) -> Iterator[SameRule]:
    papers = whole_papers(matter.given.seller_papers)
    number = matter.right_number_field()
    if matter.letters and number is not None and number.value:
        ours = [each for each in matter.given.assessment.documents if _is_of_right(each)]
        theirs = [each for each in papers if not is_ours(matter, each)]
        case = _case(matter, Role.AGENT, seller, str(number.value))
        judged = _findings(matter, Standing.DEALER, case, (*theirs, *ours), papers)
        # The rule on the grantor's name looks at one letter; a whole chain reaches the holder.
        whole = ask_chain(matter).code == "through"
        yield from (each for each in judged if not (whole and each.finding.rule == _GRANTOR))
    if any(paper.doc_type in RIGHT_KINDS and not is_ours(matter, paper) for paper in papers):
        own = [
            paper
            for paper in papers
            if paper.doc_type != "authorization_letter" and not is_ours(matter, paper)
        ]
        case = _case(matter, Role.HOLDER, seller, None)
        yield from _findings(matter, Standing.HOLDER, case, own, papers)


def _is_of_right(paper: Document) -> bool:
    return paper.doc_type in _OF_THE_RIGHT


def _case(matter: Matter, role: Role, seller: str, right: str | None) -> CaseFile:
    """Return the seller as the one who would complain, on this platform about these goods."""
    given = matter.given.case
    return CaseFile(
        platform=given.platform,
        claim=given.claim,
        complainant=Complainant(role=role, name=seller),
        right=right,
        goods=given.goods,
    )


def _findings(
    matter: Matter,
    standing: Standing,
    case: CaseFile,
    documents: Iterable[Document],
    theirs: Iterable[Document],
) -> Iterator[SameRule]:
    """Yield the findings of the listed rules that rest on a paper of the seller's."""
    wanted = matter.given.book.same_rules.get(standing.value, ())
    files = {paper.file for paper in theirs}
    facts = Facts(
        name=matter.given.name,
        case=case,
        documents=tuple(documents),
        listings=(),
        captures=(),
        pack=matter.given.pack,
        as_of=matter.law_day,
    )
    for finding in judge(facts).findings:
        rests_on_theirs = any(source.file in files for source in finding.sources)
        if finding.rule in wanted and rests_on_theirs:
            yield SameRule(standing, finding)
