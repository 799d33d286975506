"""Checks on what is filed: reason, statements, contact, terms, age of the rules."""

import re
from datetime import date
from functools import lru_cache
from itertools import takewhile

from ipclaim.check import looking, names
from ipclaim.check.looking import seen, words
from ipclaim.check.matter import Matter
from ipclaim.check.parts import number_key, right_number
from ipclaim.check.statement_checks import signed_on
from ipclaim.check.term_checks import review_end
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
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Written
from ipclaim.rules.pack import RulePack


@check("reason_is_given", NoArgs, given="", none="")
def reason_is_given(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the complainant gives a reason in its own words."""
    reason = matter.case.reason
    if reason is None:
        return fails("none", "case.reason=")
    return passes("given", f"case.reason={reason}")


class ReasonArgs(Written):
    """How long a reason must be to say anything, in characters."""

    characters: int = Setting(ge=1)


@check("reason_is_specific", ReasonArgs, specific="", thin="missing")
def reason_is_specific(matter: Matter, args: ReasonArgs) -> Verdict:
    """Tell a reason that is short, or names neither the mark nor the number of the right."""
    reason = matter.case.reason
    if reason is None:
        return not_applicable()
    missing = []
    if len(reason) < args.characters:
        missing.append(
            Text(f"至少 {args.characters} 个字", f"at least {args.characters} characters")
        )
    if not _names_right(matter, reason):
        missing.append(Text("商标文字或注册号", "the mark or its registration number"))
    looked = f"case.reason={reason}"
    if missing:
        return needs_a_look("thin", looked, missing=looking.listed(missing))
    return passes("specific", looked)


def _names_right(matter: Matter, reason: str) -> bool:
    right = matter.parts.right
    if right is None:
        return True  # the missing right is told by its own rule
    mark = words(seen(right, "mark_text", "work_title", "title", "design_title"))
    number = right_number(right)
    return (bool(mark) and names.holds(reason, mark)) or (
        bool(number) and number in number_key(reason)
    )


@check("statements_are_signed", NoArgs, signed="day", to_sign="statements", none="")
def statements_are_signed(matter: Matter, _: NoArgs) -> Verdict:
    """Remind of the statements that ipclaim prints and that a person signs before filing.

    No paper of the case can show this signature: the statements are made with the dossier. So the
    case's event ``statements_signed`` says it.
    """
    statements = matter.pack.statements
    if not statements:
        return not_applicable("none")
    day = signed_on(matter)
    if day is not None:
        return passes("signed", f"signed={day}", day=day)
    titles = looking.listed([statement.title for statement in statements])
    return needs_a_look("to-sign", *(statement.id for statement in statements), statements=titles)


_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_PHONE_DIGITS = 7


@check("contact_is_complete", NoArgs, complete="person", missing="missing", malformed="what")
def contact_is_complete(matter: Matter, _: NoArgs) -> Verdict:
    """Check name, e-mail, telephone and address of the complainant's contact.

    Without an address of its own, the identity paper's counts: it is among the exhibits, so it is
    enough that the paper states one, however well it was read.
    """
    contact = matter.case.complainant.contact
    if contact is None:
        return fails("missing", "case.contact=", missing=Text("联系人、邮箱、电话和地址",
                     "person, e-mail, telephone and address"))  # fmt: skip
    looked = (f"case.contact={contact.person};{contact.email};{contact.phone};{contact.address}",)
    if not _EMAIL.fullmatch(contact.email):
        return fails("malformed", *looked, what=contact.email)
    if sum(character.isdigit() for character in contact.phone) < _PHONE_DIGITS:
        return fails("malformed", *looked, what=contact.phone)
    if contact.address is None:
        address = seen(matter.parts.complainant_identity, "address")
        if address is None or address.field.state is FieldState.UNREAD:
            return fails("missing", *looked, missing=Text("地址", "address"))
        return passes("complete", *looked, address, person=contact.person)
    return passes("complete", *looked, person=contact.person)


@check("terms_have_a_calendar", NoArgs, published="until", unpublished="until year")
def terms_have_a_calendar(matter: Matter, _: NoArgs) -> Verdict:
    """Tell when a review or an answer may end in a year without an official calendar."""
    until = review_end(matter)
    used = {
        clock.length.calendar
        for clock in matter.pack.clocks
        if clock.length is not None and clock.length.calendar
    }
    unpublished = [
        day
        for day in (matter.day, until)
        for name in sorted(used)
        if not matter.pack.calendars[name].is_published(day)
    ]
    if unpublished:
        year = unpublished[0].year
        return needs_a_look("unpublished", f"year={year}", until=until, year=year)
    return passes("published", *sorted(used), until=until)


class PackAgeArgs(Written):
    """The longest a source may go without being verified, in days."""

    days: int = Setting(ge=1)


@check("rules_are_fresh", PackAgeArgs, fresh="verified_on", old="verified_on ref days count")
def rules_are_fresh(matter: Matter, args: PackAgeArgs) -> Verdict:
    """Tell when a source of the rules was last verified too long ago."""
    cites = _oldest_first(matter.pack, matter.day)
    oldest = cites[0]
    old = list(takewhile(lambda each: (matter.day - each.verified_on).days > args.days, cites))
    looked = f"pack={matter.pack.version}:{oldest.verified_on}"
    if old:
        refs = {cite.ref for cite in old}
        return needs_a_look("old", looked, verified_on=oldest.verified_on, ref=oldest.ref,
                            days=args.days, count=len(refs))  # fmt: skip
    return passes("fresh", looked, verified_on=oldest.verified_on)


@lru_cache(maxsize=32)
def _oldest_first(pack: RulePack, day: date) -> tuple[Cite, ...]:
    """Return the cites of all rules in force on a day, the one longest unverified first."""
    cites = (cite.on(day) for rule in pack.rules for cite in rule.cites)
    return tuple(sorted(cites, key=lambda cite: (cite.verified_on, cite.ref)))
