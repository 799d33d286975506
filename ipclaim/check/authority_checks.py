"""Checks on the authorization letter: period, platform, right, acts, signature (AUT-*)."""

from ipclaim.check import looking, names
from ipclaim.check.chain import DATES, current_holder
from ipclaim.check.looking import day_of, doubt, list_of, no_field, no_paper, seen, where, words
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.parts import RIGHT_NUMBERS, number_key
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
from ipclaim.model.document import Document, FieldState, SealKind
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written


def _letter(matter: Matter) -> Document | Verdict:
    letter = matter.parts.letter
    return letter if letter is not None else no_paper(matter, "authorization")


@check(
    "authority_is_in_force",
    NoArgs,
    in_force="period_from period_to at day",
    ended="period_to at day",
    not_begun="period_from at day",
    no_date="value at",
)
def authority_is_in_force(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the period of the letter covers the day of filing, both days included."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    start, end = seen(letter, "period_from"), seen(letter, "period_to")
    if end is None:
        return no_field(matter, letter, "period_to")
    stated = (end,) if start is None else (start, end)
    unsure = doubt(matter, *stated)
    if unsure:
        return unsure
    first, last = day_of(start), day_of(end)
    at = where(matter, end)
    if last is None and not looking.is_long_term(end):
        return needs_a_look("no-date", *stated, value=looking.told(end.field.value), at=at)
    if last is not None and last < matter.day:
        return fails("ended", *stated, period_to=last, at=at, day=matter.day)
    if first is not None and first > matter.day:
        return fails("not-begun", *stated, period_from=first, at=at, day=matter.day)
    return passes(
        "in-force",
        *stated,
        period_from=first or "-",
        period_to=looking.told(end.field.value),
        at=at,
        day=matter.day,
    )


@check("authority_outlasts_review", NoArgs, outlasts="period_to until",
       lapses="period_to until at")  # fmt: skip
def authority_outlasts_review(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the letter does not end within the longest review and the seller's answer."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    end = seen(letter, "period_to")
    last = day_of(end)
    if end is None or last is None or last < matter.day:
        return not_applicable()
    unsure = doubt(matter, end)
    if unsure:
        return unsure
    until = review_end(matter)
    if last < until:
        return fails("lapses", end, period_to=last, until=until, at=where(matter, end))
    return passes("outlasts", end, period_to=last, until=until)


class PlatformArgs(Written):
    """Values of the letter's ``platforms`` that cover every platform."""

    every: tuple[Filled, ...] = ("all",)


@check("authority_covers_platform", PlatformArgs, covers="platforms platform at",
       other="platforms platform at")  # fmt: skip
def authority_covers_platform(matter: Matter, args: PlatformArgs) -> Verdict:
    """Check that the letter names the platform, its operator's group, or all platforms."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    platforms = seen(letter, "platforms")
    if platforms is None:
        return no_field(matter, letter, "platforms")
    facts = {
        "platforms": _scopes(matter, platforms),
        "platform": matter.pack.name,
        "at": where(matter, platforms),
    }
    covering = {matter.pack.id, *matter.pack.covered_as, *args.every}
    if covering & set(list_of(platforms)):
        unsure = doubt(matter, platforms, harmless=looking.INCOMPLETE)
        return unsure or passes("covers", platforms, **facts)
    return doubt(matter, platforms) or fails("other", platforms, **facts)


def _scopes(matter: Matter, platforms: Seen) -> Text:
    """Return the platforms that a letter covers, by their names."""
    names_of = matter.pack.phrases.scopes
    return looking.listed([names_of.get(id_, Text(id_, id_)) for id_ in list_of(platforms)])


class RightsArgs(Written):
    """Wordings of a scope that covers every right of the grantor."""

    every: tuple[Filled, ...] = Setting(min_length=1)


@check("authority_covers_right", RightsArgs, covers="number at", covers_all="number scope at",
       other="number numbers at")  # fmt: skip
def authority_covers_right(matter: Matter, args: RightsArgs) -> Verdict:
    """Check that the letter lists the right by its number, or all rights of the grantor."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    right = matter.parts.right
    number = seen(right, *RIGHT_NUMBERS[right.doc_type]) if right else None
    if number is None:
        return no_paper(matter, "right")
    unsure = doubt(matter, number)
    if unsure:
        return unsure
    listed, scope = seen(letter, "rights_numbers"), seen(letter, "scope")
    key = number_key(words(number))
    if listed is not None and key in {number_key(item) for item in list_of(listed)}:
        return doubt(matter, listed, harmless=looking.INCOMPLETE) or passes(
            "covers", number, listed, number=words(number), at=where(matter, listed)
        )
    if scope is not None and any(names.holds(words(scope), every) for every in args.every):
        return doubt(matter, scope, harmless=looking.INCOMPLETE) or passes(
            "covers-all", number, scope, number=words(number), scope=words(scope),
            at=where(matter, scope),
        )  # fmt: skip
    if listed is None:
        return no_field(matter, letter, "rights_numbers")
    return doubt(matter, listed) or fails(
        "other",
        number,
        listed,
        number=words(number),
        numbers=looking.listed(list(list_of(listed))),
        at=where(matter, listed),
    )


class ActsArgs(Written):
    """Words of a scope that mean enforcement, and words that mean sales only."""

    enforcement: tuple[Filled, ...] = Setting(min_length=1)
    sales: tuple[Filled, ...] = Setting(min_length=1)


@check("authority_covers_enforcement", ActsArgs, covers="word at", sales_only="word at",
       unclear="scope at")  # fmt: skip
def authority_covers_enforcement(matter: Matter, args: ActsArgs) -> Verdict:
    """Check that the letter's scope is enforcement, and not only the sale of goods."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    scope = seen(letter, "scope")
    if scope is None:
        return no_field(matter, letter, "scope")
    at = where(matter, scope)
    act = next((word for word in args.enforcement if names.holds(words(scope), word)), None)
    if act is not None:
        unsure = doubt(matter, scope, harmless=looking.INCOMPLETE)
        return unsure or passes("covers", scope, word=act, at=at)
    unsure = doubt(matter, scope)
    if unsure:
        return unsure
    sale = next((word for word in args.sales if names.holds(words(scope), word)), None)
    if sale is not None:
        return fails("sales-only", scope, word=sale, at=at)
    return needs_a_look("unclear", scope, scope=words(scope), at=at)


@check("letter_is_signed", NoArgs, done="how at", neither="paper")
def letter_is_signed(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the letter bears a seal or a signature."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    marks = [mark for name in ("sealed", "signed") if (mark := seen(letter, name)) is not None]
    if not marks:
        return no_field(matter, letter, "sealed")
    done = next(
        (mark for mark in marks if mark.field.value is True and mark.field.is_certain), None
    )
    if done is not None:
        how = looking.field_name(matter, done.field.name)
        return passes("done", done, how=how, at=where(matter, done))
    unsure = doubt(matter, *marks)
    if unsure:
        return unsure
    return fails("neither", *marks, paper=looking.paper_at(matter, letter))


class SealArgs(Written):
    """Words on seals that a firm may not sign a letter with."""

    other_seals: tuple[Filled, ...]


@check("seal_is_grantors", SealArgs, same="seal at", other="seal grantor at",
       wrong_kind="seal word at", other_kind="word at")  # fmt: skip
def seal_is_grantors(matter: Matter, args: SealArgs) -> Verdict:
    """Compare the text of the seal with the grantor, and tell contract and finance seals."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    seal, grantor = seen(letter, "seal_text"), seen(letter, "grantor")
    unread = seal is None or not words(seal) or seal.field.state is FieldState.UNREAD
    if unread and _has_other_seals_only(letter):
        kinds = looking.listed([each.words or each.kind for each in letter.seals])
        return needs_a_look("other-kind", letter, word=kinds, at=looking.paper_at(matter, letter))
    if seal is None or grantor is None or unread:
        return not_applicable()
    unsure = doubt(matter, seal, grantor)
    if unsure:
        return unsure
    at = where(matter, seal)
    kind = next((word for word in args.other_seals if names.holds(words(seal), word)), None)
    if kind is not None:
        return fails("wrong-kind", seal, seal=words(seal), word=kind, at=at)
    if not names.holds(words(seal), words(grantor)):
        return fails("other", seal, grantor, seal=words(seal), grantor=words(grantor), at=at)
    return passes("same", seal, grantor, seal=words(seal), at=at)


_OTHER_SEALS = frozenset({SealKind.CONTRACT, SealKind.FINANCE, SealKind.INVOICE})


def _has_other_seals_only(letter: Document) -> bool:
    """Whether every seal seen is one for contracts, finance or invoices; their kind is a guess."""
    return bool(letter.seals) and all(each.kind in _OTHER_SEALS for each in letter.seals)


@check("letter_date_is_possible", NoArgs, possible="signed_date at",
       after_filing="signed_date day at", before_right="signed_date start at")  # fmt: skip
def letter_date_is_possible(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the letter was signed before the filing and after the right was registered."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    signed = seen(letter, "signed_date")
    if signed is None:
        return no_field(matter, letter, "signed_date")
    day = day_of(signed)
    start = _acquired(matter)
    looked = (signed,) if start is None else (signed, start)
    unsure = doubt(matter, *looked)
    if unsure:
        return unsure
    at = where(matter, signed)
    if day is None:
        return no_field(matter, letter, "signed_date")
    if day > matter.day:
        return fails("after-filing", *looked, signed_date=day, day=matter.day, at=at)
    registered = day_of(start)
    if registered is not None and day < registered:
        return needs_a_look("before-right", *looked, signed_date=day, start=registered, at=at)
    return passes("possible", *looked, signed_date=day, at=at)


def _acquired(matter: Matter) -> Seen | None:
    """Return the day on which today's holder acquired the right, as far as a paper states it."""
    right = matter.parts.right
    if right is None:
        return None
    holder = current_holder(right, matter.parts.transfers)
    transfer = None if holder is None or holder.last.document is right else holder.last.document
    return seen(transfer, *DATES) or seen(right, "registration_date", "grant_date")


class TerritoryArgs(Written):
    """Territories that cover the platform's sales."""

    covering: tuple[Filled, ...] = Setting(min_length=1)


@check("authority_covers_territory", TerritoryArgs, covers="territory at", unclear="territory at")
def authority_covers_territory(matter: Matter, args: TerritoryArgs) -> Verdict:
    """Check that the letter's territory covers where the platform sells."""
    letter = _letter(matter)
    if isinstance(letter, Verdict):
        return letter
    territory = seen(letter, "territory")
    if territory is None:
        return not_applicable()
    unsure = doubt(matter, territory)
    if unsure:
        return unsure
    facts: dict[str, Text | str] = {"territory": words(territory), "at": where(matter, territory)}
    if any(names.holds(words(territory), each) for each in args.covering):
        return passes("covers", territory, **facts)
    return needs_a_look("unclear", territory, **facts)
