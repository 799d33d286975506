"""What sellers put forward of their own (D08): a registration, a patent, a work.

It is read for whose it is, since when and until when it holds, and for which goods. Whether signs
are alike, and whether the seller uses its own as registered, is left to people.
"""

from datetime import date

from ipclaim.check.names import Likeness, compare, holds
from ipclaim.model.document import Document
from ipclaim.reply.answer import Answer, Check, cannot_tell, declared, met, not_met
from ipclaim.reply.matter import (
    RIGHT_KINDS,
    Matter,
    certain_day,
    certain_items,
    certain_text,
    is_ours,
    same_number,
)
from ipclaim.reply.wording import listed, same_in_both, told_day, told_days


def _own(matter: Matter) -> Document | None:
    papers = _certificates(matter)
    return papers[0] if len(papers) == 1 else None


def _certificates(matter: Matter) -> tuple[Document, ...]:
    """Return the seller's certificates; ours, which dealers send along, is none of them."""
    return tuple(
        paper
        for paper in matter.given.seller_papers
        if paper.doc_type in RIGHT_KINDS and not is_ours(matter, paper)
    )


def ask_own_paper(matter: Matter) -> Answer:
    """Ask whether the seller put one certificate of its own forward."""
    papers = _certificates(matter)
    if not papers:
        ours = [paper for paper in matter.given.seller_papers if is_ours(matter, paper)]
        if ours:
            names = ("registration_number", "patent_number")
            return not_met("ours", theirs=matter.all_stated(ours[0], *names))
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


def ask_own_date(matter: Matter) -> Answer:
    """Ask whether that right was applied for before ours."""
    own = _own(matter)
    theirs, ours = _first_day(own), _first_day(matter.right)
    if own is None or matter.right is None or theirs is None or ours is None:
        return cannot_tell("unclear")
    facts = {"theirs": told_day(theirs[1]), "ours": told_day(ours[1])}
    stated = matter.all_stated(own, theirs[0])
    held = matter.all_stated(matter.right, ours[0])
    if theirs[0] != ours[0]:
        return cannot_tell("other_days", facts, theirs=stated, ours=held)
    if theirs[1] < ours[1]:
        return met("earlier", facts, theirs=stated, ours=held)
    return not_met("later", facts, theirs=stated, ours=held)


def _first_day(paper: Document | None) -> tuple[str, date] | None:
    """Return the day from which a right counts, and which of its days that is."""
    for name in ("filing_date", "registration_date", "valid_from"):
        day = certain_day(paper, name) if paper else None
        if day is not None:
            return name, day
    return None


def ask_own_goods(matter: Matter) -> Answer:
    """Ask whether that certificate names the goods that are sold."""
    own = _own(matter)
    goods = matter.given.case.goods
    named = certain_items(own, "goods_services") if own else None
    if own is None or goods is None or named is None:
        return cannot_tell("unclear")
    facts = {"goods": same_in_both(goods), "named": listed(same_in_both(each) for each in named)}
    stated = matter.all_stated(own, "nice_classes", "goods_services")
    if any(holds(each, goods) for each in named):
        return met("named", facts, theirs=stated)
    return cannot_tell("not_named", facts, theirs=stated)


def ask_own_number(matter: Matter) -> Answer:
    """Ask whether the certificate is the one that the counter-notice speaks of."""
    own = _own(matter)
    claimed = certain_text(matter.notice, "own_registration_number")
    names = ("registration_number", "patent_number")
    number = next((found for each in names if own and (found := certain_text(own, each))), None)
    if own is None or claimed is None or number is None:
        return cannot_tell("unclear")
    facts = {"claimed": same_in_both(claimed), "number": same_in_both(number)}
    stated = (
        *matter.all_stated(matter.notice, "own_registration_number"),
        *matter.all_stated(own, *names),
    )
    if same_number(claimed, number):
        return met("same", facts, theirs=stated)
    return not_met("other", facts, theirs=stated)


CHECKS = {
    "own_paper": Check(
        ask_own_paper, declared(shown="", several="", ours="", unrecognised="", none="")
    ),
    "own_holder": Check(
        ask_own_holder, declared(same="holder seller", other="holder seller", unclear="")
    ),
    "own_term": Check(ask_own_term, declared(in_force="end days", ended="end days", unclear="")),
    "own_classes": Check(
        ask_own_classes, declared(shared="theirs ours", apart="theirs ours", unclear="")
    ),
    "own_date": Check(
        ask_own_date,
        declared(earlier="theirs ours", later="theirs ours", other_days="theirs ours", unclear=""),
    ),
    "own_goods": Check(
        ask_own_goods, declared(named="goods named", not_named="goods named", unclear="")
    ),
    "own_number": Check(
        ask_own_number, declared(same="claimed number", other="claimed number", unclear="")
    ),
}
