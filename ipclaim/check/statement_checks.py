"""Checks on statements and on what goes to the other side: wording, days, personal data."""

import re
from datetime import date, datetime

from ipclaim.check.looking import doubt, listed, paper_at, seen, told
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.verdict import (
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.document import FieldState
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written
from ipclaim.rules.clocks import HOME, moment_of

SIGNED = "statements_signed"
"""The event of a case that says when its statements were signed."""


class TruthArgs(Written):
    """Ids of statements, any one of which vouches for the truth of the notice."""

    any_of: tuple[Filled, ...] = Setting(min_length=1)


@check("truth_is_stated", TruthArgs, stated="statements", none="", missing="statements")
def truth_is_stated(matter: Matter, args: TruthArgs) -> Verdict:
    """Check that the notice holds a statement of truth, perjury or good faith, ready to sign.

    That somebody signed it is asked by ``statements_are_signed``.
    """
    statements = matter.pack.statements
    if not statements:
        return not_applicable("none")
    titles = listed([each.title for each in statements])
    looked = tuple(each.id for each in statements)
    if {each.id for each in statements} & set(args.any_of):
        return passes("stated", *looked, statements=titles)
    return fails("missing", *looked, statements=titles)


def signed_on(matter: Matter) -> date | None:
    """Return the day on which the case says that its statements were signed."""
    days = [each.on for each in matter.case.events if each.what == SIGNED]
    return _day(max(days, key=_day)) if days else None


def _day(when: date | datetime) -> date:
    moment = moment_of(when, HOME)
    return moment.date() if isinstance(moment, datetime) else moment


@check("statement_day_is_possible", NoArgs, possible="day", before_evidence="day evidence",
       after_filing="day filing", none="")  # fmt: skip
def statement_day_is_possible(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the statements are not older than the evidence, nor younger than the filing.

    Before they are signed, the day of filing is the day that they would bear.
    """
    latest = _latest_evidence(matter)
    signed = signed_on(matter)
    if not matter.pack.statements or (latest is None and signed is None):
        return not_applicable("none")
    day = signed or matter.day
    looked = (f"signed={signed}", f"evidence={latest}")
    if latest is not None and day < latest:
        return fails("before-evidence", *looked, day=day, evidence=latest)
    if day > matter.day:
        return fails("after-filing", *looked, day=day, filing=matter.day)
    return passes("possible", *looked, day=day)


def _latest_evidence(matter: Matter) -> date | None:
    shots = (each.captured_at.astimezone(HOME).date() for each in matter.facts.captures
             if each.is_evidence)  # fmt: skip
    order = matter.case.order
    bought = (order.received_on, order.examined_on) if order else ()
    return max((day for day in (*shots, *bought) if day is not None), default=None)


_PERSONAL = ("id_number", "passport_number", "phone")
"""Fields of papers that hold what identifies a natural person."""
_HIDDEN = re.compile(r"[*＊●■×]{2,}")
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


@check("personal_data_is_hidden", NoArgs, hidden="", papers="papers", text="places")
def personal_data_is_hidden(matter: Matter, _: NoArgs) -> Verdict:
    """Tell papers and reasons that would show the other side a person's number or telephone.

    Looked at: numbers on the papers, reasons and notes. Which copy is forwarded only the platform
    decides, so papers go to a person; a number in a reason is certain to be read by the seller.
    """
    said = _texts(matter)
    looked = tuple(f"{place.en}={text}" for place, text in said)
    shown = [place for place, text in said if _ID_NUMBER.search(text) or _MOBILE.search(text)]
    if shown:
        return fails("text", *looked, places=listed(shown))
    fields = [found for paper in matter.facts.documents for name in _PERSONAL
              if (found := seen(paper, name)) is not None]  # fmt: skip
    bare = [found for found in fields if not _is_hidden(found)]
    if bare:
        papers = {each.document.file: paper_at(matter, each.document) for each in bare}
        return needs_a_look("papers", *bare, papers=listed(list(papers.values())))
    return doubt(matter, *fields) or passes("hidden", *looked, *fields)


def _is_hidden(found: Seen) -> bool:
    if found.field.state is FieldState.UNREAD:
        return False
    return bool(_HIDDEN.search(told(found.field.value).zh))


def _texts(matter: Matter) -> list[tuple[Text, str]]:
    reason = [(Text("投诉理由", "the reason"), matter.case.reason)]
    links = [
        (Text(f"{each.id} 的理由", f"the reason of {each.id}"), each.link.reason)
        for each in matter.facts.listings
    ]
    return [(place, text) for place, text in (*reason, *links) if text]
