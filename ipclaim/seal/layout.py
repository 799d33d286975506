"""How an evidence folder is laid out: the names of its parts, and what stands in it."""

from pathlib import Path

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SEAL = "seal.txt"
STAMP = "seal.txt.tsr"
HOW_TO = "HOW-TO-VERIFY.txt"
PAYLOAD = "data"
EARLIER = "earlier-seals"
CUSTODY = "custody.jsonl"
UNLISTED = frozenset({TAG_MANIFEST, SEAL, STAMP, CUSTODY, ".gitignore"})
"""Files that stand beside the manifests; the seal names the tag manifest, not the other way."""


def sealed_digests(seal: bytes) -> tuple[str, ...]:
    """Return the digests that a ``seal.txt`` holds."""
    lines = seal.decode("ascii", errors="replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def bag_files(bag: Path) -> tuple[str, ...]:
    """Return every file and link below a bag, as sorted paths relative to it."""
    return tuple(
        sorted(
            path.relative_to(bag).as_posix()
            for path in bag.rglob("*")
            if path.is_symlink() or not path.is_dir()
        )
    )
