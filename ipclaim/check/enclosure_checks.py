"""Checks on what must go along with a paper (RGT-17, RGT-19, AUT-10, AUT-11).

Most of these have no kind of paper of their own, so they are known by words in any paper of the
case. Such words can show that something is there; that nothing was found is told to a person, and
fails nothing.
"""

import re
from collections.abc import Collection, Iterable

from ipclaim.check import looking, names
from ipclaim.check.copy_checks import filed_papers
from ipclaim.check.language import language_of
from ipclaim.check.looking import doubt, no_paper, seen, words
from ipclaim.check.matter import Matter
from ipclaim.check.parts import number_key, right_number
from ipclaim.check.verdict import NoArgs, Verdict, check, needs_a_look, not_applicable, passes
from ipclaim.model.case import Claim
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


class PatentArgs(Written):
    """Words of an office's evaluation report, and of proof that the annual fees are paid."""

    evaluation: tuple[Filled, ...] = Setting(min_length=1)
    fees: tuple[Filled, ...] = Setting(min_length=1)
    evaluated: tuple[Claim, ...] = (Claim.DESIGN_PATENT, Claim.UTILITY_MODEL)
    jurisdictions: tuple[Filled, ...] = Setting(min_length=1)


@check("patent_is_backed", PatentArgs, backed="papers", lacking="missing")
def patent_is_backed(matter: Matter, args: PatentArgs) -> Verdict:
    """Look for proof of the annual fees, and for the evaluation report of an unexamined patent."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if (right.jurisdiction or "CN") not in args.jurisdictions:
        return not_applicable()
    fees = _holding(matter.facts.documents, args.fees, apart_from=right)
    report = _holding(matter.facts.documents, args.evaluation, apart_from=right)
    needs_report = matter.case.claim in args.evaluated
    missing = []
    if fees is None:
        missing.append(
            Text(
                "年费缴纳证明或近期专利登记簿副本",
                "proof of the annual fees, or a recent copy of the register",
            )
        )
    if needs_report and report is None:
        missing.append(Text("专利权评价报告", "the office's evaluation report"))
    if missing:
        return needs_a_look("lacking", right, missing=looking.listed(missing))
    papers = [looking.paper_at(matter, each) for each in (fees, report) if each is not None]
    return passes("backed", right, papers=looking.listed(papers))


def _holding(
    papers: Iterable[Document], wanted: Collection[str], *, apart_from: Document
) -> Document | None:
    """Return the first other paper in which one of the words stands."""
    others = (paper for paper in papers if paper is not apart_from)
    return next(
        (paper for paper in others if any(names.holds(paper.text, word) for word in wanted)), None
    )


class SampleArgs(Written):
    """Words by which a page shows that it is the work's sample."""

    sample: tuple[Filled, ...] = Setting(min_length=1)
    jurisdictions: tuple[Filled, ...] = Setting(min_length=1)


@check("work_is_shown", SampleArgs, shown="paper", one_page="paper", unsure="paper")
def work_is_shown(matter: Matter, args: SampleArgs) -> Verdict:
    """Look for the page that shows the registered work.

    What a page shows no rule can see: only a page that says so by its words passes, anything else
    goes to a person.
    """
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if right.doc_type != "copyright_certificate" or right.jurisdiction not in args.jurisdictions:
        return not_applicable()
    first = right.pages[0] if right.pages else 1
    further = "\n".join(line.text for page, line in right.lines if page != first)
    paper = looking.paper_at(matter, right)
    if any(names.holds(further, word) for word in args.sample):
        return passes("shown", right, paper=paper)
    apart = _holding(matter.facts.documents, args.sample, apart_from=right)
    if apart is not None:
        return passes("shown", right, apart, paper=looking.paper_at(matter, apart))
    says = "unsure" if len(right.pages) > 1 or right.parts else "one-page"
    return needs_a_look(says, right, paper=paper)


class NotaryArgs(Written):
    """Words of a notary's, a consul's or an apostille's certificate, and who needs none."""

    words: tuple[Filled, ...] = Setting(min_length=1)
    at_home: tuple[Filled, ...] = Setting(min_length=1)


@check("foreign_papers_are_certified", NotaryArgs, at_home="count", certified="papers",
       bare="papers")  # fmt: skip
def foreign_papers_are_certified(matter: Matter, args: NotaryArgs) -> Verdict:
    """Look for notarisation or apostille of letters and company papers made abroad.

    A letter is from abroad when its grantor has no Chinese name, a company's paper when another
    country issued it. Passports certify themselves.
    """
    papers = [*matter.parts.letters, *_identities(matter)]
    if not papers:
        return not_applicable()
    grantors = [found for paper in papers if (found := seen(paper, "grantor")) is not None]
    unsure = doubt(matter, *grantors)
    if unsure:
        return unsure
    foreign = [paper for paper in papers if _is_foreign(paper, args.at_home)]
    if not foreign:
        return passes("at-home", *grantors, *papers, count=len(papers))
    bare = [
        paper for paper in foreign if not any(names.holds(paper.text, word) for word in args.words)
    ]
    told = [looking.paper_at(matter, paper) for paper in bare or foreign]
    if bare:
        return needs_a_look("bare", *foreign, papers=looking.listed(told))
    return passes("certified", *foreign, papers=looking.listed(told))


def _identities(matter: Matter) -> tuple[Document, ...]:
    parts = matter.parts
    cast = dict.fromkeys((parts.complainant_identity, parts.holder_identity))
    return tuple(paper for paper in cast if paper and paper.doc_type == "business_licence")


def _is_foreign(paper: Document, at_home: Collection[str]) -> bool:
    if paper.doc_type == "authorization_letter":
        grantor = words(seen(paper, "grantor"))
        return bool(grantor) and not _CHINESE.search(grantor)
    return paper.jurisdiction is not None and paper.jurisdiction not in at_home


LANGUAGES = {
    "ja": Text("日文", "Japanese"),
    "ko": Text("韩文", "Korean"),
    "ru": Text("俄文", "Russian"),
    "th": Text("泰文", "Thai"),
    "ar": Text("阿拉伯文", "Arabic"),
    "el": Text("希腊文", "Greek"),
    "de": Text("德文", "German"),
    "fr": Text("法文", "French"),
    "es": Text("西班牙文", "Spanish"),
    "it": Text("意大利文", "Italian"),
    "nl": Text("荷兰文", "Dutch"),
    "pt": Text("葡萄牙文", "Portuguese"),
}
"""Languages that are told, by their code; Chinese and English need no translation."""


@check("papers_are_translated", NoArgs, readable="count", translated="papers",
       untranslated="papers")  # fmt: skip
def papers_are_translated(matter: Matter, _: NoArgs) -> Verdict:
    """Look for a translation of each paper that is neither in Chinese nor in English.

    A translation is a paper in one of the two that states the same number. The language is guessed
    from letters and common words; a paper that says too little is taken as readable.
    """
    papers = filed_papers(matter)
    if not papers:
        return not_applicable()
    foreign = [paper for paper in papers if language_of(paper.text) in LANGUAGES]
    if not foreign:
        return passes("readable", *papers, count=len(papers))
    open_papers = [paper for paper in foreign if not _is_translated(matter, paper)]
    told = [_with_language(matter, paper) for paper in open_papers or foreign]
    if open_papers:
        return needs_a_look("untranslated", *foreign, papers=looking.listed(told))
    return passes("translated", *foreign, papers=looking.listed(told))


def _is_translated(matter: Matter, paper: Document) -> bool:
    number = right_number(paper)
    return bool(number) and any(
        number in number_key(other.text) and language_of(other.text) in {"zh", "en"}
        for other in matter.facts.documents
        if other is not paper and other.doc_type in {paper.doc_type, "other"}
    )


def _with_language(matter: Matter, paper: Document) -> Text:
    at, language = looking.paper_at(matter, paper), LANGUAGES[language_of(paper.text) or ""]
    return Text(f"{at.zh}，{language.zh}", f"{at.en}, {language.en}")
