"""What the letter of a judged case would leave to fill or to check, without drawing anything.

The check asks this before a case is called ready. The exhibits have their numbers and no pages
here, and each part of the volume counts as there: which parts a volume has is for the build.
"""

from dataclasses import dataclass, replace

from ipclaim.check.matter import Facts
from ipclaim.check.parts import cast
from ipclaim.dossier.anonymous import without_complainant, without_papers_naming
from ipclaim.dossier.book import Book, Captured, Words, files_in_order, number_exhibits
from ipclaim.dossier.letters import open_places
from ipclaim.dossier.marks import Sheet
from ipclaim.dossier.plan import Section
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.wording import PARTS
from ipclaim.model.finding import Assessment
from ipclaim.model.text import Text
from ipclaim.resources import Templates

_UNOPENED = Text("未打开", "not opened")
_EVERY_PART = tuple(Section(name, Text(name, name), (Sheet(()),)) for name in sorted(PARTS))


@dataclass(frozen=True, slots=True)
class LetterGaps:
    """Reads the letter of one case, as the filing shows it."""

    facts: Facts
    templates: Templates

    def __call__(self, assessment: Assessment) -> tuple[Text, ...]:
        """Return the places; raises ``RulesError`` for a wrong template."""
        return open_places(self.book(assessment), self.templates, _EVERY_PART)

    def book(self, assessment: Assessment) -> Book:
        """Return what the letter draws on."""
        facts, pack = self.facts, self.facts.pack
        case = facts.case
        if pack.is_anonymous:
            assessment = without_papers_naming(case, assessment)
            case = without_complainant(case)
        parts = cast(replace(facts, case=case, documents=assessment.documents))
        words = Words(pack.phrases.fields, pack.phrases.papers, pack.phrases.scopes)
        unopened = {
            file: PreparedFile(file, "", 0, (), _UNOPENED)
            for file in files_in_order(assessment.documents)
        }
        return Book(
            case=case,
            name=facts.name,
            assessment=assessment,
            parts=parts,
            assessment_sha256="",
            platform=pack.name,
            exhibits=number_exhibits(assessment.documents, unopened, words, parts),
            captured=self._captured(),
            statements=pack.statements,
            words=words,
            process=pack.process,
            is_anonymous=pack.is_anonymous,
            languages=case.languages,
        )

    def _captured(self) -> tuple[Captured, ...]:
        by_listing = {capture.listing_id: capture for capture in self.facts.captures}
        return tuple(
            Captured(listing, by_listing.get(listing.id), None) for listing in self.facts.listings
        )
