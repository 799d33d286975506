"""WACZ files: a zip of WARC records with a list of its pages and the digests of its files.

Nothing is unpacked to the disk. The digests that the file itself carries are compared; a signature
over them is not, because that would want the signer's certificate.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO
from urllib.parse import urldefrag

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ipclaim.brought.parsing.handover import MOST_PAGES, Found, Order
from ipclaim.brought.parsing.times import with_zone
from ipclaim.brought.parsing.warcs import MOST_UNPACKED, Records, gather
from ipclaim.read.parsing.formats import Shut

_MOST_ENTRIES = 10_000
_MOST_LIST = 8 * 1024**2
"""Bytes of the list of pages or of files."""
_PACKAGE = "datapackage.json"
_PACKAGE_DIGEST = "datapackage-digest.json"
_PAGES = "pages/pages.jsonl"
_PIECE = 1 << 20


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Resource(_Part):
    path: str
    hash: str | None = None


class _Package(_Part):
    resources: tuple[_Resource, ...] = ()


class _PackageDigest(_Part):
    hash: str = ""
    signed: object = Field(default=None, alias="signedData")


class _ListedPage(_Part):
    url: str
    ts: str = ""


def wacz_pages(file: BinaryIO, order: Order) -> Iterator[Found]:
    """Yield the pages of a WACZ that its list names; raises ``Shut`` for one that is no WACZ.

    Codes of its own: ``unsafe-names``, ``digests-differ``, ``not-a-capture`` for another zip file.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _pages(archive, order)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise Shut("damaged") from fault
    except RuntimeError as fault:  # what zipfile raises for a password
        raise Shut("encrypted") from fault


def _pages(archive: zipfile.ZipFile, order: Order) -> Iterator[Found]:
    names = _safe_names(archive)
    if _PACKAGE not in names:
        raise Shut("not-a-capture")
    notes = _compared(archive, names)
    records = Records()
    for name in sorted(names):
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            with archive.open(name) as stream:
                gather(stream, records)
    listed = _listed(archive) if _PAGES in names else []
    told = [one for one in listed if any(item in one.url for item in order.items)] or listed
    if not told:
        told = [_ListedPage(url=address) for address in list(records.documents)[:1]]
    if not told:
        raise Shut("no-page")
    for page in told[:MOST_PAGES]:
        yield records.page(
            urldefrag(page.url).url,
            order,
            claimed_at=with_zone(page.ts),
            claimed_in="WACZ page list",
            notes=notes,
        )


def _safe_names(archive: zipfile.ZipFile) -> frozenset[str]:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise Shut("too-large")
    names = [one.filename for one in entries]
    if len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise Shut("unsafe-names")
    if any(one.flag_bits & 1 for one in entries):
        raise Shut("encrypted")
    return frozenset(names)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _compared(archive: zipfile.ZipFile, names: frozenset[str]) -> tuple[str, ...]:
    """Compare the digests that the file carries; return what was found and left unchecked."""
    data = _small(archive, _PACKAGE)
    notes: list[str] = []
    try:
        package = _Package.model_validate_json(data)
        if _PACKAGE_DIGEST in names:
            over = _PackageDigest.model_validate_json(_small(archive, _PACKAGE_DIGEST))
            if over.hash and over.hash != f"sha256:{hashlib.sha256(data).hexdigest()}":
                raise Shut("digests-differ")
            notes += ["signature-not-checked"] if over.signed else []
    except ValidationError as fault:
        raise Shut("damaged") from fault
    held = 0
    for one in package.resources:
        if one.hash is None or not one.hash.startswith("sha256:"):
            continue
        if one.path not in names or _digest(archive, one.path) != one.hash.removeprefix("sha256:"):
            raise Shut("digests-differ")
        held += 1
    return ("package-digests-hold" if held else "no-package-digests", *notes)


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    size = 0
    with archive.open(name) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > MOST_UNPACKED:
                raise Shut("too-large")
            digest.update(piece)
    return digest.hexdigest()


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    stream: IO[bytes]
    with archive.open(name) as stream:
        data = stream.read(_MOST_LIST + 1)
    if len(data) > _MOST_LIST:
        raise Shut("too-large")
    return data


def _listed(archive: zipfile.ZipFile) -> list[_ListedPage]:
    """Return the pages of the list; its first line says what it is, other lines may be damaged."""
    pages = []
    for line in _small(archive, _PAGES).splitlines():
        try:
            said = json.loads(line)
            pages.append(_ListedPage.model_validate(said))
        except (ValueError, RecursionError):
            continue
    return pages
