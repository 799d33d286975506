"""Checks on a right's standing: territory, register, use (RGT-11, RGT-13, RGT-14, RGT-15).

What stands in lines of text, and not in a field that was read for certain, only ever asks a person.
"""

from collections.abc import Iterable, Iterator

from ipclaim.check import looking, names, territory
from ipclaim.check.dates import after_years
from ipclaim.check.looking import day_of, doubt, no_field, no_paper, seen, where, words
from ipclaim.check.matter import Matter
from ipclaim.check.parts import right_number
from ipclaim.check.term_checks import TRADEMARK
from ipclaim.check.territory import Reach, markets
from ipclaim.check.verdict import (
    Fact,
    Looked,
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.document import Document, whole_papers
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written

_QUOTED = 60
"""Characters of a line that a message quotes."""


@check("right_covers_the_market", NoArgs, covers="office markets", elsewhere="office markets at",
       in_part="office markets at", no_office="paper", no_states="paper",
       no_source="")  # fmt: skip
def right_covers_the_market(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the right is in force where the platform, or each listing's site, sells.

    A right for part of the market goes to a person. Where no source says what a platform asks for,
    this does not apply; ``market_is_known`` then tells it.
    """
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    wanted, _unknown = markets(matter)
    if not wanted:
        return not_applicable("no-source")
    paper = looking.paper_at(matter, right)
    if not right.doc_type_certain:
        return needs_a_look("uncertain-paper", right, paper=paper)
    if right.jurisdiction is None:
        return needs_a_look("no-office", right, paper=paper)
    areas = _areas(matter, right)
    if isinstance(areas, Verdict):
        return areas
    facts: dict[str, Fact] = {
        "office": looking.listed(list(areas)),
        "markets": looking.listed(list(wanted)),
    }
    looked = (right, f"markets={','.join(wanted)}")
    match territory.reach(areas, wanted):
        case Reach.WHOLE:
            return passes("covers", *looked, **facts)
        case Reach.PART:
            return needs_a_look("in-part", *looked, **facts, at=paper)
        case Reach.NONE:
            return fails("elsewhere", *looked, **facts, at=paper)


def _areas(matter: Matter, right: Document) -> tuple[str, ...] | Verdict:
    """Return where a right is in force: its office's area, or what it designates."""
    if right.jurisdiction != "WIPO":
        return (right.jurisdiction or "",)
    states = seen(right, "designated_states")
    if states is None:
        paper = looking.paper_at(matter, right)
        return needs_a_look("no-states", right, paper=paper)
    return doubt(matter, states) or territory.designated(states)


@check("market_is_known", NoArgs, known="markets", unknown="platform office")
def market_is_known(matter: Matter, _: NoArgs) -> Verdict:
    """Tell when no source says in which country a listing sells, so that a person must know."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    wanted, unknown = markets(matter)
    if unknown:
        office = right.jurisdiction or "?"
        return needs_a_look("unknown", right, *unknown, platform=matter.pack.name, office=office)
    return passes("known", *wanted, markets=looking.listed(list(wanted)))


class NotedArgs(Written):
    """Words of a register by which a right is disputed, charged or limited."""

    disturbed: tuple[Filled, ...] = Setting(min_length=1)


@check("right_is_undisturbed", NotedArgs, undisturbed="papers", disturbed="status at",
       noted="lines", no_extract="")  # fmt: skip
def right_is_undisturbed(matter: Matter, args: NotedArgs) -> Verdict:
    """Look in register extracts and on the certificate for disputes, pledges and disclaimers.

    A status that was read for certain decides; a line of text that holds such a word asks a person,
    who sees the line.
    """
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    extracts = _extracts(matter, right)
    statuses = [found for each in extracts if (found := seen(each, "status")) is not None]
    unsure = doubt(matter, *statuses)
    if unsure:
        return unsure
    bad = next((each for each in statuses if _named(words(each), args.disturbed)), None)
    if bad is not None:
        return fails("disturbed", *statuses, status=words(bad), at=where(matter, bad))
    looked: tuple[Looked, ...] = (right, *extracts, *statuses)
    noted = [line for each in (right, *extracts) for line in _lines(each, args.disturbed)]
    if noted:
        return needs_a_look("noted", *looked, lines=looking.listed(noted, most=3))
    if not extracts:
        return not_applicable("no-extract", right)
    papers = [looking.paper_at(matter, each) for each in extracts]
    return passes("undisturbed", *looked, papers=looking.listed(papers))


def _extracts(matter: Matter, right: Document) -> tuple[Document, ...]:
    """Return the register's extracts that may be of this right: only another number says no."""
    extracts = [
        each
        for each in whole_papers(matter.facts.documents)
        if each.doc_type == "trademark_register_extract"
    ]
    number = right_number(right)
    return tuple(each for each in extracts if right_number(each) in {"", number})


def _named(text: str, wanted: Iterable[str]) -> str | None:
    return next((word for word in wanted if names.holds(text, word)), None)


def _lines(paper: Document, wanted: tuple[str, ...]) -> Iterator[Text]:
    """Yield each line that holds one of the words, with its file and page."""
    for page, line in paper.lines:
        if _named(line.text, wanted):
            said = line.text.strip()[:_QUOTED]
            yield Text(f"“{said}”（{paper.file} 第{page}页）", f"“{said}” ({paper.file} p. {page})")


class UseArgs(Written):
    """After how many years a mark must have been used, and under whose law."""

    years: int = Setting(ge=1)
    jurisdictions: tuple[Filled, ...] = Setting(min_length=1)


@check("mark_is_used", UseArgs, used="papers years", young="start years", unfit="papers years",
       none="start years")  # fmt: skip
def mark_is_used(matter: Matter, args: UseArgs) -> Verdict:
    """Look for the holder's invoices of the last years that name the mark.

    A mark that is younger than the term cannot be attacked for non-use. Missing proof fails
    nothing: it may lie elsewhere, and a person decides whether to get it.
    """
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if right.doc_type != TRADEMARK or (right.jurisdiction or "CN") not in args.jurisdictions:
        return not_applicable()
    start = seen(right, "registration_date", "valid_from")
    first = day_of(start)
    if start is None or first is None:
        return no_field(matter, right, "registration_date")
    unsure = doubt(matter, start)
    if unsure:
        return unsure
    if after_years(first, args.years) > matter.day:
        return not_applicable("young", start, start=first, years=args.years)
    invoices = [each for each in matter.facts.documents if each.doc_type == "invoice"]
    if not invoices:
        return needs_a_look("none", start, start=first, years=args.years)
    proofs = [each for each in invoices if _shows_use(matter, right, each, args.years)]
    papers = [looking.paper_at(matter, each) for each in proofs or invoices]
    facts: dict[str, Fact] = {"papers": looking.listed(papers), "years": args.years}
    if proofs:
        return passes("used", start, *proofs, **facts)
    return needs_a_look("unfit", start, *invoices, **facts)


def _shows_use(matter: Matter, right: Document, invoice: Document, years: int) -> bool:
    """Whether an invoice surely is the holder's, of the last years, and names the mark."""
    seller, dated, mark = (
        seen(invoice, "seller_name"),
        seen(invoice, "invoice_date"),
        seen(right, "mark_text"),
    )
    stated = (seller, dated, mark, seen(right, "holder_name"))
    if not all(each is not None and each.field.is_certain for each in stated):
        return False
    day = day_of(dated)
    return (
        day is not None
        and day <= matter.day <= after_years(day, years)
        and names.compare(words(seller), words(stated[3])).is_same
        and names.holds(invoice.text, words(mark))
    )


class RegisterArgs(Written):
    """Whose certificates name their register, and by which words."""

    jurisdictions: tuple[Filled, ...] = Setting(min_length=1)
    full: tuple[Filled, ...] = Setting(min_length=1)
    lesser: tuple[Filled, ...] = Setting(min_length=1)


@check("mark_is_on_the_full_register", RegisterArgs, full="paper", lesser="lines",
       untold="paper")  # fmt: skip
def mark_is_on_the_full_register(matter: Matter, args: RegisterArgs) -> Verdict:
    """Tell a mark of a lesser register, as the Supplemental Register of the United States."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    if right.doc_type != TRADEMARK or right.jurisdiction not in args.jurisdictions:
        return not_applicable()
    papers = (right, *_extracts(matter, right))
    lesser = [line for each in papers for line in _lines(each, args.lesser)]
    if lesser:
        return needs_a_look("lesser", *papers, lines=looking.listed(lesser, most=3))
    full = next((each for each in papers if _named(each.text, args.full)), None)
    if full is None:
        return needs_a_look("untold", *papers, paper=looking.paper_at(matter, right))
    return passes("full", *papers, paper=looking.paper_at(matter, full))
