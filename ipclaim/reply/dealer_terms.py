"""What one letter of authorization permits: for which right, how long, where, by which channel.

A value that is not certain never decides anything. Days are those on which the listings were seen
on sale, by China's clock. Which letters belong together is the chain's to say.
"""

from collections.abc import Callable, Mapping
from datetime import date

from ipclaim.model.document import Document, Field
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Stated, cannot_tell, declared, met, not_met
from ipclaim.reply.matter import (
    Matter,
    certain_day,
    certain_items,
    certain_text,
    quoted,
    same_number,
)
from ipclaim.reply.passages import passages_with
from ipclaim.reply.wording import listed, same_in_both, told_day, told_days

AskOfLetter = Callable[[Matter, Document], Answer]
Codes = Mapping[str, frozenset[str]]
_OFFLINE = ("线下", "实体店", "offline")
_ONLINE = ("线上", "网络", "电商", "电子商务", "online", "e-commerce")
ALL_PLATFORMS = "all"
"""What an authorization letter that names no platform in particular covers."""
_WORLDWIDE = ("全球", "世界范围", "worldwide", "global")


def unclear(matter: Matter, paper: Document, field: str, code: str = "unclear") -> Answer:
    """Return that a field of the seller's letter cannot be relied on, and why."""
    name = matter.given.letter.field(field)
    read = paper.field(field)
    stated = matter.all_stated(paper, field)
    if read is None:
        title = matter.given.letter.paper(paper.doc_type)
        what = Text(f"未能从{title.zh}中读出{name.zh}", f"no {name.en} was read on the {title.en}")
    else:
        said = quoted(read, matter.given.letter)
        what = Text(f"{name.zh}{said.zh}", f"{name.en} is {said.en}")
    return cannot_tell(code, {"what": what}, theirs=stated)


def ask_rights(matter: Matter, letter: Document) -> Answer:
    """Ask whether the letter covers our right, by its number."""
    number = matter.right_number_field()
    if matter.right is None or number is None or not number.is_certain:
        return cannot_tell("our_side")
    field = letter.field("rights_numbers")
    if field is None:
        return _number_seen(matter, letter, str(number.value))
    numbers = certain_items(letter, "rights_numbers")
    if numbers is None:
        return unclear(matter, letter, "rights_numbers")
    stated = matter.all_stated(letter, "rights_numbers")
    ours = matter.all_stated(matter.right, number.name)
    facts = {
        "numbers": listed(same_in_both(each) for each in numbers),
        "number": same_in_both(str(number.value)),
    }
    if any(same_number(each, str(number.value)) for each in numbers):
        return met("covered", facts, theirs=stated, ours=ours)
    return not_met("other_right", facts, theirs=stated, ours=ours)


def _number_seen(matter: Matter, letter: Document, number: str) -> Answer:
    """Return whether the letter's text has our number in it, outside any field."""
    seen = passages_with(letter, (number,), most=1)
    if not seen:
        return cannot_tell("silent")
    facts = {"number": same_in_both(number), "words": same_in_both(seen[0].inside_quotes)}
    return cannot_tell("seen", facts, theirs=matter.quoted_from(letter, seen))


def ask_period(matter: Matter, letter: Document) -> Answer:
    """Ask whether the permission was in force when the listings were seen on sale."""
    until = letter.field("period_to")
    end = _end(until)
    if until is None or end is None:
        return unclear(matter, letter, "period_to")
    days = matter.days
    stated = matter.all_stated(letter, "period_from", "period_to")
    if not days:
        return cannot_tell("no_day", theirs=stated)
    ours = captures_stated(matter)
    facts = _period_facts(matter, letter, days)
    if end < days[0]:
        return not_met("ended", facts, theirs=stated, ours=ours)
    start = certain_day(letter, "period_from")
    if start is None:
        return cannot_tell("open_start", facts, theirs=stated, ours=ours)
    if start > days[-1]:
        return not_met("not_begun", facts, theirs=stated, ours=ours)
    signed = certain_day(letter, "signed_date")
    if signed is not None and signed > days[-1]:
        facts = {**facts, "signed": told_day(signed)}
        return cannot_tell("signed_later", facts, theirs=stated, ours=ours)
    if start <= days[0] and days[-1] <= end:
        return met("covers", facts, theirs=stated, ours=ours)
    return cannot_tell("partly", facts, theirs=stated, ours=ours)


def _end(field: Field | None) -> date | None:
    if field is None or not field.is_certain or not isinstance(field.value, str):
        return None
    if field.value == "long-term":
        return date.max
    try:
        return date.fromisoformat(field.value)
    except ValueError:
        return None


def _period_facts(matter: Matter, letter: Document, days: tuple[date, ...]) -> dict[str, Text]:
    def told(name: str) -> Text:
        field = letter.field(name)
        absent = Text("（未载明）", "(not stated)")
        return quoted(field, matter.given.letter) if field else absent

    return {
        "start": told("period_from"),
        "end": told("period_to"),
        "days": told_days(days),
    }


def captures_stated(matter: Matter) -> tuple[Stated, ...]:
    """Return one statement per captured page, so that each is an exhibit of the answer."""
    stated = []
    for shot in matter.captures:
        exhibit = matter.exhibits.of_listing(shot.listing_id)
        if exhibit is not None:
            when = shot.captured_at.strftime("%Y-%m-%d %H:%M UTC")
            told = (
                Text(f"自行截取，{when} 导入", f"captured by the user, imported {when}")
                if shot.brought
                else Text(f"取证时间{when}", f"captured {when}")
            )
            stated.append(Stated(exhibit.id, 1, "captured_at", told, certain=True, source=None))
    return tuple(stated)


def ask_channel(matter: Matter, letter: Document) -> Answer:
    """Ask whether the permission covers this platform, or selling online at all."""
    scope = certain_text(letter, "scope") or ""
    scoped = matter.all_stated(letter, "scope")
    platform = {"platform": matter.given.pack.name}
    if _mentions(scope, _OFFLINE) and not _mentions(scope, _ONLINE):
        return not_met("offline", {"scope": same_in_both(scope), **platform}, theirs=scoped)
    field = letter.field("platforms")
    seen = passages_with(letter, _OFFLINE, most=1)
    if field is None and seen:
        facts = {**platform, "words": same_in_both(seen[0].inside_quotes)}
        return cannot_tell("offline_seen", facts, theirs=matter.quoted_from(letter, seen))
    if field is None:
        return cannot_tell("silent", platform, theirs=scoped)
    named = certain_items(letter, "platforms")
    if named is None:
        return unclear(matter, letter, "platforms")
    stated = matter.all_stated(letter, "platforms")
    facts = {**platform, "platforms": listed(matter.given.letter.platform(one) for one in named)}
    covering = {matter.given.pack.id, *matter.given.pack.covered_as, ALL_PLATFORMS}
    if covering & set(named):
        return met("named", facts, theirs=stated)
    return not_met("not_named", facts, theirs=stated)


def _mentions(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text.casefold() for word in words)


def ask_territory(matter: Matter, letter: Document) -> Answer:
    """Ask where the permission holds; only a worldwide one is beyond question."""
    territory = certain_text(letter, "territory")
    if territory is None:
        return unclear(matter, letter, "territory")
    stated = matter.all_stated(letter, "territory")
    facts = {"territory": same_in_both(territory), "platform": matter.given.pack.name}
    if _mentions(territory, _WORLDWIDE):
        return met("worldwide", facts, theirs=stated)
    return cannot_tell("limited", facts, theirs=stated)


def ask_goods(matter: Matter, letter: Document) -> Answer:
    """Ask whether the letter speaks of the goods that are sold."""
    goods = matter.given.case.goods
    scope = certain_text(letter, "scope")
    if goods is None:
        return cannot_tell("goods_unknown")
    if scope is None:
        return unclear(matter, letter, "scope")
    stated = matter.all_stated(letter, "scope")
    facts = {"goods": same_in_both(goods), "scope": same_in_both(scope)}
    if goods in scope:
        return met("named", facts, theirs=stated)
    return cannot_tell("other", facts, theirs=stated)


PERIOD: Codes = declared(
    covers="start end days",
    ended="start end days",
    not_begun="start end days",
    partly="start end days",
    open_start="start end days",
    before_head="signed start grantor",
    signed_later="start end days signed",
    no_day="",
    unclear="what",
    no_paper="",
)
"""The answers on the period, to which the chain adds its own."""
TERMS: Mapping[str, tuple[AskOfLetter, Codes]] = {
    "dealer_rights": (
        ask_rights,
        declared(
            covered="numbers number",
            other_right="numbers number",
            seen="number words",
            silent="",
            unclear="what",
            our_side="",
            no_paper="",
        ),
    ),
    "dealer_channel": (
        ask_channel,
        declared(
            named="platform platforms",
            not_named="platform platforms",
            offline="platform scope",
            offline_seen="platform words",
            silent="platform",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_territory": (
        ask_territory,
        declared(
            worldwide="territory platform",
            limited="territory platform",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_goods": (
        ask_goods,
        declared(
            named="goods scope", other="goods scope", goods_unknown="", unclear="what", no_paper=""
        ),
    ),
}
