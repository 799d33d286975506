"""A dossier verified: against its build record, by its own identifier, and by who signed it.

What each of them can say is told apart. The identifier shows damage; the record beside it shows a
swapped file, unless the record was swapped too; a signature shows who, and a time stamp when.
"""

import json
import mmap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.run.difference import Difference
from ipclaim.run.folder import EVIDENCE
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.earlier import earlier_seals
from ipclaim.seal.identifier import seems_identified
from ipclaim.seal.layout import MANIFEST
from ipclaim.seal.pdf_proof import prove_pdf
from ipclaim.seal.pdf_verdict import Flaw, PdfVerdict, SignatureVerdict

BUILD_RECORD = "build.json"
_ATTACHED_MANIFEST = "evidence-manifest-sha256.txt"
_MARK = b">ipclaim<"
"""What our metadata say of the program."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class DossierProof:
    """What verifying one dossier has shown."""

    files: int
    differences: tuple[Difference, ...]
    not_checked: tuple[Text, ...]
    signatures: tuple[SignatureVerdict, ...]


def prove_dossier(path: Path, roots: Sequence[Path]) -> DossierProof:
    """Return what is known of a dossier; raises `SealError` when there is nothing to compare."""
    recorded = _recorded(path.with_name(BUILD_RECORD))
    verdict = prove_pdf(path, roots)
    in_record = recorded.get(path.name)
    if in_record is None and not verdict.signatures and verdict.identified is None:
        if not _looks_like_ours(path):
            raise _nothing_to_compare(path)
        return _proof(1, [_damaged(path.name)], verdict, ())
    differences = [*_against_record(path, recorded, verdict), *_of_the_pdf(path.name, verdict)]
    if in_record is None and verdict.trouble:
        differences.append(_unreadable(path.name, verdict.trouble))
    if not differences:
        differences += _other_evidence(path, verdict)
    unchecked = tuple(_not_checked(verdict, has_record=in_record is not None))
    return _proof(max(1, len(recorded)), differences, verdict, unchecked)


def _proof(
    files: int, differences: list[Difference], verdict: PdfVerdict, unchecked: tuple[Text, ...]
) -> DossierProof:
    return DossierProof(files, tuple(dict.fromkeys(differences)), unchecked, verdict.signatures)


def _recorded(record: Path) -> dict[str, str]:
    """Return the digests of the outputs that a build record holds; none when it cannot be read."""
    try:
        outputs = json.loads(record.read_bytes())["outputs"]
        return {str(one["file"]): str(one["sha256"]) for one in outputs}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _against_record(
    path: Path, recorded: dict[str, str], verdict: PdfVerdict
) -> Iterator[Difference]:
    for name, expected in recorded.items():
        file = path.with_name(name)
        if not file.is_file():
            yield Difference("missing", name, Text(f"缺少 {name}", f"{name} is missing"))
            continue
        found = sha256_of(file)
        if found != expected and not (
            file == path and _sha256_of_first(path, verdict.identified) == expected
        ):
            yield Difference(
                "changed",
                name,
                Text(
                    f"{name} 与制作记录不符：应为 {expected}，实为 {found}",
                    f"{name} differs from its build record: expected {expected}, found {found}",
                ),
            )


def _sha256_of_first(path: Path, size: int | None) -> str | None:
    """Return the digest of a file as it was before it was signed."""
    if size is None or size == path.stat().st_size:
        return None
    digest = sha256()
    with path.open("rb") as file:
        while size > 0 and (piece := file.read(min(size, _PIECE))):
            digest.update(piece)
            size -= len(piece)
    return digest.hexdigest()


def _of_the_pdf(name: str, verdict: PdfVerdict) -> Iterator[Difference]:
    """Yield what the signatures, or without any the identifier, find wrong."""
    for signature in verdict.signatures:
        yield from _of_signature(name, signature)
    proven = verdict.covered if verdict.signatures else verdict.identified
    if proven is not None and proven < verdict.size:
        more = verdict.size - proven
        yield Difference(
            "appended",
            name,
            Text(
                f"{name} 末尾有 {more} 字节是之后追加的，不在签名或标识的范围内",
                f"{name} has {more} bytes behind what is signed or identified, added later",
            ),
        )


def _of_signature(name: str, signature: SignatureVerdict) -> Iterator[Difference]:
    who = signature.by or "?"
    for flaw in signature.flaws:
        said = _FLAWS[flaw]
        yield Difference(
            _KINDS.get(flaw, "changed"),
            name,
            Text(f"{name}：{who} 的签名{said.zh}", f"{name}: the signature of {who} {said.en}"),
        )
    if signature.trusted is False and Flaw.REVOKED not in signature.flaws:
        yield Difference(
            "not-trusted",
            name,
            Text(
                f"{name}：{who} 的签名不能追溯到所给的根证书（{signature.distrust}）",
                f"{name}: no chain leads from the signature of {who} to the given roots "
                f"({signature.distrust})",
            ),
        )


_KINDS = {Flaw.UNREADABLE: "unreadable", Flaw.REVOKED: "revoked"}
_FLAWS = {
    Flaw.UNREADABLE: Text("无法读取", "cannot be read"),
    Flaw.BYTES: Text("与文件内容不符，文件在签名后被改动", "is not that of these bytes"),
    Flaw.CHANGED_LATER: Text(
        "之后，文件的内容又被更改", "was followed by changes to what the document shows"
    ),
    Flaw.REVOKED: Text("所用证书已被吊销", "was made with a revoked certificate"),
    Flaw.STAMP: Text("所附时间戳不成立", "holds a time stamp that does not stand"),
}


def _damaged(name: str) -> Difference:
    return Difference(
        "changed",
        name,
        Text(
            f"{name} 已被改动或损坏：标识与内容不符",
            f"{name} was changed or damaged: its identifier is not that of its bytes",
        ),
    )


def _unreadable(name: str, cause: str) -> Difference:
    return Difference(
        "unreadable",
        name,
        Text(f"{name} 无法作为 PDF 读取：{cause}", f"{name} cannot be read as a PDF: {cause}"),
    )


def _other_evidence(path: Path, verdict: PdfVerdict) -> Iterator[Difference]:
    """Yield whether the evidence beside the dossier, in its case, is not the one it shows."""
    evidence = path.resolve().parent.parent / EVIDENCE
    attached = verdict.attached.get(_ATTACHED_MANIFEST)
    lists = [folder / MANIFEST for folder in (evidence, *earlier_seals(evidence))]
    held = {sha256_of(one) for one in lists if one.is_file()}
    if attached is not None and held and attached not in held:
        yield Difference(
            "other-evidence",
            path.name,
            Text(
                f"{path.name} 所附的证据清单不是旁边 evidence/ 的清单",
                f"the list of evidence in {path.name} is not that of evidence/ beside it",
            ),
        )


def _not_checked(verdict: PdfVerdict, *, has_record: bool) -> Iterator[Text]:
    if not verdict.signatures:
        yield _UNSIGNED if has_record else _ALONE
    if any(one.trusted is None for one in verdict.signatures):
        yield _NO_ROOTS
    if any(not one.is_revocation_known for one in verdict.signatures):
        yield _REVOCATION
    if verdict.signatures and all(one.at is None for one in verdict.signatures):
        yield _NO_STAMP


_UNSIGNED = Text(
    "卷宗没有电子签名；制作记录 build.json 本身可被一并替换",
    "the dossier is not signed; whoever replaced it could replace build.json too",
)
_ALONE = Text(
    "旁边没有制作记录，卷宗也没有电子签名：只能看出文件没有损坏，看不出由谁制作、是否被整份替换",
    "there is no build record beside it and no signature: the file is undamaged, but who made it, "
    "and whether it was replaced as a whole, cannot be told",
)
_NO_ROOTS = Text(
    "签名人的证书是否可信（用 --roots 提供根证书）",
    "whether the signer's certificate deserves trust (give root certificates with --roots)",
)
_REVOCATION = Text(
    "证书当时是否已被吊销（离线核验：需要根证书，以及文件内或随根证书给出的吊销列表）",
    "whether a certificate had been revoked (offline, this needs root certificates, and a list of "
    "revoked ones in the file or with them)",
)
_NO_STAMP = Text(
    "签名时间（没有时间戳，只有签名人自己的时钟）",
    "the time of signing (there is no time stamp, only the signer's own clock)",
)


def _looks_like_ours(path: Path) -> bool:
    if not path.stat().st_size:
        return False
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        return data.find(_MARK) >= 0 or seems_identified(path)


def _nothing_to_compare(path: Path) -> SealError:
    return SealError(
        Text(
            f"{path}：没有签名，没有成立的 ipclaim 标识，旁边也没有制作记录",
            f"{path} has no signature, no true identifier of ipclaim's and no build record by it",
        ),
        Text(
            "请给出 ipclaim 制作的 dossier.pdf，最好连同 out/ 一起。",
            "Give a dossier.pdf made by ipclaim, best with the whole of out/.",
        ),
    )
