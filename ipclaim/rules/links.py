"""What an address points at: which platform, listing or shop, and which item.

Decides by the link forms of the rule packs alone; nothing is fetched, so a short link stays
``short``. Pasted share text is searched for its first http(s) address. Whatever is no part of the
id (tracking, fragment, language) is dropped by rebuilding the address from the id.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from ipclaim.errors import RulesError
from ipclaim.frozen import dataclass
from ipclaim.model.case import Link
from ipclaim.model.listing import LinkKind, Listing
from ipclaim.model.text import Text
from ipclaim.rules.pack import LinkForm
from ipclaim.rules.written_pack import WrittenLinkForm

_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_ENDS_AN_ADDRESS = str.maketrans(dict.fromkeys("“”‘’「」『』【】《》（），。；！？、", " "))
"""Punctuation of the sentence around an address. It is cut before NFKC, which would turn the
full-width comma into one that an address may contain."""
_BARE = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?$", re.IGNORECASE)
_AT_THE_END = ".,;:!?)]}"


class KnowsAddresses(Protocol):
    """A rule pack, or whatever else knows which addresses are a platform's."""

    @property
    def id(self) -> str:
        """The platform."""

    @property
    def link_forms(self) -> tuple[LinkForm, ...]:
        """The forms of its addresses."""


class Platforms(Protocol):
    """Platforms, the case's own first; may be gone through again for each link."""

    def __iter__(self) -> Iterator[KnowsAddresses]:
        """Yield each platform."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One address, understood."""

    kind: LinkKind
    platform: str | None = None
    item_id: str | None = None
    canonical: str | None = None


def understand(links: Sequence[Link], packs: Platforms) -> tuple[Listing, ...]:
    """Return a listing for each link, in order; the first pack is the case's own platform."""
    return tuple(_listing(f"L{number:04d}", link, packs) for number, link in enumerate(links, 1))


def _listing(listing_id: str, link: Link, packs: Platforms) -> Listing:
    found = understand_address(link.url, packs)
    return Listing(listing_id, link, found.kind, found.platform, found.item_id, found.canonical)


def understand_address(text: str, packs: Platforms) -> Understood:
    """Return what one address, or the first one in pasted text, points at."""
    address = address_in(text)
    parts = _split(address) if address else None
    if parts is None or not parts.hostname:
        return Understood(LinkKind.INVALID)
    for number, pack in enumerate(packs):
        forms = [
            form
            for form in pack.link_forms
            if form.host.fullmatch(parts.hostname) and (number == 0 or not form.anywhere)
        ]
        found = next((hit for form in forms if (hit := _match(form, parts))), None)
        if found is None and all(form.anywhere for form in forms):
            continue
        found = found or Understood(LinkKind.OTHER, pack.id)
        return found if number == 0 else Understood(LinkKind.FOREIGN, pack.id, found.item_id)
    return Understood(LinkKind.FOREIGN)


@lru_cache(maxsize=4096)
def address_in(text: str) -> str | None:
    """Return the first http(s) address in the text, full-width characters made half-width.

    A cell that is nothing but ``host/path`` counts as an address too.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_ENDS_AN_ADDRESS)).strip()
    found = _ADDRESS.search(plain)
    if found:
        return found.group().rstrip(_AT_THE_END)
    return f"https://{plain}" if _BARE.match(plain) else None


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reading it is what validates it
    except ValueError:
        return None
    return parts


def _match(form: LinkForm, parts: SplitResult) -> Understood | None:
    if form.path is None:
        return Understood(form.kind, form.platform)
    found = form.path.search(parts.path + (f"?{parts.query}" if parts.query else ""))
    if found is None:
        return None
    host = form.host.fullmatch(parts.hostname or "")
    groups = {**(host.groupdict() if host else {}), **found.groupdict()}
    item_id = _without_offset(groups.get("id"), form.id_offset)
    canonical = None
    if form.kind is LinkKind.LISTING and form.canonical and item_id:
        filled = {**groups, "id": item_id, "host": parts.hostname}
        canonical = form.canonical.format_map(filled) + _kept(form, parts)
    return Understood(form.kind, form.platform, item_id, canonical)


def _kept(form: LinkForm, parts: SplitResult) -> str:
    """Return the parameters that belong to the listing, in the form's order, the first of each."""
    written = dict(reversed(parse_qsl(parts.query)))
    said = [(name, written[name]) for name in form.parameters if written.get(name, "").isalnum()]
    if not said:
        return ""
    return ("&" if "?" in (form.canonical or "") else "?") + urlencode(said)


def _without_offset(item_id: str | None, offset: int) -> str | None:
    if not item_id or not offset or not item_id.isdecimal() or int(item_id) < offset:
        return item_id
    return str(int(item_id) - offset)


def compiled(written: WrittenLinkForm, platform: str, where: str) -> LinkForm:
    """Return a written form compiled; raises ``RulesError`` when its own examples disagree."""
    form = LinkForm(
        platform,
        LinkKind(written.kind),
        re.compile(written.host),
        re.compile(written.path) if written.path else None,
        written.canonical,
        written.id_offset,
        written.anywhere,
        written.parameters,
    )
    if form.kind is LinkKind.LISTING and not _rebuilds(form):
        raise _wrong_form(
            where,
            written.host,
            "商品链接需要 path 的 id 组和 canonical",
            "a listing form needs a path with a group id, and a canonical address",
        )
    for example in written.examples:
        if not _is_form(form, example):
            raise _wrong_form(where, example, "示例与形式不符", "the example does not match")
    for negative in written.negatives:
        if _is_form(form, negative):
            raise _wrong_form(where, negative, "反例却与形式相符", "the negative matches")
    return form


def _rebuilds(form: LinkForm) -> bool:
    return form.path is not None and "id" in form.path.groupindex and bool(form.canonical)


def _is_form(form: LinkForm, address: str) -> bool:
    parts = urlsplit(address)
    return bool(form.host.fullmatch(parts.hostname or "")) and _match(form, parts) is not None


def _wrong_form(where: str, what: str, zh: str, en: str) -> RulesError:
    return RulesError(
        Text(f"{where}：link_forms：{zh}：{what}", f"{where}: link_forms: {en}: {what}"),
        Text("请更正正则表达式或示例。", "Correct the pattern or the example."),
    )
