"""A platform's decision among what came: what it would write into the docket, for this case.

The links are those that it names, all where it names none; its number stands there where the docket
has none. A person compares and confirms it, by the command or on the review page: nothing is
written from a letter alone. Once its outcome is written down it no longer waits.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ipclaim.docket.facts import CaseDocket, Complaint, Line
from ipclaim.docket.standing import day_of
from ipclaim.errors import CaseError
from ipclaim.intake.decisions import CODE, SUPPLEMENT, Decided, decided_in
from ipclaim.model.docket import EventEntry, OutcomeEntry
from ipclaim.model.document import Document, Problem
from ipclaim.model.listing import Listing
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text
from ipclaim.reply.matching import LEAST_ID, complaint_numbers, holds_item
from ipclaim.reply.passages import sentences
from ipclaim.resources import Templates
from ipclaim.rules.kept import Platforms, kept_pack
from ipclaim.rules.links import understand
from ipclaim.run.decided import last_complaint, lines_of
from ipclaim.run.folder import load_case
from ipclaim.run.kept_papers import kept_papers
from ipclaim.run.post import Post, mail_signs, told_decision
from ipclaim.run.steps import OpenCase

_DAY = re.compile(r"(20\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
_UNDECIDED = frozenset({Outcome.FILED, Outcome.COUNTER_NOTICED})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a platform's letter would write down."""

    came_in: str
    """The file as it came, relative to the case."""
    problem: Problem
    """How the letter is told."""
    decided: Decided
    links: tuple[str, ...]
    """The ids of the listings that it names; none means all."""
    on: date | None
    number: str | None

    @property
    def spec(self) -> str:
        """The links as they are typed."""
        return ",".join(self.links) or "all"

    def command(self, case: Path) -> str:
        """Return the command that writes it down."""
        return self.decided.command(shlex.quote(str(case)), self.spec, self.on, self.number)


def proposed(opened: OpenCase, post: Post, templates: Templates) -> list[Proposal]:
    """Return what the decisions among what came would write into a case's docket."""
    complaint = last_complaint(opened, lines_of(opened))
    return [
        _proposal(paper, post.came_in.get(paper.file, paper.file), opened.listings, complaint,
                  opened.as_of, templates)
        for paper in post.decisions
    ]  # fmt: skip


def waiting(path: Path, docket: CaseDocket, templates: Templates, today: date) -> list[Proposal]:
    """Return what a platform decided in a case's letters and nobody has written down yet.

    Nothing is read: letters count that ``ipclaim reply`` has read before.
    """
    folder = load_case(path)
    letters = [
        (told, folder.name_of(file))
        for file in folder.counter_notices
        for paper in kept_papers(file, folder.out)
        if _problem(told := told_decision(paper, mail_signs(templates)))
    ]
    if not letters:
        return []
    pack = kept_pack(folder.file.platform, templates)
    listings = understand(folder.links, Platforms(pack, templates))
    complaint = docket.complaints[-1] if docket.complaints else None
    every = (
        _proposal(paper, name, listings, complaint, today, templates) for paper, name in letters
    )
    return [each for each in every if not _is_noted(each, complaint, docket.lines)]


def is_noted(proposal: Proposal, opened: OpenCase) -> bool:
    """Whether a case's docket has what a letter says, or what came after it, for each link."""
    lines = lines_of(opened)
    return _is_noted(proposal, last_complaint(opened, lines), lines)


def decision_told(proposal: Proposal, opened: OpenCase) -> CaseError:
    """Return the error for a case to which only a platform's decision came, no counter-notice."""
    line, problem = proposal.command(opened.folder.path), proposal.problem
    came_in = proposal.came_in
    return CaseError(
        Text(f"{came_in}：{problem.message.zh}", f"{came_in}: {problem.message.en}"),
        Text(
            f"核对后请登记，再运行 ipclaim reply：{line}",
            f"Check it, write it down, and run `ipclaim reply` again: {line}",
        ),
    )


def _problem(paper: Document) -> Problem | None:
    return next((each for each in paper.problems if each.code == CODE), None)


def _proposal(
    paper: Document,
    came_in: str,
    listings: Sequence[Listing],
    complaint: Complaint | None,
    until: date,
    templates: Templates,
) -> Proposal:
    decided = decided_in((each.text for each in sentences(paper)), mail_signs(templates))
    problem = _problem(paper)
    if decided is None or problem is None:
        raise AssertionError(f"{paper.file} was told for a decision")
    items = {each.item_id for each in listings}
    number = next((each for each in complaint_numbers(paper.text) if each not in items), None)
    if complaint is not None and complaint.number is not None:
        number = None  # the docket has it; another one would make it a second complaint
    day = max(_days(paper, until), default=None)
    return Proposal(came_in, problem, decided, _links(paper, listings), day, number)


def _is_noted(proposal: Proposal, complaint: Complaint | None, lines: Sequence[Line]) -> bool:
    """Whether it is written down since the last filing: the same, or a later outcome instead."""
    if complaint is None:
        return False
    entries = [line.entry for line in lines if not line.is_cancelled]
    if proposal.decided.outcome is None:
        return any(
            isinstance(each, EventEntry)
            and each.what == SUPPLEMENT
            and day_of(each.on) >= (proposal.on or complaint.day)
            for each in entries
        )
    told = {
        ref.id
        for each in entries
        if isinstance(each, OutcomeEntry)
        and each.outcome not in _UNDECIDED
        and each.on >= complaint.day
        and (each.outcome == proposal.decided.outcome or each.on >= (proposal.on or complaint.day))
        for ref in each.links
    }
    return told.issuperset(proposal.links or (link.link for link in complaint.links))


def _links(paper: Document, listings: Sequence[Listing]) -> tuple[str, ...]:
    """Return the listings that a letter names, by their ids."""
    return tuple(
        each.id
        for each in listings
        if each.item_id and len(each.item_id) >= LEAST_ID and holds_item(paper.text, each.item_id)
    )


def _days(paper: Document, until: date) -> Iterator[date]:
    """Yield the days that a letter tells, up to today: the last one is that of its decision."""
    said = paper.value("notice_date")
    for year, month, day in _DAY.findall(f"{said if isinstance(said, str) else ''} {paper.text}"):
        try:
            told = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if told <= until:
            yield told
