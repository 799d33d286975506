"""Defence D01: the seller says that it deals with the holder's permission.

The seller's authorization is read link by link: who grants, for which right, to whom, until when,
for which channel, under whose seal. A value that is not certain never decides anything. What no
paper can show, that the seal is genuine and the letter was truly issued, is left to the holder.
"""

from datetime import date

from ipclaim.check.names import Likeness, compare
from ipclaim.model.document import Document, Field
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Check, Stated, cannot_tell, declared, met, not_met
from ipclaim.reply.matter import (
    Matter,
    certain_day,
    certain_flag,
    certain_items,
    certain_text,
    quoted,
    same_number,
)
from ipclaim.reply.passages import passages_with
from ipclaim.reply.wording import listed, same_in_both, told_day, told_days

_ENTITY_ENDINGS = ("公司", "厂", "商行", "经营部", "商店", "合作社", "中心", "工作室", "有限合伙")
_OFFLINE = ("线下", "实体店", "offline")
_ONLINE = ("线上", "网络", "电商", "电子商务", "online", "e-commerce")
ALL_PLATFORMS = "all"
"""What an authorization letter that names no platform in particular covers."""
_WORLDWIDE = ("全球", "世界范围", "worldwide", "global")


def letter_at_issue(matter: Matter) -> Document | None:
    """Return the letter made out to the seller itself: the last one of a chain, or the only one."""
    letters = matter.letters
    seller = certain_text(matter.notice, "seller_name")
    if seller is not None:
        for letter in letters:
            grantee = certain_text(letter, "grantee")
            if grantee is not None and compare(grantee, seller).likeness is Likeness.SAME:
                return letter
    ends = [letter for letter in letters if not _issues_another(letter, letters)]
    return next(iter(ends or letters), None)


def _issues_another(letter: Document, letters: tuple[Document, ...]) -> bool:
    return any(_follows(other, letter) for other in letters if other is not letter)


def _follows(lower: Document, upper: Document) -> bool:
    """Whether the grantor of one letter is the grantee of the other."""
    grantor, grantee = certain_text(lower, "grantor"), certain_text(upper, "grantee")
    return (
        bool(grantor and grantee)
        and compare(grantor or "", grantee or "").likeness is Likeness.SAME
    )


def _unclear(matter: Matter, paper: Document, field: str, code: str = "unclear") -> Answer:
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


def ask_paper(matter: Matter) -> Answer:
    """Ask whether an authorization was put forward at all."""
    if matter.letters:
        fields = tuple(
            stated
            for letter in matter.letters
            for stated in matter.all_stated(letter, "grantor", "grantee")
        )
        count = same_in_both(str(len(matter.letters)))
        return met("shown", {"count": count}, theirs=fields)
    unclear = [
        paper
        for paper in matter.given.seller_papers
        if paper.doc_type in {"other", "unreadable"} or not paper.doc_type_certain
    ]
    if unclear:
        labels = [exhibit.label for paper in unclear if (exhibit := matter.exhibits.of(paper))]
        return cannot_tell("unrecognised", {"papers": listed(labels)})
    return not_met("none")


def ask_chain(matter: Matter) -> Answer:
    """Ask whether an unbroken chain leads from the seller's letter to our holder."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    holder = matter.holder_field()
    if matter.right is None or holder is None or not holder.is_certain:
        return cannot_tell("our_side")
    return _climbed(matter, letter, str(holder.value), [letter])


def _climbed(matter: Matter, letter: Document, holder: str, seen: list[Document]) -> Answer:
    """Follow the letters upwards until the holder, a gap, or a doubt."""
    grantor = certain_text(letter, "grantor")
    if grantor is None:
        return _unclear(matter, letter, "grantor")
    stated = tuple(
        each for paper in seen for each in matter.all_stated(paper, "grantor", "may_delegate")
    )
    ours = matter.all_stated(matter.right, "holder_name") if matter.right else ()
    names = {"grantor": same_in_both(grantor), "holder": same_in_both(holder)}
    alike = compare(grantor, holder).likeness
    if alike is Likeness.SAME:
        reached = "direct" if len(seen) == 1 else "through"
        return met(reached, names, theirs=stated, ours=ours)
    if alike is not Likeness.DIFFERENT:
        return cannot_tell("look_alike", names, theirs=stated, ours=ours)
    upper = next(
        (each for each in matter.letters if each not in seen and _follows(letter, each)), None
    )
    if upper is not None:
        return _delegated(matter, upper, holder, [*seen, upper])
    if _held_before(matter, grantor):
        return cannot_tell("former_holder", names, theirs=stated, ours=ours)
    doubtful = [
        each for each in matter.letters if each not in seen and not certain_text(each, "grantee")
    ]
    if doubtful:
        return _unclear(matter, doubtful[0], "grantee")
    return not_met("broken", names, theirs=stated, ours=ours)


def _delegated(matter: Matter, upper: Document, holder: str, seen: list[Document]) -> Answer:
    """Go one letter up, where passing the permission on must be allowed."""
    may = certain_flag(upper, "may_delegate")
    above = _climbed(matter, upper, holder, seen)
    if above.code not in {"direct", "through"}:
        return above
    facts = {**dict(above.facts), "between": same_in_both(certain_text(upper, "grantor") or "")}
    if may is None:
        return cannot_tell("delegation_silent", facts, theirs=above.theirs, ours=above.ours)
    if not may:
        return not_met("no_delegation", facts, theirs=above.theirs, ours=above.ours)
    return above


def _held_before(matter: Matter, name: str) -> bool:
    """Whether a paper of ours names somebody as an earlier holder of the right."""
    earlier = [
        str(field.value)
        for paper in matter.given.assessment.documents
        if paper.doc_type in {"trademark_assignment", "trademark_change"}
        for field in (paper.field("assignor_name"), paper.field("previous_name"))
        if field is not None and field.value
    ]
    return any(compare(name, each).likeness is not Likeness.DIFFERENT for each in earlier)


def ask_rights(matter: Matter) -> Answer:
    """Ask whether the letter covers our right, by its number."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    number = matter.right_number_field()
    if matter.right is None or number is None or not number.is_certain:
        return cannot_tell("our_side")
    field = letter.field("rights_numbers")
    if field is None:
        return _number_seen(matter, letter, str(number.value))
    numbers = certain_items(letter, "rights_numbers")
    if numbers is None:
        return _unclear(matter, letter, "rights_numbers")
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


def ask_grantee(matter: Matter) -> Answer:
    """Ask whether the permission was given to this seller."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    grantee = certain_text(letter, "grantee")
    if grantee is None:
        return _unclear(matter, letter, "grantee")
    seller = certain_text(matter.notice, "seller_name")
    if seller is None:
        return _unclear(matter, matter.notice, "seller_name", code="seller_unclear")
    stated = (
        *matter.all_stated(letter, "grantee"),
        *matter.all_stated(matter.notice, "seller_name"),
    )
    facts = {"grantee": same_in_both(grantee), "seller": same_in_both(seller)}
    alike = compare(grantee, seller).likeness
    if alike is Likeness.SAME:
        return met("same", facts, theirs=stated)
    if alike is Likeness.DIFFERENT and _is_entity(seller) and _is_entity(grantee):
        return not_met("different", facts, theirs=stated)
    if alike is Likeness.LOOK_ALIKE:
        return cannot_tell("look_alike", facts, theirs=stated)
    return cannot_tell("shop_or_company", facts, theirs=stated)


def _is_entity(name: str) -> bool:
    """Whether a name carries a legal form; a shop's display name says nothing of its owner."""
    return name.rstrip("）)").endswith(_ENTITY_ENDINGS)


def ask_period(matter: Matter) -> Answer:
    """Ask whether the permission was in force when the listings were seen on sale."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    until = letter.field("period_to")
    end = _end(until)
    if until is None or end is None:
        return _unclear(matter, letter, "period_to")
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
            told = Text(f"取证时间{when}", f"captured {when}")
            stated.append(Stated(exhibit.id, 1, "captured_at", told, certain=True, source=None))
    return tuple(stated)


def ask_channel(matter: Matter) -> Answer:
    """Ask whether the permission covers this platform, or selling online at all."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
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
        return _unclear(matter, letter, "platforms")
    stated = matter.all_stated(letter, "platforms")
    facts = {**platform, "platforms": listed(matter.given.letter.platform(one) for one in named)}
    covering = {matter.given.pack.id, *matter.given.pack.covered_as, ALL_PLATFORMS}
    if covering & set(named):
        return met("named", facts, theirs=stated)
    return not_met("not_named", facts, theirs=stated)


def _mentions(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text.casefold() for word in words)


def ask_seal(matter: Matter) -> Answer:
    """Ask whether the letter bears its grantor's seal; if it is genuine, no picture tells."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    sealed, signed = certain_flag(letter, "sealed"), certain_flag(letter, "signed")
    stated = matter.all_stated(letter, "sealed", "signed", "seal_text")
    if sealed is None:
        return _unclear(matter, letter, "sealed")
    if not sealed:
        if signed is False:
            return not_met("neither", theirs=stated)
        return cannot_tell("no_seal", theirs=stated)
    arc, grantor = certain_text(letter, "seal_text"), certain_text(letter, "grantor")
    if arc is None or grantor is None:
        return cannot_tell("seal_unread", theirs=stated)
    facts = {"seal": same_in_both(arc), "grantor": same_in_both(grantor)}
    alike = compare(arc, grantor).likeness
    if alike is Likeness.SAME:
        return met("seal_same", facts, theirs=stated)
    if alike is Likeness.DIFFERENT:
        return not_met("seal_other", facts, theirs=stated)
    return cannot_tell("seal_alike", facts, theirs=stated)


def ask_territory(matter: Matter) -> Answer:
    """Ask where the permission holds; only a worldwide one is beyond question."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    territory = certain_text(letter, "territory")
    if territory is None:
        return _unclear(matter, letter, "territory")
    stated = matter.all_stated(letter, "territory")
    facts = {"territory": same_in_both(territory), "platform": matter.given.pack.name}
    if _mentions(territory, _WORLDWIDE):
        return met("worldwide", facts, theirs=stated)
    return cannot_tell("limited", facts, theirs=stated)


def ask_goods(matter: Matter) -> Answer:
    """Ask whether the letter speaks of the goods that are sold."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    goods = matter.given.case.goods
    scope = certain_text(letter, "scope")
    if goods is None:
        return cannot_tell("goods_unknown")
    if scope is None:
        return _unclear(matter, letter, "scope")
    stated = matter.all_stated(letter, "scope")
    facts = {"goods": same_in_both(goods), "scope": same_in_both(scope)}
    if goods in scope:
        return met("named", facts, theirs=stated)
    return cannot_tell("other", facts, theirs=stated)


def ask_dealer_list(matter: Matter) -> Answer:
    """Ask whether we ourselves list this seller as one that sells with permission."""
    allowed = matter.given.case.whitelist
    if not allowed:
        return cannot_tell("no_list")
    field = matter.notice.field("seller_name")
    shop_name = matter.notice.value("shop_name")
    named = [str(field.value)] if field is not None and field.value else []
    named += [str(shop_name)] if shop_name else []
    named += [shot.shown.shop for shot in matter.captures if shot.shown.shop]
    for shop in named:
        if any(compare(shop, each).likeness is Likeness.SAME for each in allowed):
            stated = matter.all_stated(matter.notice, "seller_name")
            ours = captures_stated(matter)
            return met("is_listed", {"shop": same_in_both(shop)}, theirs=stated, ours=ours)
    if not named or field is None or not field.is_certain:
        return cannot_tell("seller_unclear")
    shops = listed(same_in_both(shop) for shop in dict.fromkeys(named))
    stated = matter.all_stated(matter.notice, "seller_name")
    return not_met("not_listed", {"shops": shops}, theirs=stated)


CHECKS = {
    "dealer_paper": Check(ask_paper, declared(shown="count", unrecognised="papers", none="")),
    "dealer_chain": Check(
        ask_chain,
        declared(
            direct="grantor holder",
            through="grantor holder",
            broken="grantor holder",
            no_delegation="grantor holder between",
            delegation_silent="grantor holder between",
            former_holder="grantor holder",
            look_alike="grantor holder",
            unclear="what",
            our_side="",
            no_paper="",
        ),
    ),
    "dealer_rights": Check(
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
    "dealer_grantee": Check(
        ask_grantee,
        declared(
            same="grantee seller",
            different="grantee seller",
            look_alike="grantee seller",
            shop_or_company="grantee seller",
            seller_unclear="what",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_period": Check(
        ask_period,
        declared(
            covers="start end days",
            ended="start end days",
            not_begun="start end days",
            partly="start end days",
            open_start="start end days",
            signed_later="start end days signed",
            no_day="",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_channel": Check(
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
    "dealer_seal": Check(
        ask_seal,
        declared(
            seal_same="seal grantor",
            seal_other="seal grantor",
            seal_alike="seal grantor",
            seal_unread="",
            no_seal="",
            neither="",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_territory": Check(
        ask_territory,
        declared(
            worldwide="territory platform",
            limited="territory platform",
            unclear="what",
            no_paper="",
        ),
    ),
    "dealer_goods": Check(
        ask_goods,
        declared(
            named="goods scope", other="goods scope", goods_unknown="", unclear="what", no_paper=""
        ),
    ),
    "dealer_list": Check(
        ask_dealer_list,
        declared(is_listed="shop", not_listed="shops", no_list="", seller_unclear=""),
    ),
}
