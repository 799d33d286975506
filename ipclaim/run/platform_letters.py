"""A platform's decision among what came: the line that writes it down, for this case.

The links are those that it names, all where it names none; its number stands there where the docket
has none. A person compares and types it: nothing is written from a letter alone.
"""

import re
import shlex
from collections.abc import Iterator
from datetime import date

from ipclaim.errors import CaseError
from ipclaim.intake.decisions import CODE, decided_in
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.reply.matching import LEAST_ID, complaint_numbers, holds_item
from ipclaim.reply.passages import sentences
from ipclaim.resources import Templates
from ipclaim.run.decided import last_complaint, lines_of
from ipclaim.run.post import mail_signs
from ipclaim.run.steps import OpenCase

_DAY = re.compile(r"(20\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")


def proposed_line(paper: Document, opened: OpenCase, templates: Templates) -> str:
    """Return the line by which a decision is written into a case's docket."""
    decided = decided_in((each.text for each in sentences(paper)), mail_signs(templates))
    if decided is None:
        raise AssertionError(f"{paper.file} was told for a decision")
    complaint = last_complaint(opened, lines_of(opened))
    number = next(iter(complaint_numbers(paper.text)), None)
    if complaint is not None and complaint.number is not None:
        number = None  # the docket has it; another one would make it a second complaint
    day = max(_days(paper, opened.as_of), default=None)
    return decided.command(shlex.quote(str(opened.folder.path)), _links(paper, opened), day, number)


def outcome_noted(opened: OpenCase) -> bool:
    """Whether the docket has an outcome of some listing of the last filing."""
    complaint = last_complaint(opened, lines_of(opened))
    return complaint is not None and any(link.outcome for link in complaint.links)


def decision_told(paper: Document, opened: OpenCase, templates: Templates) -> CaseError:
    """Return the error for a case to which only a platform's decision came, no counter-notice."""
    (problem,) = (each for each in paper.problems if each.code == CODE)
    line = proposed_line(paper, opened, templates)
    return CaseError(
        Text(f"{paper.file}：{problem.message.zh}", f"{paper.file}: {problem.message.en}"),
        Text(
            f"核对后请登记，再运行 ipclaim reply：{line}",
            f"Check it, write it down, and run `ipclaim reply` again: {line}",
        ),
    )


def _links(paper: Document, opened: OpenCase) -> str:
    """Return the listings that a letter names, by their ids; ``all`` where it names none."""
    named = [
        each.id
        for each in opened.listings
        if each.item_id and len(each.item_id) >= LEAST_ID and holds_item(paper.text, each.item_id)
    ]
    return ",".join(named) if named else "all"


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
