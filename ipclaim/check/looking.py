"""How checks look at fields: only certain values decide, and a doubt is told with its reason."""

from datetime import date

from ipclaim.check.matter import Matter, Seen
from ipclaim.check.verdict import Verdict, needs_a_look, not_applicable
from ipclaim.model.document import Document, FieldState, Value
from ipclaim.model.text import Text

_LONG_TERM = "long-term"
IDENTITY_NAMES = ("company_name", "name")
"""Fields in which an identity paper states whose it is."""


def seen(document: Document | None, *names: str) -> Seen | None:
    """Return the first of the named fields that the paper has."""
    if document is None:
        return None
    for name in names:
        field = document.field(name)
        if field is not None:
            return Seen(document, field)
    return None


def party(document: Document | None) -> Seen | None:
    """Return the field in which an identity paper states whose it is."""
    return seen(document, *IDENTITY_NAMES)


def words(found: Seen | None) -> str:
    """Return a text value, or an empty text."""
    value = found.field.value if found else None
    return value if isinstance(value, str) else ""


def day_of(found: Seen | None) -> date | None:
    """Return a date value; ``None`` when it is absent, open-ended or no date."""
    try:
        return date.fromisoformat(words(found))
    except ValueError:
        return None


def is_long_term(found: Seen | None) -> bool:
    """Whether a term is open-ended."""
    return words(found) == _LONG_TERM


def list_of(found: Seen | None) -> tuple[str, ...]:
    """Return a list value as texts."""
    value = found.field.value if found else None
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    return (value,) if isinstance(value, str) and value else ()


INCOMPLETE = frozenset({"may-go-on", "over-pages"})
"""Doubts that more may follow: they do not unsay what was read, so a find in a list stands."""


def doubt(matter: Matter, *looked: Seen, harmless: frozenset[str] = frozenset()) -> Verdict | None:
    """Return the review that the first value which is not certain asks for, or ``None``.

    ``harmless`` holds the codes of doubts that cannot change this answer.
    """
    for each in looked:
        codes = {reason.code for reason in each.field.reasons}
        if not each.field.is_certain and not (codes and codes <= harmless):
            reason = _joined([reason.text for reason in each.field.reasons])
            unread = each.field.state is FieldState.UNREAD
            return needs_a_look(
                "unread" if unread else "doubtful",
                *looked,
                field=field_name(matter, each.field.name),
                where=where(matter, each),
                reason=reason,
                **({} if unread else {"value": told(each.field.value)}),
            )
    return None


def doubt_kind(matter: Matter, *looked: Seen) -> Verdict | None:
    """Return the review that the first paper of an uncertain kind asks for, or ``None``."""
    for each in looked:
        if not each.document.doc_type_certain:
            paper = paper_at(matter, each.document)
            return needs_a_look("uncertain-paper", *looked, paper=paper)
    return None


def no_field(matter: Matter, document: Document, name: str) -> Verdict:
    """Return the review for a paper on which a needed field was not found."""
    return needs_a_look(
        "no-field",
        document,
        field=field_name(matter, name),
        where=paper_at(matter, document),
    )


def no_paper(matter: Matter, part: str) -> Verdict:
    """Return that there is nothing to compare; the missing paper is its own finding."""
    return not_applicable("no-paper", part=matter.pack.phrases.parts[part])


def told(value: Value) -> Text:
    """Return a value as people write it."""
    if value is None:
        return Text("（空）", "(empty)")
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if value == _LONG_TERM:
        return Text("长期", "long-term")
    if isinstance(value, tuple):
        items = [str(item) for item in value]
        return Text("、".join(items), ", ".join(items))
    return Text(value, value)


def field_name(matter: Matter, name: str) -> Text:
    """Return a field's name in both languages."""
    return matter.pack.phrases.fields.get(name, Text(name, name))


def paper_name(matter: Matter, doc_type: str) -> Text:
    """Return a kind of paper in both languages."""
    return matter.pack.phrases.papers.get(doc_type, Text(doc_type, doc_type))


def paper_at(matter: Matter, document: Document) -> Text:
    """Return a paper with its file and page: ``商标注册证（cert.jpg 第1页）``."""
    return _at(matter, document, document.file, document.pages[0] if document.pages else 1)


def where(matter: Matter, found: Seen) -> Text:
    """Return the paper, and the file and page that state a field."""
    source, paper = found.field.source, found.document
    return _at(matter, paper, source.file if paper.parts else paper.file, source.page)


def _at(matter: Matter, document: Document, file: str, page: int) -> Text:
    name = paper_name(matter, document.doc_type)
    return Text(f"{name.zh}（{file} 第{page}页）", f"{name.en} ({file} p. {page})")


def _joined(texts: list[Text]) -> Text:
    return Text(
        "；".join(text.zh.rstrip("。") for text in texts),
        "; ".join(text.en.rstrip(".") for text in texts),
    )


def listed(items: list[Text] | list[str], *, most: int = 5) -> Text:
    """Return a short list; what is left out is counted."""
    texts = [item if isinstance(item, Text) else Text(item, item) for item in items]
    shown = texts[:most]
    more = len(texts) - len(shown)
    return Text(
        "、".join(text.zh for text in shown) + (f" 等 {len(texts)} 项" if more else ""),
        ", ".join(text.en for text in shown) + (f" and {more} more" if more else ""),
    )
