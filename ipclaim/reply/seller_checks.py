"""What sellers put forward of their own: a registration (D08), invoices (D02, D11).

A registration is read for whose it is and whether it had ended; an invoice for whom it was made
out to and when. Whether signs are alike, goods genuine or invoices true is left to people.
"""

from ipclaim.check.names import Likeness, compare
from ipclaim.model.document import Document
from ipclaim.reply.answer import Answer, Check, cannot_tell, declared, met, not_met
from ipclaim.reply.matter import RIGHT_KINDS, Matter, certain_day, certain_items, certain_text
from ipclaim.reply.wording import listed, same_in_both, told_day, told_days


def _own(matter: Matter) -> Document | None:
    papers = [paper for paper in matter.given.seller_papers if paper.doc_type in RIGHT_KINDS]
    return papers[0] if len(papers) == 1 else None


def ask_own_paper(matter: Matter) -> Answer:
    """Ask whether the seller put one certificate of its own forward."""
    papers = [paper for paper in matter.given.seller_papers if paper.doc_type in RIGHT_KINDS]
    if not papers:
        doubtful = [paper for paper in matter.given.seller_papers if not paper.doc_type_certain]
        return cannot_tell("unrecognised") if doubtful else not_met("none")
    if len(papers) > 1:
        return cannot_tell("several")
    return met("shown", theirs=matter.all_stated(papers[0], "registration_number", "patent_number"))


def ask_own_holder(matter: Matter) -> Answer:
    """Ask whether that certificate is the seller's."""
    own = _own(matter)
    holder = certain_text(own, "holder_name")
    seller = certain_text(matter.notice, "seller_name")
    if own is None or holder is None or seller is None:
        return cannot_tell("unclear")
    stated = (
        *matter.all_stated(own, "holder_name"),
        *matter.all_stated(matter.notice, "seller_name"),
    )
    facts = {"holder": same_in_both(holder), "seller": same_in_both(seller)}
    if compare(holder, seller).likeness is Likeness.SAME:
        return met("same", facts, theirs=stated)
    return cannot_tell("other", facts, theirs=stated)


def ask_own_term(matter: Matter) -> Answer:
    """Ask whether that certificate was in force when the listings were seen on sale."""
    own = _own(matter)
    end = certain_day(own, "valid_to") if own else None
    if own is None or end is None or not matter.days:
        return cannot_tell("unclear")
    stated = matter.all_stated(own, "valid_to")
    facts = {"end": told_day(end), "days": told_days(matter.days)}
    if end < matter.days[0]:
        return not_met("ended", facts, theirs=stated)
    return met("in_force", facts, theirs=stated)


def ask_own_classes(matter: Matter) -> Answer:
    """Ask whether that certificate shares a class with ours; classes alone decide nothing."""
    own = _own(matter)
    theirs = certain_items(own, "nice_classes") if own else None
    ours = certain_items(matter.right, "nice_classes") if matter.right else None
    if own is None or matter.right is None or theirs is None or ours is None:
        return cannot_tell("unclear")
    facts = {
        "theirs": listed(map(same_in_both, theirs)),
        "ours": listed(map(same_in_both, ours)),
    }
    stated = matter.all_stated(own, "nice_classes")
    held = matter.all_stated(matter.right, "nice_classes")
    code = "shared" if set(theirs) & set(ours) else "apart"
    return cannot_tell(code, facts, theirs=stated, ours=held)


def ask_invoice(matter: Matter) -> Answer:
    """Ask whether an invoice was made out to the seller, before the listings were seen."""
    invoices = [paper for paper in matter.given.seller_papers if paper.doc_type == "invoice"]
    if not invoices:
        doubtful = [paper for paper in matter.given.seller_papers if not paper.doc_type_certain]
        return cannot_tell("unrecognised") if doubtful else not_met("none")
    seller = certain_text(matter.notice, "seller_name")
    stated = tuple(
        each
        for paper in invoices
        for each in matter.all_stated(paper, "issuer", "buyer", "invoice_date")
    )
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


CHECKS = {
    "own_paper": Check(ask_own_paper, declared(shown="", several="", unrecognised="", none="")),
    "own_holder": Check(
        ask_own_holder, declared(same="holder seller", other="holder seller", unclear="")
    ),
    "own_term": Check(ask_own_term, declared(in_force="end days", ended="end days", unclear="")),
    "own_classes": Check(
        ask_own_classes, declared(shared="theirs ours", apart="theirs ours", unclear="")
    ),
    "seller_invoice": Check(
        ask_invoice, declared(made_out="count", not_made_out="", unrecognised="", none="")
    ),
}
