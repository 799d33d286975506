"""Check whether the sign may be used to describe goods rather than to mark them (EVD-13)."""

from ipclaim.check import names
from ipclaim.check.link_checks import last_captures, told_link
from ipclaim.check.looking import doubt, listed, seen, words
from ipclaim.check.matter import Matter
from ipclaim.check.verdict import Looked, Verdict, check, needs_a_look, not_applicable, passes
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Text
from ipclaim.model.written import Filled, Written


class UseArgs(Written):
    """Words that name goods for which others are made, and names of places."""

    fits: tuple[Filled, ...] = ()
    places: tuple[Filled, ...] = ()


@check("use_is_not_descriptive", UseArgs, as_mark="", fits="word links", generic="mark goods",
       place="mark")  # fmt: skip
def use_is_not_descriptive(matter: Matter, args: UseArgs) -> Verdict:
    """Tell titles that say *compatible with*, and marks that name the goods or a place.

    Only a person can say whether that use is fair; here nothing fails for it.
    """
    last = last_captures(matter)
    titles = [
        (each, title)
        for each in matter.facts.listings
        for title in _titles(each, last.get(each.id))
    ]
    looked = tuple(f"{each.id}.title={title}" for each, title in titles)
    folded = [(each, f" {' '.join(title.casefold().split())} ") for each, title in titles]
    for word in args.fits:
        said = {each.id: each for each, title in folded if _sought(word) in title}
        if said:
            told = listed([told_link(each) for each in said.values()], most=3)
            return needs_a_look("fits", *looked, word=word, links=told)
    mark = seen(matter.parts.right, "mark_text")
    if mark is None:
        return not_applicable("not-for-this-case", *looked)
    asked = doubt(matter, mark)
    if asked:
        return asked
    written, goods = words(mark), matter.case.goods
    known = (*((goods,) if goods else ()), *matter.pack.phrases.goods_classes)
    same = [each for each in known if names.compare(written, each).is_same]
    looked_mark: tuple[Looked, ...] = (mark, f"case.goods={goods}", *looked)
    if same:
        return needs_a_look("generic", *looked_mark, mark=Text(written, written), goods=same[0])
    if any(names.compare(written, place).is_same for place in args.places):
        return needs_a_look("place", *looked_mark, mark=written)
    return passes("as-mark", *looked_mark)


def _titles(listing: Listing, shot: Capture | None) -> tuple[str, ...]:
    return tuple(filter(None, (listing.link.title, shot.shown.title if shot else None)))


def _sought(word: str) -> str:
    """Return a word as it is looked for; a Latin one only as a whole word."""
    return f" {word.casefold()} " if word.isascii() else word
