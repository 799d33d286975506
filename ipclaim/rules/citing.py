"""Turns written cites into cites: the source looked up, the clause told for each version of a law.

A clause that nobody has verified in a version is told as unknown and carries low confidence there:
articles are renumbered when a law is revised.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ipclaim.errors import RulesError
from ipclaim.frozen import dataclass
from ipclaim.model.finding import Cite, Confidence, LaterCite
from ipclaim.rules.mistakes import hint, mistake
from ipclaim.rules.written_sources import WrittenCite, WrittenSource

_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sources:
    """The merged table of sources, which turns written cites into cites."""

    table: Mapping[str, WrittenSource]
    where: str

    def cites(self, written: Iterable[WrittenCite]) -> tuple[Cite, ...]:
        """Return written cites with their sources looked up; raises ``RulesError`` if missing."""
        return tuple(self._cite(cite) for cite in written)

    def _cite(self, written: WrittenCite) -> Cite:
        source = self.table.get(written.source)
        if source is None:
            raise self._unknown_source(written.source)
        if source.versions:
            return self._versioned(written, source)
        if isinstance(written.clause, dict):
            raise mistake(
                self.where,
                f"来源 {written.source} 没有多个版本，clause 不应按年份写",
                f"the source {written.source} has no versions, so its clause is not by year",
            )
        if source.ref is None or source.verified_on is None:
            raise ValueError(f"{written.source} is not dated")  # the written model refuses it
        return _told(source.ref, source.verified_on, written.clause, written.confidence)

    def _versioned(self, written: WrittenCite, source: WrittenSource) -> Cite:
        years = [version.since.year for version in source.versions]
        by_year = self._clauses(written, years)
        first, *others = (
            (
                version.since,
                _told(version.ref, version.verified_on, by_year[year], written.confidence),
            )
            for version, year in zip(source.versions, years, strict=True)
        )
        later = tuple(LaterCite(since, cite) for since, cite in others)
        return Cite(first[1].ref, first[1].verified_on, first[1].confidence, later)

    def _clauses(self, written: WrittenCite, years: Sequence[int]) -> dict[int, str | None]:
        """Return the clause in each version; one that is not by year is the oldest version's."""
        clauses = written.clause
        if not isinstance(clauses, dict):
            unsaid = _UNKNOWN if clauses else None
            return {year: clauses if year == years[0] else unsaid for year in years}
        if stray := sorted(set(clauses) - set(years)):
            raise mistake(
                self.where,
                f"来源 {written.source} 没有 {stray[0]} 年起的版本；有 {_listed(years)}",
                f"the source {written.source} has no version from {stray[0]}, "
                f"only from {_listed(years)}",
            )
        return {year: clauses.get(year, _UNKNOWN) for year in years}

    def _unknown_source(self, name: str) -> RulesError:
        nearest = hint(name, self.table)
        return mistake(
            self.where, f"未知的来源 {name}{nearest.zh}", f"unknown source {name}{nearest.en}"
        )


def _listed(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def _told(ref: str, verified_on: date, clause: str | None, confidence: Confidence) -> Cite:
    zh, _, en = ref.partition(" / ")
    if clause == _UNKNOWN:
        told = f"{zh}, 条款待核 / {en or zh}, clause not verified"
        return Cite(told, verified_on, Confidence.LOW)
    if clause:
        ref = f"{zh}, {clause} / {en}, {clause}" if en else f"{ref}, {clause}"
    return Cite(ref, verified_on, confidence)
