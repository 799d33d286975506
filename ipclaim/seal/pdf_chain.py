"""What each signature on a PDF is worth: whole or not, by whom, when, and until when provable.

Stricter than PDF readers are: a signature that is written otherwise than it must be (loose
encodings, anything but zeros behind it) is flawed, so that no byte of the file can change unseen.

The time of a signature is its time stamp's, if it has one: its certificate is judged as of then.
Without root certificates nothing is said of trust.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, crl, ocsp, parser, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import (
    DocumentTimestampStatus,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    SignatureStatus,
    TimestampSignatureStatus,
)
from pyhanko_certvalidator import ValidationContext

from ipclaim.seal.fitness import is_strict_der
from ipclaim.seal.pdf_verdict import Flaw, Kind, Level, SignatureVerdict
from ipclaim.seal.signing_key import name_of
from ipclaim.seal.token import broken_frame, broken_token
from ipclaim.seal.trust import Trust


@dataclass(frozen=True, slots=True)
class Proofs:
    """What a PDF brings along for verifying it."""

    certificates: tuple[x509.Certificate, ...] = ()
    lists: tuple[crl.CertificateList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()

    @property
    def tell_of_revocation(self) -> bool:
        """Whether any of them says what was revoked."""
        return bool(self.lists or self.answers)


def proofs_in(reader: PdfFileReader) -> Proofs:
    """Return what a PDF's document security store holds."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return Proofs()
    return Proofs(
        tuple(store.load_certs()),
        tuple(crl.CertificateList.load(one.get_object().data) for one in store.crls),
        tuple(ocsp.OCSPResponse.load(one.get_object().data) for one in store.ocsps),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """One signature as its own bytes show it, whomever one trusts."""

    found: EmbeddedPdfSignature
    status: PdfSignatureStatus | DocumentTimestampStatus
    flaws: tuple[Flaw, ...]

    @property
    def kind(self) -> Kind:
        """Whether it is a signature or a time stamp."""
        return Kind.STAMP if _is_stamp(self.found) else Kind.SIGNATURE

    @property
    def stamp(self) -> TimestampSignatureStatus | None:
        """The time stamp, that it is or that is in it."""
        if isinstance(self.status, PdfSignatureStatus):
            return self.status.timestamp_validity
        return self.status

    @property
    def at(self) -> datetime | None:
        """When it existed, as its time stamp says."""
        return self.stamp.timestamp if self.stamp else None


class Judging:
    """How the signatures of one PDF are judged at one time, by one user's trust."""

    def __init__(self, proofs: Proofs, trust: Trust | None, now: datetime) -> None:
        self._proofs = proofs
        self._trust = trust
        self._now = now

    def judged(self, found: Sequence[EmbeddedPdfSignature]) -> tuple[SignatureVerdict, ...]:
        """Return a verdict on each signature, in the order in which they were made."""
        seen: list[_Seen | SignatureVerdict] = [self._seen(one) for one in found]
        return tuple(
            one if isinstance(one, SignatureVerdict) else self._verdict(one, _later(seen, number))
            for number, one in enumerate(seen, start=1)
        )

    def _seen(self, found: EmbeddedPdfSignature) -> _Seen | SignatureVerdict:
        nobody = ValidationContext(trust_roots=[], allow_fetching=False)
        try:
            status = _status(found, nobody, nobody, again=False)
            return _Seen(found, status, tuple(_flaws(found, status)))
        except Exception:  # a broken signature may make the library raise anything
            kind = Kind.STAMP if _is_stamp(found) else Kind.SIGNATURE
            return SignatureVerdict(kind=kind, flaws=(Flaw.UNREADABLE,))

    def _verdict(self, seen: _Seen, later: Sequence[_Seen]) -> SignatureVerdict:
        """``later`` are the sound time stamps over the document that came after it."""
        judged, is_known = self._trusted(seen, later)
        status = judged or seen.status
        stamp = judged.timestamp_validity if isinstance(judged, PdfSignatureStatus) else seen.stamp
        level = self._level(seen, later)
        flaws = (*seen.flaws, *([Flaw.REVOKED] if status.revoked else []))
        return SignatureVerdict(
            kind=seen.kind,
            by=name_of(status.signing_cert),
            flaws=flaws,
            level=level,
            at=seen.at,
            stamped_by=name_of(stamp.signing_cert) if stamp else "",
            claimed_at=seen.found.self_reported_timestamp,
            until=_until(level, status, stamp, later),
            trusted=_is_trusted(judged) if judged else None,
            distrust=_distrust(judged) if judged else "",
            is_revocation_known=is_known,
        )

    def _level(self, seen: _Seen, later: Sequence[_Seen]) -> str:
        if seen.kind is Kind.STAMP or seen.found.sig_object.get("/SubFilter") != _PADES:
            return ""
        if seen.stamp is None:
            return Level.B_B
        if not self._proofs.tell_of_revocation:
            return Level.B_T
        return Level.B_LTA if later else Level.B_LT

    def _trusted(
        self, seen: _Seen, later: Sequence[_Seen]
    ) -> tuple[PdfSignatureStatus | DocumentTimestampStatus | None, bool]:
        """Judge with the user's roots; with lists of revoked certificates as far as they reach."""
        if self._trust is None:
            return None, False
        stamped_until = (later[0].at if later else None) or self._now
        moment = stamped_until if seen.kind is Kind.STAMP else seen.at or self._now
        has_lists = self._proofs.tell_of_revocation or bool(self._trust.revoked)
        judged = None
        for mode in ("hard-fail", "soft-fail") if has_lists else ("soft-fail",):
            context = self._context(self._trust, moment, mode)
            stamps = self._context(self._trust, stamped_until, mode)
            judged = _status(seen.found, context, stamps, again=True)
            if _is_trusted(judged):
                return judged, mode == "hard-fail"
        return judged, False

    def _context(self, trust: Trust, moment: datetime, mode: str) -> ValidationContext:
        return ValidationContext(
            trust_roots=list(trust.roots),
            other_certs=[*trust.others, *self._proofs.certificates],
            crls=[*trust.revoked, *self._proofs.lists],
            ocsps=list(self._proofs.answers),
            moment=moment,
            allow_fetching=False,
            revocation_mode=mode,
        )


_PADES = "/ETSI.CAdES.detached"


def _is_stamp(found: EmbeddedPdfSignature) -> bool:
    return bool(found.sig_object_type == "/DocTimeStamp")


def _later(seen: Sequence[_Seen | SignatureVerdict], number: int) -> list[_Seen]:
    return [
        one
        for one in seen[number:]
        if isinstance(one, _Seen) and one.kind is Kind.STAMP and not one.flaws
    ]


def _status(
    found: EmbeddedPdfSignature,
    context: ValidationContext,
    stamps: ValidationContext,
    *,
    again: bool,
) -> PdfSignatureStatus | DocumentTimestampStatus:
    if _is_stamp(found):
        return validate_pdf_timestamp(found, context, skip_diff=again)
    return validate_pdf_signature(found, context, stamps, skip_diff=again)


def _is_trusted(status: PdfSignatureStatus | DocumentTimestampStatus) -> bool:
    stamp = status.timestamp_validity if isinstance(status, PdfSignatureStatus) else None
    return status.trusted and (stamp is None or stamp.trusted)


def _distrust(status: PdfSignatureStatus | DocumentTimestampStatus) -> str:
    """Return why no chain leads to a root, in the words of the standard."""
    stamp = status.timestamp_validity if isinstance(status, PdfSignatureStatus) else None
    for one in (status, stamp):
        if one is not None and not one.trusted:
            reason = one.trust_problem_indic
            return str(getattr(reason, "name", reason) or "no chain to a root")
    return ""


def _until(
    level: str, status: SignatureStatus, stamp: SignatureStatus | None, later: Sequence[_Seen]
) -> datetime:
    """Return the end of the certificates that a proof rests on at a level.

    Up to B-T the signer's own counts, because a lapsed certificate need no longer be answered for;
    with the answers inside, only who stamped last does.
    """
    if later:
        return _end(later[-1].status)
    own = _end(status)
    if stamp is None or stamp is status:
        return own
    return _end(stamp) if level == Level.B_LT else min(own, _end(stamp))


def _end(status: SignatureStatus) -> datetime:
    path = status.validation_path
    chain = list(path) if path is not None else [status.signing_cert]
    ends: list[datetime] = [one.not_valid_after for one in chain]
    return min(ends)


def _flaws(
    found: EmbeddedPdfSignature, status: PdfSignatureStatus | DocumentTimestampStatus
) -> list[Flaw]:
    flaws = []
    covers = status.coverage or SignatureCoverageLevel.UNCLEAR
    contents = bytes(found.pkcs7_content)
    if not (
        status.intact
        and status.valid
        and covers >= SignatureCoverageLevel.ENTIRE_REVISION
        and _is_exactly_written(found)
        and broken_frame(found.signed_data) is None
    ):
        flaws.append(Flaw.BYTES)
    if isinstance(status.diff_result, DiffResult):
        if status.modification_level is ModificationLevel.OTHER or status.docmdp_ok is False:
            flaws.append(Flaw.CHANGED_LATER)
    elif covers is not SignatureCoverageLevel.ENTIRE_FILE:
        flaws.append(Flaw.CHANGED_LATER)
    if any(map(_is_broken, _tokens(found, contents))):
        flaws.append(Flaw.STAMP)
    return flaws


def _is_broken(token: cms.ContentInfo) -> bool:
    return broken_token(token) is not None or broken_frame(token["content"]) is not None


def _tokens(found: EmbeddedPdfSignature, contents: bytes) -> list[cms.ContentInfo]:
    """Return the time stamp tokens in a signature, or the one that it is."""
    if _is_stamp(found):
        return [cms.ContentInfo.load(contents[: _length(contents)])]
    unsigned = found.signer_info["unsigned_attrs"]
    return [
        token
        for attribute in (unsigned if unsigned.native else ())
        if attribute["type"].native == "signature_time_stamp_token"
        for token in attribute["values"]
    ]


_HEX = re.compile(rb"<((?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>")


def _is_exactly_written(found: EmbeddedPdfSignature) -> bool:
    """Whether what the signature does not cover is it, in DER, in hex of one case, and zeros."""
    first, length, second, _ = (int(value) for value in found.byte_range)
    file = found.reader.stream
    file.seek(first + length)
    written = _HEX.fullmatch(file.read(second - first - length))
    if first or written is None:
        return False
    data = bytes.fromhex(written[1].decode())
    size = _length(data)
    return not any(data[size:]) and is_strict_der(data[:size])


def _length(data: bytes) -> int:
    return int(parser.peek(data))
