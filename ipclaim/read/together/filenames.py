"""What the names of files say about their belonging together: sides of a card, counted pages. Pure.

A name is somebody's word, not the paper's: it may say which of several papers belong together, and
never what a paper states.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

_FRONT = "正面|人像面|头像面|照片面|个人信息面|front|face|recto"
_BACK = "反面|背面|国徽面|back|reverse|rear|verso"
_SIDE = re.compile(rf"(?P<front>{_FRONT})|(?P<back>{_BACK})|(?:^|(?<=[^a-z0-9]))(?P<letter>[ab])面")
_COUNTED = re.compile(
    r"第(?P<page>\d{1,3}|[一二三四五六七八九十])[页頁张張]"
    r"|(?<![a-z])(?:page|pg|p)[ ._-]?(?P<latin>\d{1,3})$"
    r"|(?<=[^\d])[-_ (（.]+(?P<tail>\d{1,2})[)）]?$|(?<=\d)[-_ (（]+(?P<after>\d)[)）]?$"
)
_CAMERA = re.compile(r"(?P<stem>.*?)(?P<number>\d{2,10})$")
_NUMERALS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)}
_FILLING = re.compile(r"[-_ .()（）]+")


class Side(StrEnum):
    """Which side of a card a name says it is."""

    FRONT = "front"
    BACK = "back"


class Count(StrEnum):
    """Who counted: somebody said pages, somebody put a small number, or a camera went on."""

    PAGES = "pages"
    SMALL = "small"
    CAMERA = "camera"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands in a series: of what, and the how manieth."""

    of: str
    """Folder and name without the count."""
    number: int
    count: Count


def side_of(file: str) -> tuple[str, Side] | None:
    """Return what a card's picture is called apart from its side, and the side."""
    folder, stem = _parts(file)
    found = _SIDE.search(stem)
    if found is None:
        return None
    front = found["front"] or found["letter"] == "a"
    rest = _FILLING.sub("", stem[: found.start()] + stem[found.end() :])
    return f"{folder}/{rest}", Side.FRONT if front else Side.BACK


def place_of(file: str) -> Place | None:
    """Return where a file stands in a series of files, if its name counts."""
    folder, stem = _parts(file)
    counted = _COUNTED.search(stem)
    if counted is not None:
        said = next(group for group in counted.groups() if group)
        number = _NUMERALS.get(said) or int(said)
        rest = _FILLING.sub("", stem[: counted.start()] + "#" + stem[counted.end() :])
        pages = bool(counted["page"] or counted["latin"])
        return Place(f"{folder}/{rest}", number, Count.PAGES if pages else Count.SMALL)
    camera = _CAMERA.fullmatch(stem)
    if camera is not None:
        return Place(f"{folder}/{camera['stem']}", int(camera["number"]), Count.CAMERA)
    return None


def follows(first: str, second: str) -> Place | None:
    """Return the second file's place when its name is the next one after the first's."""
    one, other = place_of(first), place_of(second)
    if one is None or other is None or one.of != other.of or one.count is not other.count:
        return None
    return other if other.number == one.number + 1 else None


def _parts(file: str) -> tuple[str, str]:
    path = PurePosixPath(file)
    return path.parent.as_posix(), path.stem.lower()
