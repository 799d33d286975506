"""What the seller's invoices show (D02, D11, D01): to whom, from whom, when, for what.

An invoice proves a purchase, never that goods are genuine. Its lines are read with doubt always, so
what they name is quoted for a person; names and days that are certain may decide.
"""

from collections.abc import Iterable
from datetime import date

from ipclaim.check.names import Likeness, compare
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Check, Stated, cannot_tell, declared, met, not_met
from ipclaim.reply.dealer_chain import REACHED, ask_chain, chain_at_issue
from ipclaim.reply.dealer_terms import captures_stated
from ipclaim.reply.matter import Matter, certain_day, certain_text
from ipclaim.reply.passages import passages_with
from ipclaim.reply.wording import listed, same_in_both, told_days

_LEAST_WORD = 2


def _invoices(matter: Matter) -> tuple[Document, ...]:
    return tuple(paper for paper in matter.given.seller_papers if paper.doc_type == "invoice")


def _none(matter: Matter) -> Answer:
    doubtful = [paper for paper in matter.given.seller_papers if not paper.doc_type_certain]
    return cannot_tell("unrecognised") if doubtful else not_met("none")


def _stated(matter: Matter, papers: Iterable[Document], *names: str) -> tuple[Stated, ...]:
    return tuple(each for paper in papers for each in matter.all_stated(paper, *names))


def ask_invoice(matter: Matter) -> Answer:
    """Ask whether an invoice was made out to the seller, before the listings were seen."""
    invoices = _invoices(matter)
    if not invoices:
        return _none(matter)
    seller = certain_text(matter.notice, "seller_name")
    stated = _stated(matter, invoices, "issuer", "buyer", "invoice_date")
    made_out = [paper for paper in invoices if _is_to(paper, seller) and _is_before(paper, matter)]
    if made_out:
        return met("made_out", {"count": same_in_both(str(len(made_out)))}, theirs=stated)
    return cannot_tell("not_made_out", theirs=stated)


def _is_to(paper: Document, seller: str | None) -> bool:
    buyer = certain_text(paper, "buyer")
    return bool(seller and buyer) and compare(buyer or "", seller or "").is_same


def _is_before(paper: Document, matter: Matter) -> bool:
    dated = certain_day(paper, "invoice_date")
    return dated is not None and bool(matter.days) and dated <= matter.days[0]


def ask_issuer(matter: Matter) -> Answer:
    """Ask whether the supplier is our holder, or somebody whom the seller's letters name."""
    invoices = _invoices(matter)
    if not invoices:
        return cannot_tell("no_invoice")
    names = [name for paper in invoices if (name := certain_text(paper, "issuer"))]
    stated = _stated(matter, invoices, "issuer")
    holder = matter.holder_field()
    if not names or holder is None or not holder.is_certain:
        return cannot_tell("unclear", theirs=stated)
    facts = {
        "issuers": listed(same_in_both(each) for each in dict.fromkeys(names)),
        "holder": same_in_both(str(holder.value)),
    }
    ours = matter.all_stated(matter.right, "holder_name") if matter.right else ()
    likeness = {compare(name, str(holder.value)).likeness for name in names}
    if Likeness.SAME in likeness:
        return met("holder", facts, theirs=stated, ours=ours)
    if any(compare(name, each).is_same for name in names for each in _named_in_letters(matter)):
        linked = (*stated, *_stated(matter, chain_at_issue(matter), "grantor", "grantee"))
        if _supplies_by_right(matter, names):
            return met("in_chain", facts, theirs=linked, ours=ours)
        return cannot_tell("in_letters", facts, theirs=stated, ours=ours)
    if any(compare(name, each).is_same for name in names for each in matter.given.case.whitelist):
        return met("listed", facts, theirs=stated, ours=ours)
    if Likeness.LOOK_ALIKE in likeness:
        return cannot_tell("look_alike", facts, theirs=stated, ours=ours)
    return cannot_tell("outside", facts, theirs=stated, ours=ours)


def _named_in_letters(matter: Matter) -> tuple[str, ...]:
    names = (
        certain_text(letter, name) for letter in matter.letters for name in ("grantor", "grantee")
    )
    return tuple(name for name in names if name)


def _supplies_by_right(matter: Matter, issuers: Iterable[str]) -> bool:
    """Whether a supplier gave a permission in the chain that leads from the seller to our holder.

    It must have given one: the seller's own name on its own invoice shows no supplier.
    """
    if ask_chain(matter).code not in REACHED:
        return False
    givers = (certain_text(letter, "grantor") for letter in chain_at_issue(matter))
    known = [name for name in givers if name]
    return any(compare(issuer, giver).is_same for issuer in issuers for giver in known)


def ask_date(matter: Matter) -> Answer:
    """Ask whether the goods were bought before they were seen on sale."""
    invoices = _invoices(matter)
    if not invoices:
        return cannot_tell("no_invoice")
    dated = [day for paper in invoices if (day := certain_day(paper, "invoice_date"))]
    stated = _stated(matter, invoices, "invoice_date")
    if len(dated) < len(invoices):
        return cannot_tell("unclear", theirs=stated)
    if not matter.days:
        return cannot_tell("no_day", theirs=stated)
    ours = captures_stated(matter)
    facts = {"dated": told_days(tuple(sorted(set(dated)))), "days": told_days(matter.days)}
    return _dated(dated, matter.days, facts, stated, ours)


def _dated(
    dated: list[date],
    days: tuple[date, ...],
    facts: dict[str, Text],
    theirs: tuple[Stated, ...],
    ours: tuple[Stated, ...],
) -> Answer:
    if min(dated) > days[-1]:
        return not_met("after", facts, theirs=theirs, ours=ours)
    code = "before" if min(dated) <= days[0] else "between"
    if code == "before":
        return met(code, facts, theirs=theirs, ours=ours)
    return cannot_tell(code, facts, theirs=theirs, ours=ours)


def ask_goods(matter: Matter) -> Answer:
    """Ask whether an invoice speaks of our mark or of the goods; how many is for a person."""
    invoices = _invoices(matter)
    if not invoices:
        return cannot_tell("no_invoice")
    mark = certain_text(matter.right, "mark_text") if matter.right else None
    wanted = [each for each in (matter.given.case.goods, mark) if each]
    words = [word for each in wanted for word in each.split() if len(word) >= _LEAST_WORD]
    if not words:
        return cannot_tell("unclear")
    facts = {"wanted": listed(same_in_both(each) for each in wanted)}
    for paper in invoices:
        seen = passages_with(paper, words, most=1)
        if seen:
            facts = {**facts, "words": same_in_both(seen[0].inside_quotes)}
            return cannot_tell("seen", facts, theirs=matter.quoted_from(paper, seen))
    return cannot_tell("silent", facts, theirs=_stated(matter, invoices, "lines"))


def ask_quantity(matter: Matter) -> Answer:
    """Put what the invoices list beside the sales that the captured pages tell of.

    Lines of an invoice are never certain, and a page may tell of other items' sales too, so how
    one bears the other out is for a person.
    """
    invoices = _invoices(matter)
    if not invoices:
        return cannot_tell("no_invoice")
    sold = {each.id: words for each in matter.at_issue if (words := matter.given.sold.get(each.id))}
    stated = _stated(matter, invoices, "lines", "total")
    ours = tuple(
        Stated(exhibit.id, 1, "sold", _in_quotes(words), certain=False, source=None)
        for id_, words in sold.items()
        if (exhibit := matter.exhibits.of_listing(id_)) is not None
    )
    if not sold:
        return cannot_tell("no_sales", theirs=stated)
    told = listed(same_in_both(f"{id_} “{words}”") for id_, words in sold.items())
    return cannot_tell("to_compare", {"sold": told}, theirs=stated, ours=ours)


def _in_quotes(words: str) -> Text:
    return same_in_both(f"“{words}”")


CHECKS = {
    "invoice_quantity": Check(
        ask_quantity, declared(to_compare="sold", no_sales="", no_invoice="")
    ),
    "seller_invoice": Check(
        ask_invoice, declared(made_out="count", not_made_out="", unrecognised="", none="")
    ),
    "invoice_issuer": Check(
        ask_issuer,
        declared(
            holder="issuers holder",
            in_chain="issuers holder",
            listed="issuers holder",
            in_letters="issuers holder",
            look_alike="issuers holder",
            outside="issuers holder",
            unclear="",
            no_invoice="",
        ),
    ),
    "invoice_date": Check(
        ask_date,
        declared(
            before="dated days",
            between="dated days",
            after="dated days",
            unclear="",
            no_day="",
            no_invoice="",
        ),
    ),
    "invoice_goods": Check(
        ask_goods,
        declared(seen="wanted words", silent="wanted", unclear="", no_invoice=""),
    ),
}
