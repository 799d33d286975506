"""Checks on reports, and on sites whose addresses no pack knows: who is shown, what is linked."""

from collections.abc import Iterator, Sequence

from ipclaim.check.link_checks import told_link
from ipclaim.check.looking import listed
from ipclaim.check.matter import Matter
from ipclaim.check.names import holds
from ipclaim.check.parts import IDENTITY_KINDS
from ipclaim.check.verdict import (
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.case import CaseFile
from ipclaim.model.document import Document
from ipclaim.model.text import Text


@check("filing_names_nobody", NoArgs, nobody="", named="places", identity="files", papers="files")
def filing_names_nobody(matter: Matter, _: NoArgs) -> Verdict:
    """Check that an anonymous filing holds nothing that shows who files it.

    Looked at: the reasons and notes that go with it, and the papers that would be attached. That a
    picture shows nobody cannot be read off it, so attached papers go to a person.
    """
    papers = matter.facts.documents
    naming = papers_naming(matter.case, papers)
    if naming:
        return fails("identity", *naming, files=_files(naming))
    told = dict(_told_texts(matter))
    places = [place for place, text in told.items() if _shows(matter.case, text)]
    looked = tuple(f"{place.en}={text}" for place, text in told.items())
    if places:
        return fails("named", *looked, places=listed(places))
    if papers:
        return needs_a_look("papers", *looked, *papers, files=_files(papers))
    return passes("nobody", *looked)


def papers_naming(case: CaseFile, papers: Sequence[Document]) -> tuple[Document, ...]:
    """Return the papers that prove an identity, or on which the complainant is read."""
    return tuple(
        paper
        for paper in papers
        if paper.doc_type in IDENTITY_KINDS or any(_shows(case, text) for text in _read(paper))
    )


def _read(paper: Document) -> Iterator[str]:
    for field in paper.fields:
        yield str(field.value)
        yield field.raw or ""
    yield from (line.text for _, line in paper.lines)


def _files(papers: Sequence[Document]) -> Text:
    return listed([Text(each.file, each.file) for each in papers])


def _told_texts(matter: Matter) -> Iterator[tuple[Text, str]]:
    if matter.case.reason:
        yield Text("举报理由", "the reason"), matter.case.reason
    for listing in matter.facts.listings:
        own = " ".join(filter(None, (listing.link.reason, listing.link.note)))
        if own:
            yield told_link(listing), own


def _shows(case: CaseFile, text: str) -> bool:
    party = case.complainant
    contact = party.contact
    shown = (contact.person, contact.email, contact.phone) if contact else ()
    return any(holds(text, each) for each in (party.name, *shown))


@check("links_are_looked_at", NoArgs, look="count platform")
def links_are_looked_at(matter: Matter, _: NoArgs) -> Verdict:
    """Ask a person whether each link is a listing, where no pack knows the site's addresses."""
    listings = matter.facts.listings
    if not listings:
        return not_applicable()
    looked = tuple(f"{each.id}={each.link.url}" for each in listings)
    return needs_a_look("look", *looked, count=len(listings), platform=matter.pack.name)
