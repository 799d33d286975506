"""What a received page says to whoever searches it: what it said, or nothing.

A page is a figure in our structure, so operators that number elements of another file's are left
out, in the forms that it draws too. For the spots that are cut out of it there is a second drawing,
which looks the same and means nothing: what is shown in part would else be found in whole, once for
each spot.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_MARKS = (b"BMC", b"BDC", b" MP", b" DP")
_SAYS_NOTHING = b"/Span<</ActualText( )>>BDC q\n%b\nQ EMC"
"""One space for all words. Poppler and pdfium go by it; an empty meaning pdfium does not know."""
_DEEPEST = 8
"""Levels of forms within forms that are gone through; ``cure`` refuses endless ones."""


@dataclass(slots=True)
class Speech:
    """The pages of a PDF and the forms that they draw, as they said it, or without meaning.

    pdfium asks only the content in which the words themselves stand, so each form gets a copy.
    """

    pdf: pikepdf.Pdf
    is_mute: bool
    _made: dict[tuple[int, int], pikepdf.Object] = field(default_factory=dict)

    def content(self, drawn: Any) -> bytes:
        """Return the operators of a page or form without marks of a structure.

        Marked content is told in ISO 32000-1, 14.6. What outlines mean stays, unless all is mute.
        """
        data = _operators(drawn)
        if any(mark in data for mark in _MARKS):
            try:
                steps = list(_unmarked(drawn, keeps_meaning=not self.is_mute))
                data = pikepdf.unparse_content_stream(steps)
            except pikepdf.PdfError:
                pass  # it stays as it is
        return _SAYS_NOTHING % data if self.is_mute else data

    def resources(self, resources: Any, depth: int = 0) -> Any:
        """Return what a page or form draws with, its forms spoken alike."""
        named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        if not isinstance(named, pikepdf.Dictionary) or depth > _DEEPEST:
            return resources
        forms = {key: self._form(one, depth) for key, one in named.items() if _is_form(one)}
        if not forms:
            return resources
        drawn_with = pikepdf.Dictionary({**dict(named.items()), **forms})
        return pikepdf.Dictionary({**dict(resources.items()), "/XObject": drawn_with})

    def _form(self, form: Any, depth: int) -> pikepdf.Object:
        if form.objgen not in self._made:
            content = zlib.compress(self.content(form))
            copy = self.pdf.make_stream(content, Filter=pikepdf.Name.FlateDecode)
            self._made[form.objgen] = copy
            for key, value in form.items():
                if key not in {"/Length", "/Filter", "/DecodeParms", "/Resources"}:
                    copy[key] = value
            if "/Resources" in form:
                copy["/Resources"] = self.resources(form["/Resources"], depth + 1)
        return self._made[form.objgen]


def _is_form(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Form


def _operators(drawn: Any) -> bytes:
    if isinstance(drawn, pikepdf.Stream):
        return drawn.read_bytes()
    content = drawn.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    return b"\n".join(one.read_bytes() for one in streams if isinstance(one, pikepdf.Stream))


def _unmarked(drawn: Any, *, keeps_meaning: bool) -> Iterator[Any]:
    told: list[bool] = []
    for step in pikepdf.parse_content_stream(drawn):
        match str(step.operator):
            case "BMC" | "BDC":
                says = _meaning(step.operands) if keeps_meaning else None
                told.append(says is not None)
                if says is not None:
                    means = pikepdf.Dictionary(ActualText=says)
                    yield pikepdf.ContentStreamInstruction(
                        [pikepdf.Name.Span, means], step.operator
                    )
            case "EMC":
                if told and told.pop():
                    yield step
            case "MP" | "DP":
                continue
            case _:
                yield step


def _meaning(operands: Any) -> Any:
    """Return the characters that the outlines of marked content stand for, if it says so."""
    marked = operands[-1] if len(operands) else None
    return marked.get("/ActualText") if isinstance(marked, pikepdf.Dictionary) else None
