"""Writes the structure into the file, so that a screen reader tells the document as it stands.

What PDF/UA-1 (ISO 14289-1) asks for: each run of the pages belongs to an element or is decoration,
links are elements that hold their annotation, figures say what they show, table cells know their
table. The elements come from ``structure``; here they are written as they come.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ipclaim.dossier.marks import Tag, TagRole
from ipclaim.dossier.plan import Plan
from ipclaim.dossier.streams import PdfOut, array, dictionary, reference, text_string
from ipclaim.dossier.structure import Element, Spoken, elements

_TYPES = {
    TagRole.TITLE: b"H1",
    TagRole.HEADING: b"H2",
    TagRole.PARAGRAPH: b"P",
    TagRole.TABLE: b"Table",
    TagRole.ROW: b"TR",
    TagRole.COLUMN_HEAD: b"TH",
    TagRole.ROW_HEAD: b"TH",
    TagRole.CELL: b"TD",
    TagRole.FIGURE: b"Figure",
    TagRole.LINK: b"Link",
    TagRole.FORM: b"Form",
}
"""The standard structure types of PDF 32000-1, 14.8.4."""
_SCOPES = {TagRole.COLUMN_HEAD: b"Column", TagRole.ROW_HEAD: b"Row"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def put_structure(out: PdfOut, plan: Plan, pages: Sequence[int], notes: int) -> int:
    """Write the plan's elements and return the number of their root.

    ``pages`` are the pages' objects; the plan's notes follow each other from ``notes``.
    """
    tree = _Tree(out, notes, pages, [note.page for note in plan.notes])
    root, whole = out.reserve(), out.reserve()
    sections = array([reference(one) for one in tree.sections(plan, whole)])
    out.put(whole, dictionary(Type=b"/StructElem", S=b"/Document", P=reference(root), K=sections))
    out.put(
        root,
        dictionary(
            Type=b"/StructTreeRoot",
            K=reference(whole),
            ParentTree=reference(out.add(dictionary(Nums=array(list(tree.owners()))))),
            ParentTreeNextKey=b"%d" % (len(pages) + len(plan.notes)),
        ),
    )
    return root


@dataclass(slots=True)
class _Tree:
    """The elements as they are written, and which element each run and each note belongs to."""

    out: PdfOut
    notes: int
    pages: Sequence[int]
    pages_of_notes: Sequence[int]
    """The page, counted from 1, that each note stands on."""
    _of_run: dict[int, dict[int, int]] = field(default_factory=dict)
    _of_note: dict[int, int] = field(default_factory=dict)

    def sections(self, plan: Plan, above: int) -> Iterator[int]:
        for section, parts in elements(plan):
            number = self.out.reserve()
            kids = [reference(self._element(part, number)) for part in parts]
            title = text_string(f"{section.title.zh} {section.title.en}")
            made = dictionary(
                Type=b"/StructElem", S=b"/Sect", P=reference(above), T=title, K=array(kids)
            )
            self.out.put(number, made)
            yield number

    def _element(self, element: Element, above: int) -> int:
        element = _without_lone_paragraph(element)
        number = self.out.reserve()
        page = next((part.page for part in element.parts if isinstance(part, Spoken)), 0)
        parts = [self._part(part, number, page) for part in element.parts]
        # A field's place must not stand in an array: pyHanko looks for it as Acrobat writes it, and
        # takes a signature into the field for a change of the document elsewhere.
        kids = parts[0] if element.tag.role is TagRole.FORM else array(parts)
        where = b"/Pg %d 0 R" % self.pages[page - 1] if page else b""
        self.out.put(
            number,
            b"<</Type/StructElem/S/%b/P %d 0 R%b%b/K %b>>"
            % (_TYPES[element.tag.role], above, where, _described(element.tag), kids),
        )
        return number

    def _part(self, part: Element | Spoken | int, owner: int, page: int) -> bytes:
        match part:
            case Element():
                return reference(self._element(part, owner))
            case Spoken():
                self._of_run.setdefault(part.page, {})[part.number] = owner
                if part.page == page:
                    return b"%d" % part.number
                return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (
                    self.pages[part.page - 1],
                    part.number,
                )
            case _:
                self._of_note[part] = owner
                on = self.pages[self.pages_of_notes[part] - 1]
                return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (on, self.notes + part)

    def owners(self) -> Iterator[bytes]:
        """Yield the number tree's keys and values: the runs' elements by page, then the notes'."""
        for number in range(len(self.pages)):
            runs = self._of_run.get(number + 1, {})
            owners = [reference(runs[run]) for run in sorted(runs)]
            yield b"%d %d 0 R" % (number, self.out.add(array(owners)))
        for note, owner in sorted(self._of_note.items()):
            yield b"%d %d 0 R" % (len(self.pages) + note, owner)


def _without_lone_paragraph(element: Element) -> Element:
    """Return a table's cell with what its one paragraph says as its own.

    In a volume of many listings a third of all elements would be such paragraphs.
    """
    if element.tag.role not in _CELLS or len(element.parts) != 1:
        return element
    (inner,) = element.parts
    if not isinstance(inner, Element) or inner.tag.role is not TagRole.PARAGRAPH:
        return element
    return Element(replace(element.tag, lang=inner.tag.lang or element.tag.lang), inner.parts)


_CELLS = frozenset((TagRole.CELL, TagRole.ROW_HEAD, TagRole.COLUMN_HEAD))


def _described(tag: Tag) -> bytes:
    said = b"/Alt " + text_string(tag.alt) if tag.alt else b""
    if tag.lang is not None:
        said += b"/Lang " + text_string(_LANGUAGES[tag.lang])
    if tag.role in _SCOPES:
        said += b"/A<</O/Table/Scope/%b>>" % _SCOPES[tag.role]
    return said
