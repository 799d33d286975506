"""What became of a case's complaints, as its folder tells it now: no paper is read for it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ipclaim.docket.timeline import timeline_of
from ipclaim.docket.words import counted, headline
from ipclaim.errors import IpclaimError
from ipclaim.model.text import Text
from ipclaim.reply.json_models import ReplyJson
from ipclaim.reply.loading import load_letter
from ipclaim.resources import Templates
from ipclaim.review.cases import Course, Drafted
from ipclaim.rules.clocks import HOME
from ipclaim.run.docketed import docket_of
from ipclaim.run.folder import COUNTER_NOTICES, OUT, files_under
from ipclaim.run.platform_letters import waiting
from ipclaim.run.reply_files import REPLIES


def course_of(folder: Path, templates: Templates, now: datetime) -> Course:
    """Return a case's course at an aware time; why there is none stands among its notes."""
    try:
        docket = docket_of(folder, templates, now)
        # A case that nobody has filed and nobody has answered has no course to miss a note on.
        is_begun = bool(docket.happenings or files_under(folder / COUNTER_NOTICES))
        today = now.astimezone(HOME).date()
        return Course(
            standing=tuple(_both(headline(each), counted(each)) for each in docket.complaints),
            clocks=tuple(clock for clock in docket.clocks if clock.is_open),
            waiting=tuple(waiting(folder, docket, templates, today)),
            drafted=tuple(_drafted(folder, templates)),
            timeline=timeline_of(docket, now) if is_begun else (),
            notes=docket.notes if is_begun else (),
        )
    except IpclaimError as fault:
        return Course(notes=(fault.message,))


def _both(one: Text, other: Text) -> Text:
    return Text(f"{one.zh}；{other.zh}", f"{one.en}; {other.en}")


def _drafted(folder: Path, templates: Templates) -> Iterator[Drafted]:
    """Yield the answers drafted before; one of an older ipclaim, or half gone, is not told."""
    replies = folder / OUT / REPLIES
    for file in sorted(replies.glob("*.json")):
        try:
            reply = ReplyJson.model_validate_json(file.read_bytes())
        except (OSError, ValueError):
            continue
        yield Drafted(
            to=reply.came_in or reply.counter_notice,
            suggestion=load_letter(templates).say(f"suggestion_{reply.suggestion}"),
            looks=len(reply.needs_person),
            file=f"{OUT}/{REPLIES}/{reply.submission.attachments[0]}",
        )
