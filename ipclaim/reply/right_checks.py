"""What sellers say of our right: that it has ended (D06), or does not cover the goods (D04).

Answers come from our certificate and its renewals alone. The register prevails over the paper, so
an extract of the day is always among what is still needed.
"""

from datetime import date

from ipclaim.check.names import holds
from ipclaim.model.document import Document
from ipclaim.reply.answer import Answer, Check, cannot_tell, declared, met, not_met
from ipclaim.reply.matter import Matter, certain_day, certain_items, certain_text, same_number
from ipclaim.reply.wording import listed, same_in_both, told_day


def ask_lapsed(matter: Matter) -> Answer:
    """Ask whether our right had ended, by the certificate and its renewals."""
    if matter.right is None:
        return cannot_tell("our_side")
    last = _last_of_term(matter, matter.right)
    if last is None:
        return cannot_tell("our_side")
    paper, end = last
    stated = matter.all_stated(paper, "valid_to")
    facts = {"end": told_day(end), "day": told_day(matter.given.as_of)}
    if end < matter.given.as_of:
        return met("ended", facts, ours=stated)
    return not_met("in_force", facts, ours=stated)


def _last_of_term(matter: Matter, right: Document) -> tuple[Document, date] | None:
    """Return the paper that carries the right furthest; a doubtful date carries nothing."""
    number = matter.right_number_field()
    papers = [right] + [
        paper
        for paper in matter.given.assessment.documents
        if paper.doc_type == "trademark_renewal"
        and number is not None
        and same_number(certain_text(paper, "registration_number") or "", str(number.value))
    ]
    ends = [(paper, end) for paper in papers if (end := certain_day(paper, "valid_to"))]
    return max(ends, key=lambda each: each[1], default=None)


def ask_goods_registered(matter: Matter) -> Answer:
    """Ask whether the goods complained of stand outside the goods of the registration."""
    if matter.right is None:
        return cannot_tell("our_side")
    goods = matter.given.case.goods
    named = certain_items(matter.right, "goods_services")
    if goods is None or named is None:
        return cannot_tell("our_side")
    stated = matter.all_stated(matter.right, "nice_classes", "goods_services")
    facts = {"goods": same_in_both(goods), "named": listed(same_in_both(each) for each in named)}
    if any(holds(each, goods) for each in named):
        return not_met("named", facts, ours=stated)
    return cannot_tell("not_named", facts, ours=stated)


CHECKS = {
    "right_lapsed": Check(ask_lapsed, declared(ended="end day", in_force="end day", our_side="")),
    "goods_registered": Check(
        ask_goods_registered,
        declared(named="goods named", not_named="goods named", our_side=""),
    ),
}
