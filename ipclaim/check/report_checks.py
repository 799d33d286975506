"""Checks on reports, and on sites whose addresses no pack knows: who is shown, what is linked."""

from collections.abc import Iterator

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
from ipclaim.model.text import Text


@check("filing_names_nobody", NoArgs, nobody="", named="places", identity="files")
def filing_names_nobody(matter: Matter, _: NoArgs) -> Verdict:
    """Check that an anonymous filing holds nothing that shows who files it.

    Looked at: the reasons and notes that go with it, and the papers that would be attached.
    """
    papers = [each for each in matter.facts.documents if each.doc_type in IDENTITY_KINDS]
    if papers:
        files = listed([Text(each.file, each.file) for each in papers])
        return fails("identity", *papers, files=files)
    told = dict(_told_texts(matter))
    places = [place for place, text in told.items() if _shows(matter, text)]
    looked = tuple(f"{place.en}={text}" for place, text in told.items())
    if places:
        return fails("named", *looked, places=listed(places))
    return passes("nobody", *looked)


def _told_texts(matter: Matter) -> Iterator[tuple[Text, str]]:
    if matter.case.reason:
        yield Text("举报理由", "the reason"), matter.case.reason
    for listing in matter.facts.listings:
        own = " ".join(filter(None, (listing.link.reason, listing.link.note)))
        if own:
            yield told_link(listing), own


def _shows(matter: Matter, text: str) -> bool:
    party = matter.case.complainant
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
