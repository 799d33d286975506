"""From rows to HTML: the one place that knows the page's Jinja2 templates.

Names missing from a template or from ``words.yaml`` are errors, and all text is escaped: what
papers and file names say is a stranger's text.
"""

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ipclaim.docket.due_words import WHO, day_of, explained, started, state_of
from ipclaim.docket.words import STEP_NAMES
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Lang, Text
from ipclaim.resources import Templates
from ipclaim.review.cases import CaseView, Course
from ipclaim.review.pictures import FileState
from ipclaim.review.rows import (
    describe_confidence,
    describe_list,
    due_rows,
    field_rows,
    frame_of,
    page_rows,
    paper_rows,
    step_rows,
    step_state,
)
from ipclaim.review.telling import choices, told_by
from ipclaim.review.words import Words, read_words
from ipclaim.rules.agenda import DueState

_OUTCOME_MARKS = {
    Outcome.PASS: "✓",
    Outcome.FAIL: "✕",
    Outcome.REVIEW: "?",
    Outcome.NOT_APPLICABLE: "–",
}


_DUE_LOOKS = {
    DueState.OPEN: "not_applicable",
    DueState.RISKY: "review",
    DueState.OVERDUE: "fail",
    DueState.UNKNOWN: "review",
}
_MOST_DUE = 20
"""So many things due stand open on the first page."""
_MOST_MOMENTS = 12
"""So many last moments of a timeline stand open."""


def case_href(number: int) -> str:
    """Return the address of a case by its place in the list, from 1."""
    return f"/case/{number}"


class Pages:
    """The pages, each as a function of what it shows and the reader's language."""

    def __init__(
        self, templates: Templates, form_check: str | None = None, writer: str = ""
    ) -> None:
        self.form_check = form_check
        """What the docket's form carries; without one there is no such form."""
        self._words: Words = read_words(templates)
        self._jinja = Environment(
            loader=FileSystemLoader([folder / "review" for folder in templates.folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.globals.update(
            case_href=case_href,
            word=self._words.phrase,
            confidence=describe_confidence,
            listed=describe_list,
            frame_of=frame_of,
            step_state=step_state,
            marks=_OUTCOME_MARKS,
            kind_of=self._words.paper,
            step_names=STEP_NAMES,
            day_of=day_of,
            due_state=state_of,
            explained=explained,
            started=started,
            who=WHO,
            writer=writer,
            no_course=Course(),
            due_looks=_DUE_LOOKS,
            most_due=_MOST_DUE,
            most_moments=_MOST_MOMENTS,
            tellings=choices(),
            told_by=told_by,
        )

    def cases(self, cases: Sequence[CaseView], courses: Sequence[Course], lang: Lang) -> str:
        """Return what is due in all cases, then the cases, each with its course."""
        due = due_rows(courses)
        return self._drawn("cases.html", lang, cases=cases, courses=courses, due=due)

    def case(self, case: CaseView, number: int, course: Course, lang: Lang) -> str:
        """Return one case: its steps with their findings, and its papers."""
        judged = case.assessment
        href = case_href(number)
        return self._drawn(
            "case.html",
            lang,
            case=case,
            href=href,
            course=course,
            form_check=self.form_check,
            steps=step_rows(judged, href) if judged else (),
            papers=paper_rows(judged.documents, self._words) if judged else (),
        )

    def paper(self, case: CaseView, number: int, paper: int, state: FileState, lang: Lang) -> str:
        """Return one paper: its pages beside its fields; raises ``LookupError`` without it."""
        if case.assessment is None:
            raise LookupError(case.name)
        document = case.assessment.documents[paper - 1]
        fields = field_rows(document, self._words)
        return self._drawn(
            "paper.html",
            lang,
            case=case,
            href=case_href(number),
            paper=paper,
            papers=len(case.assessment.documents),
            document=document,
            file_state=state,
            fields=fields,
            to_check=sum(not row.field.is_certain for row in fields),
            pages=page_rows(document, fields),
        )

    def notice(self, message: Text, advice: Text, lang: Lang) -> str:
        """Return a page that says why there is nothing to show, and what to do."""
        return self._drawn("notice.html", lang, message=message, advice=advice)

    def _drawn(self, template: str, lang: Lang, **shown: object) -> str:
        def say(text: Text) -> str:
            return text.said_in(lang)

        return self._jinja.get_template(template).render(lang=lang.value, say=say, **shown)
