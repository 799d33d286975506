"""Writes the structure into the file, so that a screen reader tells the document as it stands.

What PDF/UA-1 (ISO 14289-1) asks for: each run of the pages belongs to an element or is decoration,
links are elements that hold their annotation, figures say what they show, table cells know their
table. The elements come from ``structure``; here they become pypdf's objects.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from ipclaim.dossier.marks import Tag, TagRole
from ipclaim.dossier.plan import Plan
from ipclaim.dossier.structure import Element, Spoken, elements

_TYPES = {
    TagRole.TITLE: "H1",
    TagRole.HEADING: "H2",
    TagRole.PARAGRAPH: "P",
    TagRole.TABLE: "Table",
    TagRole.ROW: "TR",
    TagRole.COLUMN_HEAD: "TH",
    TagRole.ROW_HEAD: "TH",
    TagRole.CELL: "TD",
    TagRole.FIGURE: "Figure",
    TagRole.LINK: "Link",
}
"""The standard structure types of PDF 32000-1, 14.8.4."""
_SCOPES = {TagRole.COLUMN_HEAD: "Column", TagRole.ROW_HEAD: "Row"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def put_structure(writer: PdfWriter, plan: Plan, notes: Sequence[IndirectObject]) -> None:
    """Write the plan's elements; ``notes`` are the annotations of its links, in their order."""
    tree = _Tree(writer, notes, [_reference(page.indirect_reference) for page in writer.pages])
    root = _dictionary(Type=_n("StructTreeRoot"))
    top = writer._add_object(root)
    document = _dictionary(Type=_n("StructElem"), S=_n("Document"), P=top)
    whole = writer._add_object(document)
    root[_n("K")] = whole
    document[_n("K")] = ArrayObject(tree.sections(plan, whole))
    root[_n("ParentTree")] = writer._add_object(_dictionary(Nums=ArrayObject(tree.owners())))
    root[_n("ParentTreeNextKey")] = NumberObject(len(tree.pages) + len(notes))
    writer.root_object[_n("StructTreeRoot")] = top
    writer.root_object[_n("MarkInfo")] = _dictionary(Marked=BooleanObject(True))
    for number, page in enumerate(writer.pages):
        page[_n("StructParents")] = NumberObject(number)
        page[_n("Tabs")] = _n("S")


def _n(name: str) -> NameObject:
    return NameObject(f"/{name}")


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({_n(key): value for key, value in entries.items()})


def _reference(found: IndirectObject | None) -> IndirectObject:
    assert found is not None, "a page of a writer has a number"
    return found


@dataclass(slots=True)
class _Tree:
    """The elements as they are written, and which element each run and each link belongs to."""

    writer: PdfWriter
    notes: Sequence[IndirectObject]
    pages: Sequence[IndirectObject]
    _of_run: dict[tuple[int, int], IndirectObject] = field(default_factory=dict)
    _of_note: dict[int, IndirectObject] = field(default_factory=dict)

    def sections(self, plan: Plan, above: IndirectObject) -> Iterator[IndirectObject]:
        for section, parts in elements(plan):
            title = TextStringObject(f"{section.title.zh} {section.title.en}")
            made = _dictionary(Type=_n("StructElem"), S=_n("Sect"), P=above, T=title)
            reference = self.writer._add_object(made)
            made[_n("K")] = ArrayObject([self._element(part, reference) for part in parts])
            yield reference

    def _element(self, element: Element, above: IndirectObject) -> IndirectObject:
        made = _described(element.tag, above)
        reference = self.writer._add_object(made)
        heard = [part.page for part in element.parts if isinstance(part, Spoken)]
        if heard:
            made[_n("Pg")] = self.pages[heard[0] - 1]
        kids = [self._part(part, reference, heard) for part in element.parts]
        made[_n("K")] = ArrayObject(kids)
        return reference

    def _part(
        self, part: Element | Spoken | int, owner: IndirectObject, heard: Sequence[int]
    ) -> PdfObject:
        match part:
            case Element():
                return self._element(part, owner)
            case Spoken():
                self._of_run[part.page, part.number] = owner
                number = NumberObject(part.number)
                if part.page == heard[0]:
                    return number
                return _dictionary(Type=_n("MCR"), Pg=self.pages[part.page - 1], MCID=number)
            case _:
                return self._link(part, owner)

    def _link(self, number: int, owner: IndirectObject) -> DictionaryObject:
        self._of_note[number] = owner
        note = self.notes[number]
        annotation = note.get_object()
        assert isinstance(annotation, DictionaryObject)
        annotation[_n("StructParent")] = NumberObject(len(self.pages) + number)
        return _dictionary(Type=_n("OBJR"), Obj=note, Pg=annotation["/P"])

    def owners(self) -> Iterator[PdfObject]:
        """Yield the number tree's keys and values: the runs' elements by page, then the links'."""
        by_page: list[list[IndirectObject]] = [[] for _ in self.pages]
        for (page, _), owner in sorted(self._of_run.items(), key=lambda item: item[0]):
            by_page[page - 1].append(owner)
        for number, of_page in enumerate(by_page):
            yield NumberObject(number)
            yield self.writer._add_object(ArrayObject(of_page))
        for number, owner in sorted(self._of_note.items()):
            yield NumberObject(len(self.pages) + number)
            yield owner


def _described(tag: Tag, above: IndirectObject) -> DictionaryObject:
    made = _dictionary(Type=_n("StructElem"), S=_n(_TYPES[tag.role]), P=above)
    if tag.alt:
        made[_n("Alt")] = TextStringObject(tag.alt)
    if tag.lang is not None:
        made[_n("Lang")] = TextStringObject(_LANGUAGES[tag.lang])
    if tag.role in _SCOPES:
        made[_n("A")] = _dictionary(O=_n("Table"), Scope=_n(_SCOPES[tag.role]))
    return made
