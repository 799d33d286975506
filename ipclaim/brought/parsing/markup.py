"""Looks through the HTML of a captured page with a parser: nothing in it is ever run or fetched.

Text is what stands in the page's tree, in lines like a browser's: what a style sheet hides is not
known here, so text that a reader would not see may be in it.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast
from urllib.parse import urljoin

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector

from ipclaim.brought.parsing.handover import MOST_TEXT, Order
from ipclaim.read.parsing.formats import Shut

MOST_MARKUP = 64 * 1024**2
"""Bytes of one page; a SingleFile page with all its pictures inside has 5 to 30 MB."""
_TRACKER = 16
"""Pictures that say that they are smaller than so many pixels are no content."""
_SILENT = frozenset(
    {
        "head", "iframe", "noscript", "object", "script", "select", "style", "svg", "textarea",
        "title",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_SAID_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a page's markup shows."""

    title: str
    text: str
    canonical: str | None
    shown: tuple[str | None, str | None, str | None]
    """Title, shop and price by the platform's selectors."""
    images: int
    images_inside: int


def look(
    markup: bytes,
    order: Order,
    *,
    charset: str | None = None,
    base: str = "",
    is_inside: Callable[[str], bool] = lambda _: False,
) -> Looked:
    """Look through one page; ``is_inside`` tells whether the file holds the picture of an address.

    Raises ``Shut`` for markup that is too large or holds no page at all.
    """
    if len(markup) > MOST_MARKUP:
        raise Shut("too-large")
    root = _tree(markup, charset)
    body = root.find("body")
    pictures = [
        urljoin(base, source)
        for image in root.iter("img")
        if (source := (image.get("src") or "").strip()) and not _is_tracker(image)
    ]
    return Looked(
        title=_plain(root.findtext(".//title") or ""),
        text="\n".join(_lines(root if body is None else body))[:MOST_TEXT],
        canonical=_canonical(root, base),
        shown=(
            _said(root, order.title),
            _said(root, order.shop),
            _said(root, order.price),
        ),
        images=len(pictures),
        images_inside=sum(one.startswith("data:") or is_inside(one) for one in pictures),
    )


def _tree(markup: bytes, charset: str | None) -> etree._Element:
    text = markup.decode(_codec(markup, charset), errors="replace").replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as fault:
        raise Shut("damaged") from fault
    if root is None:
        raise Shut("empty")
    return root


def _codec(markup: bytes, charset: str | None) -> str:
    """Return how the bytes are to be read: by their mark, the sender, the page, or by trying."""
    if markup.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    said = _SAID_CHARSET.search(markup[:8192])
    for name in (charset, said[1].decode("ascii") if said else None):
        if name:
            try:
                found = codecs.lookup(name).name
            except LookupError:
                continue
            # Chinese sites say the small set and send the large one.
            return "gb18030" if found in {"gb2312", "gbk"} else found
    try:
        markup.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _canonical(root: etree._Element, base: str) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return urljoin(base, link.get("href") or "")
    return None


def _said(root: etree._Element, selectors: tuple[str, ...]) -> str | None:
    """Return what the first selector that finds something says, as a visit asks it."""
    for selector in selectors:
        try:
            found = cast("list[etree._Element]", CSSSelector(selector, translator="html")(root))
        except (SelectorError, etree.XPathError):
            continue  # a browser may know selectors that this parser does not
        if not found:
            continue
        element = found[0]
        plain = _plain(" ".join(_lines(element)) or element.get("content") or "")
        if plain:
            return plain
    return None


def _lines(element: etree._Element) -> Iterator[str]:
    """Yield the lines of text below an element, none of them empty."""
    pieces: list[str] = []
    for piece in _pieces(element):
        if piece != "\n":
            pieces.append(piece)
            continue
        line = _plain("".join(pieces))
        pieces.clear()
        if line:
            yield line
    if line := _plain("".join(pieces)):
        yield line


def _pieces(element: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walk:
        tag = part.tag if isinstance(part.tag, str) else ""
        if event == "start":
            if tag in _SILENT or _is_hidden(part):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield "\n"
            yield part.text or ""
            continue
        if tag in _BLOCKS:
            yield "\n"
        if part is not element:
            yield part.tail or ""


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_tracker(image: etree._Element) -> bool:
    sizes = (image.get("width") or "", image.get("height") or "")
    return any(size.isdecimal() and int(size) < _TRACKER for size in sizes)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
