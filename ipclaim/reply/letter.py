"""What the letter to the platform says: seven sections of paragraphs, each with its exhibits.

Every fact stands in a paragraph that names the exhibit and page it was read from. Drawing is the
dossier's work.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipclaim.check.names import compare
from ipclaim.model.case import Role
from ipclaim.model.document import Document, FieldState
from ipclaim.model.text import Text
from ipclaim.reply.answer import Stated, Verdict
from ipclaim.reply.book import Suggestion
from ipclaim.reply.exhibits import Exhibit
from ipclaim.reply.matter import Matter, quoted
from ipclaim.reply.outcome import DefenceAnswer, Share, TestAnswer
from ipclaim.reply.references import Ref, ids_told, reference
from ipclaim.reply.wording import joined, listed, same_in_both, told_day
from ipclaim.rules.procedure import AnswerRule

_NOT_RECOGNISED = {"other", "unreadable"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with the exhibits that it rests on."""

    text: Text
    exhibits: tuple[Ref, ...] = ()
    """In the order in which the text names them."""
    is_heading: bool = False
    states_fact: bool = False
    """Whether it tells what papers or pages show, so that it must name one (``lint``)."""


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part."""

    id: str
    heading: Text
    paragraphs: tuple[Paragraph, ...]


def parties(matter: Matter) -> tuple[Text, ...]:
    """Return the head of the letter: who writes, who objected, where, under which number."""
    given, letter = matter.given, matter.given.letter
    is_holder = given.case.complainant.role is Role.HOLDER
    role = letter.say("role_holder" if is_holder else "role_agent")
    return (
        letter.say("party_complainant", name=same_in_both(given.case.complainant.name), role=role),
        letter.say("party_seller", name=notice_value(matter, "seller_name")),
        letter.say("platform", name=given.pack.name),
        letter.say("complaint_number", number=notice_value(matter, "complaint_number")),
    )


def letter_sections(
    matter: Matter,
    answers: tuple[DefenceAnswer, ...],
    unknown: tuple[str, ...],
    shares: tuple[Share, ...],
) -> tuple[Section, ...]:
    """Return the seven sections of the letter, in order."""
    letter = matter.given.letter
    name = same_in_both(matter.given.case.complainant.name)
    points = _points(matter, answers, unknown)
    parts = {
        "case": _case(matter),
        "points": points,
        "answers": tuple(_answered(matter, answers)) or points,
        "authenticity": _authenticity(matter),
        "request": tuple(_requests(matter, shares)),
        "truth": (Paragraph(letter.say("truth", name=name)),),
        "exhibits": tuple(_exhibit_line(matter, each) for each in matter.exhibits.listed),
    }
    return tuple(
        Section(id_, letter.headings[id_].plain, paragraphs) for id_, paragraphs in parts.items()
    )


def _referring(
    matter: Matter, text: Text, stated: Iterable[Stated], *, is_fact: bool = True
) -> Paragraph:
    """Return a paragraph that ends with where its facts were read."""
    refs = ((each.exhibit, each.page) for each in stated)
    return _with_refs(matter, text, refs, is_fact=is_fact)


def _with_refs(
    matter: Matter, text: Text, every: Iterable[Ref], *, is_fact: bool = True
) -> Paragraph:
    refs = tuple(dict.fromkeys(every))
    if not refs:
        return Paragraph(text, states_fact=is_fact)
    seen = matter.given.letter.say("refs", refs=reference(matter.exhibits, refs))
    return Paragraph(joined((text, seen)), refs, states_fact=is_fact)


def notice_value(matter: Matter, name: str) -> Text:
    """Return a field of the counter-notice as quoted, or why there is nothing to quote."""
    field, letter = matter.notice.field(name), matter.given.letter
    if field is None:
        return letter.say("not_stated")
    if field.state is FieldState.UNREAD or field.value in {None, "", ()}:
        return letter.say("not_legible")
    return quoted(field, letter)


def _case(matter: Matter) -> tuple[Paragraph, ...]:
    given, letter = matter.given, matter.given.letter
    lines = [
        _numbered(matter),
        _right(matter),
        *_authority(matter),
        _listings(matter),
    ]
    if matter.unmatched:
        addresses = listed(same_in_both(each) for each in matter.unmatched)
        stated = matter.all_stated(matter.notice, "listing_urls")
        lines.append(_referring(matter, letter.say("unmatched", addresses=addresses), stated))
    noted = letter.say("notice_date", day=notice_value(matter, "notice_date"))
    lines.append(_of_notice(matter, noted, "notice_date"))
    received = (
        letter.say("received", day=told_day(given.received))
        if given.received
        else letter.say("received_unknown")
    )
    lines.append(Paragraph(received))
    lines.append(Paragraph(letter.say("drafted", day=told_day(given.as_of))))
    return tuple(lines)


def _numbered(matter: Matter) -> Paragraph:
    return _of_notice(matter, parties(matter)[-1], "complaint_number")


def _of_notice(matter: Matter, text: Text, name: str) -> Paragraph:
    """Return a line about a field of the counter-notice, which may have none."""
    stated = matter.all_stated(matter.notice, name)
    return _referring(matter, text, stated, is_fact=bool(stated))


def _right(matter: Matter) -> Paragraph:
    letter = matter.given.letter
    number, holder = matter.right_number_field(), matter.holder_field()
    if matter.right is None or number is None or holder is None:
        return Paragraph(letter.say("right_unknown"))
    text = letter.say(
        "right",
        paper=letter.paper(matter.right.doc_type),
        number=quoted(number, letter),
        holder=quoted(holder, letter),
    )
    return _referring(matter, text, matter.all_stated(matter.right, number.name, "holder_name"))


def _authority(matter: Matter) -> tuple[Paragraph, ...]:
    """Return on whose authority an agent writes, from the letter made out to it."""
    given, letter = matter.given, matter.given.letter
    if given.case.complainant.role is Role.HOLDER:
        return ()
    for paper in given.assessment.documents:
        grantor, grantee = paper.field("grantor"), paper.field("grantee")
        if paper.doc_type != "authorization_letter" or grantor is None or grantee is None:
            continue
        if compare(str(grantee.value), given.case.complainant.name).is_same:
            text = letter.say(
                "authority", grantor=quoted(grantor, letter), grantee=quoted(grantee, letter)
            )
            return (_referring(matter, text, matter.all_stated(paper, "grantor", "grantee")),)
    return ()


def _listings(matter: Matter) -> Paragraph:
    letter = matter.given.letter
    if not matter.at_issue:
        return Paragraph(letter.say("listings_none"))
    count = same_in_both(str(len(matter.at_issue)))
    told = listed(
        same_in_both(f"{each.id} {each.canonical or each.link.url}") for each in matter.at_issue
    )
    text = letter.say("listings", count=count, ids=told)
    return _with_refs(matter, text, _captured(matter), is_fact=False)  # the case's own list


def _captured(matter: Matter) -> tuple[Ref, ...]:
    pages = (matter.exhibits.of_listing(shot.listing_id) for shot in matter.captures)
    return tuple((exhibit.id, 1) for exhibit in pages if exhibit is not None)


def _points(
    matter: Matter, answers: tuple[DefenceAnswer, ...], unknown: tuple[str, ...]
) -> tuple[Paragraph, ...]:
    """Return what the counter-notice raises, with the words that raise it."""
    letter = matter.given.letter
    by_defence = {answer.defence.id: answer for answer in answers}
    raised = {id_: _raised_for(answers, id_) for id_ in by_defence}
    apart = any(len(ids) < len(matter.at_issue) for ids in raised.values())
    lines = [
        _point(matter, answer, raised[id_] if apart else ()) for id_, answer in by_defence.items()
    ]
    for id_ in unknown:
        text = letter.say("point_unknown", id=same_in_both(id_))
        lines.append(_of_notice(matter, text, "defence"))
    return tuple(lines) or (Paragraph(letter.say("point_none")),)


def _raised_for(answers: Iterable[DefenceAnswer], defence: str) -> tuple[str, ...]:
    return tuple(
        sorted(id_ for each in answers if each.defence.id == defence for id_ in each.listings)
    )


def _point(matter: Matter, answer: DefenceAnswer, ids: tuple[str, ...]) -> Paragraph:
    """Return a defence with the words that raise it, and for which listings where they differ."""
    letter, defence = matter.given.letter, answer.defence
    facts = {
        "id": same_in_both(defence.id),
        "name": defence.name.plain,
        "claim": defence.claim.plain,
    }
    if not answer.claimed:
        text = letter.say("point_unquoted", **facts)
        return _of_notice(matter, text, "defence")
    quote = joined(each.quote for each in answer.claimed)
    said = letter.say("point", quote=quote, **facts)
    if ids:
        clause = "point_all" if len(ids) == len(matter.at_issue) else "point_only"
        said = joined((said, letter.say(clause, ids=ids_told(ids))))
    return _referring(matter, said, answer.claimed)


def _answered(matter: Matter, answers: tuple[DefenceAnswer, ...]) -> Iterator[Paragraph]:
    """Yield the answers under the names of their defences, and of listings answered apart."""
    letter = matter.given.letter
    counts = Counter(answer.defence.id for answer in answers)
    before = ""
    rules: dict[str, Paragraph] = {}
    for answer in answers:
        rules |= {rule.id: _platform_rule(matter, rule) for rule in answer.platform_rules}
        if answer.defence.id != before:
            heading = letter.say("answer_heading", name=answer.defence.name.plain)
            yield Paragraph(heading, is_heading=True)
        before = answer.defence.id
        if counts[before] > 1:
            apart = letter.say("answer_listings", ids=ids_told(answer.listings))
            yield Paragraph(apart, is_heading=True)
        yield from _answer(matter, answer)
    yield from rules.values()


def _answer(matter: Matter, answer: DefenceAnswer) -> tuple[Paragraph, ...]:
    """Return the answer to one defence: what is not shown first, then what is open or agreed."""
    letter = matter.given.letter
    told = sorted((each for each in answer.tests if each.is_told), key=_firmest_first)
    lines = [
        line for number, each in enumerate(told, 1) for line in _test_lines(matter, number, each)
    ]
    rules = (Paragraph(letter.say("rule", rules=answer.rules)),) if answer.rules else ()
    return (*lines, Paragraph(answer.clause), *rules)


def _platform_rule(matter: Matter, rule: AnswerRule) -> Paragraph:
    """Return what the platform says of answers; told once, whichever defences it is about."""
    ref = listed(cite.on(matter.law_day).said for cite in rule.cites)
    name = matter.given.pack.name
    return Paragraph(matter.given.letter.say("platform_rule", name=name, said=rule.says, ref=ref))


def _firmest_first(answer: TestAnswer) -> int:
    return (Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.MET).index(answer.verdict)


def _test_lines(matter: Matter, number: int, answer: TestAnswer) -> tuple[Paragraph, ...]:
    letter = matter.given.letter
    text = letter.say(
        "test_line",
        number=same_in_both(str(number)),
        name=answer.test.name.plain,
        verdict=letter.say(f"verdict_{answer.verdict}"),
        sentence=answer.sentence,
    )
    line = _referring(matter, text, _rests_on(matter, answer))
    if answer.verdict is not Verdict.NOT_MET:
        return (line,)
    said = (Paragraph(letter.say("rule_said", rule=rule)) for rule in answer.rules)
    return (line, *said)


def _rests_on(matter: Matter, answer: TestAnswer) -> tuple[Stated, ...]:
    """Return what an answer rests on; that something is lacking, on the counter-notice itself."""
    shown = (*answer.theirs, *answer.ours)
    exhibit = matter.exhibits.of(matter.notice)
    if shown or exhibit is None:
        return shown
    page = matter.notice.pages[0] if matter.notice.pages else 1
    said = matter.given.letter.say("not_stated")
    return (Stated(exhibit.id, page, "text", said, certain=False, source=None),)


def _authenticity(matter: Matter) -> tuple[Paragraph, ...]:
    letter = matter.given.letter
    papers = matter.given.seller_papers
    if not papers:
        return (Paragraph(letter.say("no_seller_papers")),)
    lines = [_seen(matter, paper) for paper in papers]
    return (*lines, Paragraph(letter.say("authenticity_limit")))


def _seen(matter: Matter, paper: Document) -> Paragraph:
    """Return what can be said of one paper of the seller's from its picture alone."""
    letter = matter.given.letter
    exhibit = matter.exhibits.of(paper)
    remarks = [letter.say("paper_problem", problem=each.message) for each in paper.problems]
    if paper.doc_type in _NOT_RECOGNISED or not paper.doc_type_certain:
        remarks.append(letter.say("paper_unread"))
    doubtful = [field.name for field in paper.fields if not field.is_certain]
    if doubtful:
        fields = listed(letter.field(name) for name in doubtful)
        remarks.append(letter.say("paper_doubtful", fields=fields))
    remarks = remarks or [letter.say("paper_plain")]
    if exhibit is None:
        raise AssertionError(f"{paper.file} was not numbered")
    text = letter.say(
        "paper_seen", label=exhibit.label, title=exhibit.title, remarks=joined(remarks)
    )
    refs = ((exhibit.id, paper.pages[0] if paper.pages else 1),)
    return Paragraph(text, refs, states_fact=True)


def _requests(matter: Matter, shares: Iterable[Share]) -> Iterator[Paragraph]:
    """Yield what is asked, once for all listings of which the same is asked."""
    letter = matter.given.letter
    asked: dict[Suggestion, list[str]] = {}
    for share in shares:
        ids = asked.setdefault(share.suggestion, [])
        ids += [listing.id for listing in share.listings]
    for suggestion, every in asked.items():
        told = ids_told(sorted(every)) if every else letter.say("ids_unknown")
        yield Paragraph(letter.say(f"request_{suggestion}", ids=told))


def _exhibit_line(matter: Matter, exhibit: Exhibit) -> Paragraph:
    pages = same_in_both(_told_pages(exhibit.pages))
    text = matter.given.letter.say(
        "exhibit_line",
        label=exhibit.label,
        title=exhibit.title,
        pages=pages,
    )
    return Paragraph(text, ((exhibit.id, exhibit.pages[0] if exhibit.pages else 1),))


def _told_pages(pages: tuple[int, ...]) -> str:
    if not pages:
        return "1"
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"
