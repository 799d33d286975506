"""Turns a finished visit into the files of its folder, ``capture.json`` last."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from ipclaim.capture.clocks import clocks_of, middle_of
from ipclaim.capture.likeness import page_hash
from ipclaim.capture.network import Exchange
from ipclaim.capture.proxy import FilteringProxy, Verdict
from ipclaim.capture.record import (
    RECORD,
    CaptureRecord,
    Certificate,
    Clock,
    Completed,
    Connection,
    Environment,
    KeptFile,
    Redirect,
    Saw,
)
from ipclaim.capture.visit import Visit
from ipclaim.capture.warc import Archive, write_archive
from ipclaim.model.listing import Artefact, Capture, Listing
from ipclaim.private import write_private
from ipclaim.seal.digest import sha256_of_bytes

_BY_VERDICT = {
    Verdict.REFUSED: "policy_address",
    Verdict.NO_NAME: "technical_dns",
    Verdict.NO_CONNECTION: "technical_connection",
}


def write_record(
    folder: Path, listing: Listing, visit: Visit, proxy: FilteringProxy, environment: Environment
) -> Capture:
    """Write a visit's files into an empty folder and return the capture that they make."""
    exchanges = visit.network.exchanges if visit.network else []
    archive = write_archive(exchanges, f"ipclaim/{version('ipclaim')}")
    files = dict(visit.files)
    if archive.records:
        files["page.warc.gz"] = archive.data
    kept = tuple(
        KeptFile(name=name, sha256=sha256_of_bytes(data), size=len(data))
        for name, data in sorted(files.items())
        if data
    )
    for file in kept:
        write_private(folder / file.name, files[file.name])
    record = _record(listing, visit, proxy, environment, archive, kept)
    data = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1).encode() + b"\n"
    write_private(folder / RECORD, data)
    return record.capture(Artefact(RECORD, sha256_of_bytes(data), len(data)))


def _record(
    listing: Listing,
    visit: Visit,
    proxy: FilteringProxy,
    environment: Environment,
    archive: Archive,
    kept: tuple[KeptFile, ...],
) -> CaptureRecord:
    finished = visit.finished_at or datetime.now(UTC)
    captured = visit.captured_at or finished
    exchanges = visit.network.exchanges if visit.network else []
    return CaptureRecord(
        listing=listing.id,
        item_id=listing.item_id,
        url=visit.url,
        reached=visit.reached,
        status=visit.status,
        outcome=_outcome(visit, proxy),
        reason=visit.reason,
        started_at=visit.started_at,
        captured_at=captured,
        finished_at=finished,
        clock=_clock(visit, captured),
        shown=Saw(
            title=visit.shown.title,
            shop=visit.shown.shop,
            price=visit.shown.price,
            item_id=visit.shown.item_id,
        ),
        page_size=visit.page_size,
        page_hash=page_hash(visit.files.get("page.jpg")),
        places=visit.places,
        redirects=_redirects(exchanges),
        connections=_connections(exchanges, proxy, visit),
        interactions=tuple(visit.interactions),
        completeness=Completed(
            load_event=visit.load_event,
            quiet=visit.quiet,
            images=visit.images,
            images_ok=visit.images_ok,
            height=visit.height,
            truncated=visit.truncated,
            hang_ended=visit.hang_ended,
            requests=len(exchanges),
            failed_requests=sum(1 for exchange in exchanges if exchange.failed is not None),
            archive_records=archive.records,
            archive_missing=archive.missing,
        ),
        certificate=_certificate(visit.files.get("certificates.pem")),
        environment=environment,
        files=kept,
    )


def _outcome(visit: Visit, proxy: FilteringProxy) -> str:
    """Return the visit's outcome; the proxy knows better why a page could not be reached at all."""
    is_plain = (visit.reached or "").startswith("http://")  # the proxy's refusal looks like a page
    if visit.captured_at is not None and not is_plain:
        return visit.outcome
    asked = [visit.url]
    if visit.network is not None:
        asked += [item.url for item in visit.network.exchanges if item.kind == "Document"]
    dials = proxy.seen(urlsplit(asked[-1]).hostname or "")
    return _BY_VERDICT.get(dials[-1].verdict, visit.outcome) if dials else visit.outcome


def _clock(visit: Visit, captured: datetime) -> Clock:
    """Compare with the site's ``Date`` header, which is from when the page began to arrive."""
    offset = None
    if visit.site_date:
        try:
            site = parsedate_to_datetime(visit.site_date)
        except ValueError:
            site = None
        if site is not None and site.tzinfo is not None:
            offset = round((visit.started_at - site).total_seconds())
    hosts = clocks_of(visit.network.exchanges if visit.network else ())
    return Clock(
        site_date=visit.site_date,
        offset_seconds=offset,
        hosts=hosts,
        median_seconds=middle_of(hosts),
    )


def _redirects(exchanges: list[Exchange]) -> tuple[Redirect, ...]:
    hops = []
    for at, exchange in enumerate(exchanges):
        if exchange.was_redirect and exchange.answer and exchange.kind == "Document":
            following = next((item for item in exchanges[at + 1 :] if item.id == exchange.id), None)
            hops.append(
                Redirect(
                    url=exchange.url,
                    status=exchange.answer.status,
                    to=following.url if following else "",
                )
            )
    return tuple(hops)


def _connections(
    exchanges: list[Exchange], proxy: FilteringProxy, visit: Visit
) -> tuple[Connection, ...]:
    """Return the proxy's log for the hosts that this page asked for, while it was visited.

    Another page visited at the same time may have asked for the same host: the proxy cannot tell
    them apart.
    """
    finished = visit.finished_at or datetime.now(UTC)
    hosts = {urlsplit(exchange.url).hostname for exchange in exchanges}
    return tuple(
        Connection(
            at=dial.at,
            host=dial.host,
            port=dial.port,
            verdict=dial.verdict,
            answers=dial.answers,
            dialled=dial.dialled,
            bytes_in=dial.bytes_in,
        )
        for dial in proxy.log
        if dial.host in hosts and visit.started_at <= dial.at <= finished
    )


def _certificate(pem: bytes | None) -> Certificate | None:
    if pem is None:
        return None
    chain = x509.load_pem_x509_certificates(pem)
    leaf = chain[0]
    return Certificate(
        subject=leaf.subject.rfc4514_string(),
        issuer=leaf.issuer.rfc4514_string(),
        sha256=leaf.fingerprint(hashes.SHA256()).hex(),
        valid_from=leaf.not_valid_before_utc,
        valid_to=leaf.not_valid_after_utc,
        chain=len(chain),
    )
