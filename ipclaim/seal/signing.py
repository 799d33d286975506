"""PAdES signatures: a finished PDF is signed as it is, and its bytes stay its beginning.

The level follows from what there is: a key alone gives B-B; a time authority B-T; with trusted
roots too, what is needed to verify is put in (B-LT) and stamped once more (B-LTA). What cannot be
had costs the level and is told; the signature itself is made all the same.

The signature is invisible: a drawn one would cover the page, and says nothing that can be proved.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path
from typing import TypeAlias

from asn1crypto import cms, tsp
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfTimeStamper,
    SigDSSPlacementPreference,
)
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from ipclaim.errors import SigningError
from ipclaim.model.text import Text
from ipclaim.private import open_private
from ipclaim.seal.authorities import Patience, first_stamp
from ipclaim.seal.pdf_verdict import Level
from ipclaim.seal.timestamp import StampError, TimeAuthority
from ipclaim.seal.trust import Trust

FIELD = "ipclaim-signature"
STAMP_FIELD = "ipclaim-time-stamp"
_RESERVED = 24_576
"""Hex digits kept free for a signature with its chain and time stamp; real ones take up to
sixteen thousand. Settling it beforehand saves asking the authority for a stamp to throw away."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a signature is made with."""

    signer: Signer
    authorities: tuple[TimeAuthority, ...] = ()
    trust: Trust | None = None
    at_most: Level = Level.B_LTA
    patience: Patience | None = None

    @property
    def best(self) -> Level:
        """The highest level that there are means for."""
        if not self.authorities:
            return Level.B_B
        levels = list(Level) if self.trust else [Level.B_B, Level.B_T]
        return min(levels[-1], self.at_most, key=list(Level).index)


@dataclass(frozen=True, slots=True)
class Signed:
    """What became of a signature."""

    level: Level
    notes: tuple[Text, ...] = ()
    """Why the level is lower than there were means for."""


_Making: TypeAlias = Callable[[BufferedRandom], None]


def sign_pdf(path: Path, means: Means) -> Signed:
    """Sign a PDF in its place: whole or not at all, private, its own bytes unchanged.

    Raises `SigningError` when even the lowest level cannot be made.
    """
    notes: list[Text] = []
    for level in _down_from(means.best):
        try:
            with open_private(path) as out, path.open("rb") as unsigned:
                shutil.copyfileobj(unsigned, out, 1 << 20)
                out.seek(0)
                _sign(out, means, level)
        except StampError as fault:
            notes.append(_lower(level, fault.message))
        except (ValidationError, PathError) as fault:
            if level is Level.B_B:
                raise _failed(path, fault) from fault
            notes.append(_lower(level, Text(str(fault), str(fault))))
        except (PdfError, ValueError, RuntimeError) as fault:  # a token's are RuntimeErrors
            raise _failed(path, fault) from fault
        else:
            return Signed(level, tuple(dict.fromkeys(notes)))
    raise AssertionError("the lowest level asks nobody")


def _down_from(best: Level) -> Sequence[Level]:
    levels = list(Level)
    return levels[levels.index(best) :: -1]


def _lower(level: Level, why: Text) -> Text:
    return Text(f"签名未达到 {level}：{why.zh}", f"the signature is not {level}: {why.en}")


def _failed(path: Path, fault: Exception) -> SigningError:
    cause = str(fault) or type(fault).__name__
    return SigningError(
        Text(f"{path.name} 无法签名：{cause}", f"{path.name} cannot be signed: {cause}"),
        Text("卷宗已制作但没有签名。", "The dossier is there, without a signature."),
    )


def _sign(out: BufferedRandom, means: Means, level: Level) -> None:
    keeps_proofs = level in {Level.B_LT, Level.B_LTA}
    stamps = _Stamps(means)
    signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=keeps_proofs,
            validation_context=_context(means) if keeps_proofs else None,
            dss_settings=_WITH_SIGNATURE,
        ),
        means.signer,
        timestamper=None if level is Level.B_B else stamps,
        new_field_spec=SigFieldSpec(FIELD, on_page=0, invis_sig_settings=_OUT_OF_SIGHT),
    )
    signer.sign_pdf(_Addition(out), in_place=True, bytes_reserved=_RESERVED)
    if level is Level.B_LTA:
        out.seek(0)
        last = PdfTimeStamper(stamps, STAMP_FIELD, _OUT_OF_SIGHT, "Time stamp")
        last.timestamp_pdf(_Addition(out), "sha256", bytes_reserved=_RESERVED, in_place=True)


_OUT_OF_SIGHT = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)
"""What both PDF/A-3 (printed) and PDF/UA-1 (tagged, or off the page) let pass."""
_WITH_SIGNATURE = DSSContentSettings(
    include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
)
"""Nothing may stand in the file that neither signature nor stamp covers."""


class _Addition(IncrementalPdfFileWriter):
    """What is added behind a PDF; its metadata stay as they are.

    The library would write them anew with the time of now, and lose what PDF/A-3 wants to be said
    of PDF/UA in them.
    """

    def _update_meta(self) -> None:
        """Leave them."""


def _context(means: Means) -> ValidationContext:
    """Return what a chain is followed by: the user's roots, and what its issuers publish.

    A certificate that says where it may be looked up as revoked must be found there.
    """
    assert means.trust is not None
    return ValidationContext(
        trust_roots=list(means.trust.roots),
        other_certs=list(means.trust.others),
        crls=list(means.trust.revoked),
        allow_fetching=True,
        revocation_mode="hard-fail",
    )


class _Stamps(TimeStamper):
    """Asks the user's time authorities in order, and keeps only what is fit to be kept."""

    def __init__(self, means: Means) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._means = means

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """Return the token over a SHA-256 digest; raises `StampError`."""
        if md_algorithm != "sha256":
            raise StampError(Text("时间戳不是 SHA-256", "The time stamp is not over SHA-256"))
        answer = first_stamp(self._means.authorities, message_digest, self._means.patience)
        return _without_roots(tsp.TimeStampResp.load(answer)["time_stamp_token"])


def _without_roots(token: cms.ContentInfo) -> cms.ContentInfo:
    """Return a token without the roots that came with it, which its signature does not cover.

    Whoever verifies has their own, and would not notice a changed byte in these.
    """
    signed = token["content"]
    kept = [one for one in signed["certificates"] if one.chosen.self_signed == "no"]
    signed["certificates"] = cms.CertificateSet(kept)
    return token
