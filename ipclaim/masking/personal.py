"""What of a case is personal: the values to search for, and where they stand on the papers. Pure.

On papers of a person only named fields may be seen. On other papers each personal field is covered
where it was read, and each line that says a personal value. A page on which a personal value was
seen but not placed, or that nobody could read or recognise, is covered whole.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ipclaim.masking.searching import Look, Secret, is_personal_line, plain, secret
from ipclaim.model.case import CaseFile
from ipclaim.model.document import Box, Document, Field, FieldState, PageImage
from ipclaim.model.text import Text
from ipclaim.rules.written_personal import Personal

_TITLES = {
    "id_number": Text("证件号码", "identity number"),
    "passport_number": Text("护照号码", "passport number"),
    "mrz": Text("机读区", "machine-readable lines"),
    "birth_date": Text("出生日期", "date of birth"),
    "phone": Text("电话号码", "telephone number"),
    "email": Text("电子邮箱", "e-mail address"),
    "mobile": Text("手机号码", "mobile number"),
    "address": Text("个人地址", "a person's address"),
    "paper": Text("个人证件的其余部分", "the rest of a person's paper"),
}
_UNKNOWN_PAPER = Text("未能识别的材料", "a paper that was not recognised")
_COPIED = Text(
    "页面上似有身份证件的复印件（含照片）",
    "a copy of an identity paper, portrait included, seems to stand on it",
)
_UNREAD_PAGE = Text("未能读取的页面", "a page that was not read")
_UNPLACED = Text(
    "有个人信息，但不能确定在页面上的位置", "it holds personal data whose place is not certain"
)
_NOT_READ = frozenset({"unreadable"})

_LABEL = 6
"""Letters of a label that may stand beside a value in its box: 姓名 Name."""
_MOST_OF_A_PAGE = 0.06
"""The largest share of a page that a shown field may take."""

PageKey = tuple[str, int]
"""A file relative to the case folder, and a page of it from 1."""


@dataclass(slots=True)
class Cover:
    """What is covered of one page of a paper."""

    image: PageImage | None
    boxes: list[tuple[Box, str]] = field(default_factory=list)
    """Boxes to cover, in pixels of the upright page picture, with the kind of what stands there."""
    shown: list[Box] | None = None
    """The only boxes that may be seen; ``None`` where the page is not a person's paper."""
    withheld: Text | None = None
    """Why the whole page is covered."""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What to search for, and what to cover on the papers."""

    secrets: tuple[Secret, ...]
    looks: tuple[Look, ...]
    covers: Mapping[PageKey, Cover]


def title_of(kind: str, personal: Personal) -> Text:
    """Return what a kind of personal data is called."""
    named = {look.id: look.title.text for look in personal.patterns}
    return _TITLES.get(kind) or named.get(kind) or Text(kind, kind)


def personal_data(
    case: CaseFile, documents: Sequence[Document], personal: Personal
) -> PersonalData:
    """Return what of a case is personal."""
    looks = tuple(
        Look(look.id, look.title.text, re.compile(look.pattern, re.IGNORECASE))
        for look in personal.patterns
    )
    found = (*_of_case(case, personal), *_of_papers(documents, personal))
    secrets = tuple({(one.kind, one.needle): one for one in found}.values())
    return PersonalData(secrets, looks, _covers(documents, personal, secrets, looks))


def is_hidden(document: Document, one: Field, personal: Personal) -> bool:
    """Whether a field's value may not be told to the other side."""
    shown = personal.shown_only.get(document.doc_type)
    if shown is not None:
        return one.name not in shown
    return one.name in personal.fields or one.name in _addresses(document, personal)


def hides_address(case: CaseFile, personal: Personal) -> bool:
    """Whether the contact's address is a person's."""
    return personal.is_person(case.complainant.name)


def _addresses(document: Document, personal: Personal) -> set[str]:
    """Return the names of the fields that hold a person's address on this paper."""
    found = set[str]()
    for rule in personal.addresses:
        party = document.value(rule.of)
        if isinstance(party, str) and personal.is_person(party):
            found.add(rule.address)
    return found


def _of_case(case: CaseFile, personal: Personal) -> Iterator[Secret]:
    contact = case.complainant.contact
    if contact is None:
        return
    yield from _secrets("phone", contact.phone)
    yield from _secrets("email", contact.email)
    if contact.address and hides_address(case, personal):
        yield from _secrets("address", contact.address)


def _of_papers(documents: Sequence[Document], personal: Personal) -> Iterator[Secret]:
    for document in documents:
        addresses = _addresses(document, personal)
        if document.doc_type in personal.shown_only:
            addresses.add("address")
        for one in document.fields:
            if one.name in addresses:
                yield from _secrets("address", *_said(one))
            elif one.name in personal.fields:
                yield from _secrets(one.name, *_said(one))


def _said(one: Field) -> tuple[str, ...]:
    """Return a value as it may be written: normalised, as on the paper, and as others read it."""
    values = one.value if isinstance(one.value, tuple) else (one.value,)
    told = [str(value) for value in values if value is not None]
    return tuple(dict.fromkeys((*told, one.raw, one.source.text, *one.alternatives)))


def _secrets(kind: str, *values: str) -> Iterator[Secret]:
    for value in values:
        forms = _days(value) if kind == "birth_date" else (value,)
        for said in forms:
            made = secret(kind, _TITLES.get(kind, Text(kind, kind)), said)
            if made is not None:
                yield made


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip


def _days(value: str) -> tuple[str, ...]:
    """Return the ways in which a day is written."""
    found = _ISO.fullmatch(value)
    if found is None:
        return (value,)
    year, month, day = (int(part) for part in found.groups())
    name = _MONTHS[month - 1] if 1 <= month <= 12 else ""
    return (
        f"{year}{month:02}{day:02}",
        f"{year}年{month}月{day}日",
        f"{year}年{month:02}月{day:02}日",
        f"{day:02}{month:02}{year}",
        f"{month:02}{day:02}{year}",
        *(
            f"{day_said}{named}{year}"
            for named in {name, name[:3]}
            for day_said in (day, f"{day:02}")
        ),
        *(f"{named}{day}{year}" for named in {name, name[:3]}),
    )


def _covers(
    documents: Sequence[Document],
    personal: Personal,
    secrets: Sequence[Secret],
    looks: Sequence[Look],
) -> dict[PageKey, Cover]:
    covers: dict[PageKey, Cover] = defaultdict(lambda: Cover(None))
    for document in documents:
        for image in document.page_images:
            covers[document.file, image.page].image = image
    for document in documents:
        _cover_paper(document, personal, covers)
        _cover_copied(document, personal, covers)
        for page, line in document.lines:
            cover = covers[document.file, page]
            if kind := is_personal_line(line.text, secrets, looks):
                cover.boxes.append((line.box, kind))
    for cover in covers.values():
        _refuse_unplaced(cover)
    return dict(covers)


def _cover_paper(document: Document, personal: Personal, covers: dict[PageKey, Cover]) -> None:
    read = {page for page, _ in document.lines}
    for page in document.pages:
        cover = covers[document.file, page]
        if document.doc_type in _NOT_READ or not document.doc_type_certain:
            cover.withheld = _UNKNOWN_PAPER
        elif page not in read:
            cover.withheld = _UNREAD_PAGE
        if document.doc_type in personal.shown_only:
            cover.shown = cover.shown or []
    for one in document.fields:
        cover = covers[one.source.file or document.file, one.source.page]
        if is_hidden(document, one, personal):
            if document.doc_type not in personal.shown_only:
                kind = one.name if one.name in personal.fields else "address"
                cover.boxes.append((one.source.box, kind))
        elif document.doc_type in personal.shown_only and _stands_alone(one, cover.image):
            cover.shown = [*(cover.shown or []), one.source.box]


def _cover_copied(document: Document, personal: Personal, covers: dict[PageKey, Cover]) -> None:
    """Withhold the pages of other papers onto which an identity paper was copied."""
    if document.doc_type in personal.shown_only:
        return
    for page in document.pages:
        said = "\n".join(line.text for on, line in document.lines if on == page)
        if personal.shows_a_copy(said):
            cover = covers[document.file, page]
            cover.withheld = cover.withheld or _COPIED


def _stands_alone(one: Field, image: PageImage | None) -> bool:
    """Whether a field is certain and its box holds its value alone, a label at the most.

    A reader may have taken a whole line, or half the card, for the spot of a name.
    """
    if one.state is not FieldState.CERTAIN or image is None:
        return False
    box, said = one.source.box, plain(one.source.text)
    is_small = box.width * box.height <= _MOST_OF_A_PAGE * image.width * image.height
    return is_small and len(said) <= len(plain(str(one.value))) + _LABEL


def _refuse_unplaced(cover: Cover) -> None:
    """Withhold a page when the place of something on it is not known."""
    if cover.image is None:
        cover.withheld = cover.withheld or _UNREAD_PAGE
        return
    wide, high = cover.image.width, cover.image.height
    boxes = [box for box, _ in cover.boxes]
    if any(not _is_on(box, wide, high) for box in (*boxes, *(cover.shown or ()))):
        cover.withheld = cover.withheld or _UNPLACED


def _is_on(box: Box, wide: int, high: int) -> bool:
    return box.width > 0 and box.height > 0 and box.x0 < wide and box.y0 < high and box.x1 > 0
