"""Makes the form of a pack out of its layers; a fact that does not exist is a mistake."""

from collections.abc import Sequence

from ipclaim.rules.citing import Sources
from ipclaim.rules.form import FORM_FACTS, Form, FormField, facts_named
from ipclaim.rules.layers import Layer, by_id, last
from ipclaim.rules.mistakes import mistake, unknown_key
from ipclaim.rules.written_form import WrittenFormField


def form_of(layers: Sequence[Layer], sources: Sources) -> Form | None:
    """Return the form as a whole, as the last file says that says it."""
    written = last([layer.pack.form for layer in layers])
    if written is None:
        return None
    most = written.max_links_bytes
    return Form(
        language=written.language,
        links_as=written.links_as,
        max_links_bytes=most if isinstance(most, int) else None,
        cites=sources.cites(written.cites),
    )


def form_fields_of(layers: Sequence[Layer], sources: Sources) -> tuple[FormField, ...]:
    """Return the fields, later files' for earlier ones'."""
    written = by_id(layers, [layer.pack.form_fields for layer in layers], "form_field")
    return tuple(_field(entry, layers[-1], sources) for entry in written)


def _field(entry: WrittenFormField, layer: Layer, sources: Sources) -> FormField:
    where = layer.line_of("id", entry.id)
    most = entry.max_characters
    field = FormField(
        id=entry.id,
        title=entry.title.text,
        step=entry.step,
        value=entry.value,
        otherwise=tuple(wording.text for wording in entry.otherwise),
        max_characters=most if isinstance(most, int) else None,
        needed=entry.needed,
        hint=entry.hint.text if entry.hint else None,
        claims=entry.claims,
        cites=sources.cites(entry.cites),
    )
    _refuse_unknown_facts(field, where)
    if field.value is None and field.hint is None:
        raise mistake(
            where,
            f"字段 {field.id} 既没有 value 也没有 hint",
            f"the field {field.id} has neither value nor hint",
        )
    return field


def _refuse_unknown_facts(field: FormField, where: str) -> None:
    named = set[str]() if field.value is None else {field.value}
    for wording in field.otherwise:
        try:
            named |= facts_named(wording)
        except ValueError as fault:
            raise mistake(
                where,
                f"字段 {field.id} 的替代文字里花括号不成对",
                f"a brace is left open in another wording of the field {field.id}",
            ) from fault
    for name in sorted(named - set(FORM_FACTS)):
        raise unknown_key(where, name, FORM_FACTS, "fact")
