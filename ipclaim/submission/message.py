"""The message for a platform that is written to: subject and body to paste, in the form's language.

Made of the same fields as the sheet; what a person must fill in is marked in its place. Pure.
"""

from collections.abc import Iterator

from ipclaim.model.text import Lang, Text
from ipclaim.submission.handover import Handover

WRITTEN_TO = frozenset(("email", "chat"))
"""The channels that take a message in place of a form."""
_SUBJECT = Text("知识产权侵权投诉", "Complaint of intellectual property infringement")
_TO_FILL_IN = Text("（待填写）", "[to be filled in]")
_LINKS = Text("链接", "Links")
_STATEMENTS = Text("声明", "Statements")
_ENCLOSED = Text("附件", "Enclosed")
_COLON = Text("：", ": ")


def message(handover: Handover) -> str | None:
    """Return the message; ``None`` where the platform has a form."""
    pack = handover.pack
    if pack.channel is None or pack.channel.kind not in WRITTEN_TO:
        return None
    return "\n".join(_lines(handover, handover.language)) + "\n"


def _lines(handover: Handover, lang: Lang) -> Iterator[str]:
    texts = {one.field.id: one.text for one in handover.fields}
    about = [texts.get(name, "") for name in ("right_number", "complainant")]
    yield " · ".join((_SUBJECT.said_in(lang), *filter(None, about)))
    yield ""
    for one in handover.fields:
        if one.text or one.field.needed:
            said = one.text or _TO_FILL_IN.said_in(lang)
            yield f"{one.field.title.said_in(lang)}{_COLON.said_in(lang)}{said}"
    if handover.pack.statements:
        yield ""
        yield f"{_STATEMENTS.said_in(lang)}{_COLON.said_in(lang)}".rstrip()
        yield from (one.wording.said_in(lang) for one in handover.pack.statements)
    yield ""
    yield f"{_LINKS.said_in(lang)}{_COLON.said_in(lang)}".rstrip()
    for batch in handover.links:
        yield from (entry.address for entry in batch.entries)
    names = [file.name for paper in handover.papers for file in paper.files]
    names += [file.name for file in handover.dossier.files]
    if names:
        yield ""
        yield f"{_ENCLOSED.said_in(lang)}{_COLON.said_in(lang)}".rstrip()
        yield from dict.fromkeys(names)
