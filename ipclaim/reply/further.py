"""Further papers beside the answer: a withdrawal, a re-review, a complaint, a checklist for a suit.

Which one is offered follows from what is suggested for each listing, from whether the platform
decided against us, and from the platform's pack. Each is a draft; nothing is handed in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from ipclaim.model.case import Role
from ipclaim.model.finding import Cite
from ipclaim.model.listing import Listing
from ipclaim.model.text import Text
from ipclaim.reply.answer import Stated
from ipclaim.reply.book import Letter, Suggestion
from ipclaim.reply.deadlines import Deadline, Start, deadline_of
from ipclaim.reply.exhibits import Exhibit
from ipclaim.reply.letter import Paragraph, Section
from ipclaim.reply.lint import lint
from ipclaim.reply.matter import quoted
from ipclaim.reply.outcome import WITHDRAWING, Share, TestAnswer
from ipclaim.reply.references import reference
from ipclaim.reply.standing import Refusal, Standing
from ipclaim.reply.steps_book import FurtherStep, Line, Part, Trigger
from ipclaim.reply.wording import joined, same_in_both, told_day
from ipclaim.rules.citing import Sources


@dataclass(frozen=True, slots=True)
class FurtherDraft:
    """One drafted paper."""

    id: str
    title: Text
    why: Text
    """Why it is offered, for the person in charge."""
    parties: tuple[Text, ...]
    sections: tuple[Section, ...]
    exhibits: tuple[Exhibit, ...]
    """Those that it refers to."""
    listings: tuple[str, ...]
    deadline: Deadline | None
    is_checklist: bool
    notice: Text | None
    """That this is a draft which a person has to approve; a checklist is nobody's letter."""
    cites: tuple[Cite, ...]


def further_drafts(standing: Standing) -> tuple[FurtherDraft, ...]:
    """Return the papers that apply, in the order of the book."""
    return tuple(
        _drafted(_Filling(standing, step, shares, is_confirmed))
        for step in standing.steps.steps
        if _fits(standing, step)
        for shares, is_confirmed in _occasions(standing, step.when)
    )


def _fits(standing: Standing, step: FurtherStep) -> bool:
    regimes = {regime.id for regime in standing.pack.regimes}
    if step.regimes and not regimes.intersection(step.regimes):
        return False
    if regimes.intersection(step.without_regimes) or standing.case.claim not in step.claims:
        return False
    clocks = {clock.id for clock in standing.pack.clocks}
    return not step.needs_clock or bool(clocks.intersection(step.clocks))


_Occasion = tuple[tuple[Share, ...], bool]
"""The shares that a paper is about, and whether it may go out without the holder's word."""


def _occasions(standing: Standing, when: Trigger) -> Iterator[_Occasion]:
    if when is Trigger.SELLER_IS_RIGHT:
        for suggestion in (Suggestion.WITHDRAW, Suggestion.WITHDRAW_IF_CONFIRMED):
            shares = _about(standing, {suggestion})
            if shares:
                yield shares, suggestion is Suggestion.WITHDRAW
        return
    kept = _about(standing, set(Suggestion) - WITHDRAWING)
    if when is Trigger.REFUSED:
        kept = _decided_against(kept, standing.refusal)
    if kept and (when is Trigger.REFUSED or standing.has_notice):
        yield kept, True


def _decided_against(shares: tuple[Share, ...], refusal: Refusal | None) -> tuple[Share, ...]:
    """Return the shares as far as the platform decided against them."""
    if refusal is None or not refusal.links:
        return shares if refusal else ()
    against = (
        replace(share, listings=tuple(each for each in share.listings if each.id in refusal.links))
        for share in shares
    )
    return tuple(share for share in against if share.listings)


def _about(standing: Standing, suggestions: Set[Suggestion]) -> tuple[Share, ...]:
    return tuple(
        share for share in standing.shares if share.listings and share.suggestion in suggestions
    )


@dataclass(frozen=True, slots=True)
class _Filling:
    """One paper while it is filled."""

    standing: Standing
    step: FurtherStep
    shares: tuple[Share, ...]
    is_confirmed: bool

    @property
    def listings(self) -> tuple[Listing, ...]:
        wanted = {listing.id: listing for share in self.shares for listing in share.listings}
        return tuple(wanted[id_] for id_ in sorted(wanted))

    @property
    def facts(self) -> Mapping[str, Text]:
        standing, say = self.standing, self.standing.letter.say
        refusal = standing.refusal
        return {
            "day": told_day(standing.as_of),
            "count": same_in_both(str(len(self.listings))),
            "decided": told_day(refusal.on) if refusal and refusal.on else say("day_not_noted"),
            "reason": _reason(refusal, standing.letter),
            "right_held": say("ticked" if standing.right else "unticked"),
            "capture_held": say("ticked" if self.shots else "unticked"),
            "notice_held": say("ticked" if standing.has_notice else "unticked"),
        }

    @property
    def shots(self) -> tuple[Exhibit, ...]:
        every = (self.standing.exhibits.of_listing(listing.id) for listing in self.listings)
        return tuple(exhibit for exhibit in every if exhibit is not None)

    @property
    def deadline(self) -> Deadline | None:
        """Return the clock that times the paper: one that runs, or one that the decision starts."""
        standing = self.standing
        running = [each for each in standing.clocks if each.id in self.step.clocks]
        if running:
            return running[0]
        named = [clock for clock in standing.pack.clocks if clock.id in self.step.clocks]
        if not named or standing.refusal is None:
            return None
        day = standing.refusal.on
        say = standing.letter.say
        why = say("counted_decision", day=told_day(day)) if day else say("counted_undecided")
        return deadline_of(standing, named[0], Start(day, why))


def _reason(refusal: Refusal | None, letter: Letter) -> Text:
    said = refusal.reason if refusal else None
    return same_in_both(said) if said else letter.say("number_unknown")


def _drafted(filling: _Filling) -> FurtherDraft:
    standing, step = filling.standing, filling.step
    sections = tuple(
        Section(f"{step.id}-{number}", written.heading.plain, tuple(_lines(filling, written.lines)))
        for number, written in enumerate(step.sections, 1)
    )
    used = {ref[0] for section in sections for each in section.paragraphs for ref in each.exhibits}
    lint(sections, standing.exhibits.listed)
    notice = "step_notice" if filling.is_confirmed else "step_notice_unconfirmed"
    why = step.why if filling.is_confirmed else step.why_unconfirmed or step.why
    cites = Sources(standing.steps.sources, step.id).cites(step.cites)
    return FurtherDraft(
        id=step.id if filling.is_confirmed else f"{step.id}-once-confirmed",
        title=step.title.plain,
        why=why.filled(filling.facts),
        parties=_parties(standing),
        sections=sections,
        exhibits=tuple(each for each in standing.exhibits.listed if each.id in used),
        listings=tuple(listing.id for listing in filling.listings),
        deadline=filling.deadline,
        is_checklist=step.is_checklist,
        notice=None if step.is_checklist else standing.letter.say(notice),
        cites=tuple(cite.on(standing.as_of) for cite in cites),
    )


def _parties(standing: Standing) -> tuple[Text, ...]:
    case, say = standing.case, standing.letter.say
    role = say("role_holder" if case.complainant.role is Role.HOLDER else "role_agent")
    name = same_in_both(case.complainant.name)
    lines = [
        say("party_complainant", name=name, role=role),
        say("platform", name=standing.pack.name),
    ]
    if standing.seller is not None:
        lines.insert(1, say("party_seller", name=standing.seller))
    return tuple(lines)


def _lines(filling: _Filling, lines: Iterable[Line]) -> Iterator[Paragraph]:
    for line in lines:
        if line.says is not None:
            yield Paragraph(line.says.filled(filling.facts))
        elif line.part is not None:
            yield from _PARTS[line.part](filling)


def _case(filling: _Filling) -> Iterator[Paragraph]:
    standing = filling.standing
    yield Paragraph(standing.letter.say("complaint_number", number=standing.number))
    yield from _right(filling)


def _right(filling: _Filling) -> Iterator[Paragraph]:
    standing, letter = filling.standing, filling.standing.letter
    right = standing.right
    number = right and (right.field("registration_number") or right.field("patent_number"))
    holder = right and right.field("holder_name")
    exhibit = standing.exhibits.of(right) if right else None
    if right is None or not number or not holder or exhibit is None:
        yield Paragraph(letter.say("right_unknown"))
        return
    text = letter.say(
        "right",
        paper=letter.paper(right.doc_type),
        number=quoted(number, letter),
        holder=quoted(holder, letter),
    )
    refs = ((exhibit.id, number.source.page), (exhibit.id, holder.source.page))
    yield _referring(filling, text, refs)


def _listing_lines(filling: _Filling) -> Iterator[Paragraph]:
    for listing in filling.listings:
        address = listing.canonical or listing.link.url
        yield Paragraph(same_in_both(f"{listing.id}  {address}"))


def _captured(filling: _Filling) -> Iterator[Paragraph]:
    standing, shots = filling.standing, filling.shots
    if not shots:
        yield Paragraph(standing.letter.say("captures_none"))
        return
    text = standing.letter.say("captures_held", count=same_in_both(str(len(shots))))
    yield _referring(filling, text, ((shot.id, 1) for shot in shots))


def _grounds(filling: _Filling) -> Iterator[Paragraph]:
    """Yield the answers that carry the paper, each with what it rests on."""
    standing = filling.standing
    wanted = WITHDRAWING if filling.step.when is Trigger.SELLER_IS_RIGHT else {Suggestion.MAINTAIN}
    every = {
        (answer.defence.id, answer.listings): answer
        for share in filling.shares
        for answer in share.answers
        if answer.suggestion in wanted
    }
    for answer in every.values():
        text = standing.letter.say(
            "ground_line", name=answer.defence.name.plain, said=answer.clause
        )
        stated = [each for test in answer.tests if test.is_told for each in _all(test)]
        yield _referring(filling, text, ((each.exhibit, each.page) for each in stated))


def _all(test: TestAnswer) -> tuple[Stated, ...]:
    return (*test.theirs, *test.ours)


def _clock(filling: _Filling) -> Iterator[Paragraph]:
    deadline = filling.deadline
    if deadline is not None:
        yield Paragraph(deadline.told)


def _truth(filling: _Filling) -> Iterator[Paragraph]:
    standing = filling.standing
    name = same_in_both(standing.case.complainant.name)
    yield Paragraph(standing.letter.say("step_truth", name=name))


def _referring(filling: _Filling, text: Text, refs: Iterable[tuple[str, int]]) -> Paragraph:
    """Return a paragraph that ends with where its facts were read; a checklist binds none."""
    every = tuple(dict.fromkeys(refs))
    if not every or filling.step.is_checklist:
        return Paragraph(text)
    standing = filling.standing
    seen = standing.letter.say("refs", refs=reference(standing.exhibits, every))
    return Paragraph(joined((text, seen)), every, states_fact=True)


_PARTS: Mapping[Part, Callable[[_Filling], Iterator[Paragraph]]] = {
    Part.CASE: _case,
    Part.LINKS: _listing_lines,
    Part.RIGHT: _right,
    Part.CAPTURES: _captured,
    Part.GROUNDS: _grounds,
    Part.CLOCK: _clock,
    Part.TRUTH: _truth,
}
