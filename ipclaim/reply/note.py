"""The working note: what is suggested, by when, what is missing, and what a person must look at.

It stays with the complainant. Nothing doubtful is used in the letter without standing here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ipclaim.model.document import Document, Source
from ipclaim.model.text import Text
from ipclaim.reply.answer import Verdict
from ipclaim.reply.book import Defence, Letter
from ipclaim.reply.deadlines import Deadline
from ipclaim.reply.letter import Paragraph, Section
from ipclaim.reply.matter import Matter, quoted
from ipclaim.reply.outcome import WITHDRAWING, DefenceAnswer, Share, own_troubles
from ipclaim.reply.pleas import Unplaced
from ipclaim.reply.received import told_together
from ipclaim.reply.references import ids_told
from ipclaim.reply.same_rules import SameRule
from ipclaim.reply.wording import joined, listed, same_in_both

_IN_THE_HEAD = {"registration_number", "patent_number", "holder_name"}
"""What the letter says of our right before any point is answered."""
_TOLD_BY_SENTENCES = {"defence"}
"""What the points themselves tell, each with the words that raise it."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is still missing, and why it is needed."""

    what: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Look:
    """Something that a person must look at before the reply goes out."""

    text: Text
    source: Source | None = None
    """The spot on the paper, when it is one."""


def needs_of(matter: Matter, answers: Iterable[DefenceAnswer]) -> tuple[Need, ...]:
    """Return what is still missing, each thing once."""
    given, letter = matter.given, matter.given.letter
    needs = []
    if given.received is None:
        needs.append(Need(letter.say("missing_received"), letter.say("missing_received_why")))
    if matter.right is None:
        needs.append(Need(letter.say("missing_right"), letter.say("missing_right_why")))
    bare = [each for each in matter.at_issue if matter.exhibits.of_listing(each.id) is None]
    if bare:
        ids = listed(same_in_both(each.id) for each in bare)
        needs.append(
            Need(letter.say("missing_capture", ids=ids), letter.say("missing_capture_why"))
        )
    needs.extend(_test_needs(matter, answers))
    return tuple({need.what: need for need in needs}.values())


def _test_needs(matter: Matter, answers: Iterable[DefenceAnswer]) -> Iterator[Need]:
    for answer in answers:
        for each in answer.tests:
            if each.needed is None:
                continue
            why = matter.given.letter.say(
                "missing_why", name=answer.defence.name.plain, test=each.test.name.plain
            )
            yield Need(each.needed.plain, why)


def looks_for(
    matter: Matter,
    answers: tuple[DefenceAnswer, ...],
    unknown: tuple[str, ...],
    judged: tuple[SameRule, ...] = (),
) -> tuple[Look, ...]:
    """Return everything that a person must look at, in the order in which the letter uses it."""
    looks = [
        *_whole_looks(matter, answers, unknown),
        *_paper_looks(matter, answers),
        *_test_looks(matter, answers),
        *_rule_looks(matter, judged),
        *_law_looks(matter, answers),
    ]
    return tuple(dict.fromkeys(looks))


def _whole_looks(
    matter: Matter, answers: tuple[DefenceAnswer, ...], unknown: tuple[str, ...]
) -> Iterator[Look]:
    given, letter = matter.given, matter.given.letter
    if not answers and not unknown:
        yield Look(letter.say("point_none"))
    for id_ in unknown:
        yield Look(letter.say("person_unknown", id=same_in_both(id_)))
    for point in matter.pleas.unplaced:
        yield Look(_unplaced(matter, point), point.passage.source)
    if matter.pleas.more:
        yield Look(letter.say("person_unplaced_more", count=same_in_both(str(matter.pleas.more))))
    for what, problem in told_together(given.unread):
        said = {"what": what, "problem": problem.message, "advice": problem.advice}
        yield Look(letter.say("person_unread", **said))
    if matter.unmatched:
        addresses = listed(same_in_both(each) for each in matter.unmatched)
        yield Look(letter.say("person_unmatched", addresses=addresses))
    if given.shared_papers:
        yield Look(letter.say("person_shared"))
    named = matter.notice.value("platform")
    if isinstance(named, str) and named and named not in {given.pack.id, *given.pack.covered_as}:
        other = letter.platform(named)
        yield Look(letter.say("person_platform", other=other, name=given.pack.name))
    for finding in own_troubles(matter):
        text = letter.say(
            "person_finding", rule=same_in_both(finding.rule), message=finding.message
        )
        yield Look(text, finding.sources[0] if finding.sources else None)


def _unplaced(matter: Matter, point: Unplaced) -> Text:
    """Return a sentence that fits no defence surely, with the one that it may be."""
    letter, words = matter.given.letter, same_in_both(point.passage.inside_quotes)
    likely = matter.given.book.defence(point.likely) if point.likely else None
    if likely is None:
        return letter.say("person_unplaced", words=words)
    id_, name = same_in_both(likely.id), likely.name.plain
    if point.closest is None:
        return letter.say("person_beside", words=words, id=id_, name=name)
    closest = same_in_both(point.closest)
    return letter.say("person_likely", words=words, id=id_, name=name, closest=closest)


def _paper_looks(matter: Matter, answers: Iterable[DefenceAnswer]) -> Iterator[Look]:
    """Yield each doubtful kind and field of the seller's papers, and what we use of our own."""
    used = {
        (stated.exhibit, stated.field)
        for answer in answers
        for each in answer.tests
        for stated in each.ours
    }
    for paper in (matter.notice, *matter.given.seller_papers):
        yield from _doubts(matter, paper, lambda _: True)
    if matter.right is not None:
        exhibit = matter.exhibits.of(matter.right)
        id_ = exhibit.id if exhibit else ""
        yield from _doubts(
            matter, matter.right, lambda name: name in _IN_THE_HEAD or (id_, name) in used
        )


def _doubts(matter: Matter, paper: Document, is_used: Callable[[str], bool]) -> Iterator[Look]:
    letter, exhibit = matter.given.letter, matter.exhibits.of(paper)
    if exhibit is None:
        return
    is_told = any(problem.fatal for problem in paper.problems)  # as something unread
    if not is_told and (not paper.doc_type_certain or paper.doc_type in {"other", "unreadable"}):
        yield Look(letter.say("person_kind", label=exhibit.label))
    for field in paper.fields:
        if field.is_certain or not is_used(field.name) or field.name in _TOLD_BY_SENTENCES:
            continue
        text = letter.say(
            "person_field",
            label=exhibit.label,
            field=letter.field(field.name),
            quote=quoted(field, letter),
            reasons=joined(reason.text for reason in field.reasons),
        )
        yield Look(text, field.source)


def _test_looks(matter: Matter, answers: Iterable[DefenceAnswer]) -> Iterator[Look]:
    for answer in answers:
        for each in answer.tests:
            if each.verdict is not Verdict.CANNOT_TELL:
                continue
            looks = each.test.looks.plain if each.test.looks else each.sentence
            text = matter.given.letter.say(
                "person_test",
                name=answer.defence.name.plain,
                test=each.test.name.plain,
                looks=looks,
            )
            yield Look(text, each.theirs[0].source if each.theirs else None)


def _rule_looks(matter: Matter, judged: Iterable[SameRule]) -> Iterator[Look]:
    """Yield each rule that the seller's papers do not meet, or that a person must look at."""
    for each in judged:
        if each.is_open:
            finding = each.finding
            rule = same_in_both(finding.rule)
            text = matter.given.letter.say("person_same_rule", rule=rule, message=finding.message)
            yield Look(text, finding.sources[0] if finding.sources else None)


def _law_looks(matter: Matter, answers: Iterable[DefenceAnswer]) -> Iterator[Look]:
    """Yield each rule whose article is not known, or whose law changed since the capture."""
    given, letter, book = matter.given, matter.given.letter, matter.given.book
    cited: dict[str, None] = {}
    for answer in answers:
        names = [
            *answer.defence.rules,
            *(rule for each in answer.tests for rule in each.test.rules),
        ]
        fitting = book.fitting(names, given.case.claim)
        cited.update(dict.fromkeys(fitting))
        if not fitting:
            yield Look(letter.say("person_no_rule", name=answer.defence.name.plain))
    for name in cited:
        if not book.is_verified(name, matter.law_day):
            yield Look(letter.say("person_article", rule=book.cited(name, day=matter.law_day)))
    for law_id in dict.fromkeys(book.rules[name].law for name in cited):
        law = book.laws[law_id]
        if law.on(matter.law_day) != law.on(given.as_of):
            yield Look(letter.say("person_law", law=law.name.plain))


def advice_on(letter: Letter, share: Share, count: int) -> Text:
    """Return what is suggested for some listings and why; ``count`` is into how many they fall."""
    suggestion = letter.say(f"suggestion_{share.suggestion}")
    if count > 1:
        ids = ids_told([listing.id for listing in share.listings])
        suggestion = letter.say("advice_listings", ids=ids, suggestion=suggestion)
    return letter.say("advice", suggestion=suggestion, reasons=joined(share.reasons))


def _held(letter: Letter, defence: Defence) -> Paragraph:
    """Return what a rights holder answers a defence with, and what to attach."""
    hold = listed(each.plain for each in defence.hold)
    name = defence.name.plain
    if not defence.attach:
        return Paragraph(letter.say("hold_line", name=name, hold=hold))
    attach = listed(each.plain for each in defence.attach)
    return Paragraph(letter.say("hold_attach_line", name=name, hold=hold, attach=attach))


def note_sections(
    letter: Letter,
    shares: tuple[Share, ...],
    deadlines: tuple[Deadline, ...],
    missing: tuple[Need, ...],
    looks: tuple[Look, ...],
) -> tuple[Section, ...]:
    """Return the note's sections; a part with nothing in it is left out."""
    kept = [
        answer
        for share in shares
        if share.suggestion not in WITHDRAWING
        for answer in share.answers
    ]
    by_defence = {answer.defence.id: answer.defence for answer in kept}
    parts = {
        "advice": tuple(Paragraph(advice_on(letter, share, len(shares))) for share in shares),
        "deadlines": tuple(Paragraph(each.told) for each in deadlines),
        "missing": tuple(
            Paragraph(letter.say("missing_line", what=need.what, why=need.why)) for need in missing
        ),
        "hold": tuple(_held(letter, defence) for defence in by_defence.values()),
        "person": tuple(Paragraph(look.text) for look in looks),
    }
    return tuple(
        Section(id_, letter.headings[id_].plain, paragraphs)
        for id_, paragraphs in parts.items()
        if paragraphs
    )
