"""What to do about a name that nobody knows: the nearest one that is known, else all of them."""

from collections.abc import Collection

from ipclaim.model.text import Text


def nearest(name: str, known: Collection[str]) -> str | None:
    """Return the known name that is most like this one, whatever its capitals; none if none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - a run without a mistake needs none

    as_known = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), list(as_known), n=1)
    return as_known[close[0]] if close else None


def name_meant(name: str, known: Collection[str], *, all_of_them: Text | None = None) -> Text:
    """Return the question whether the nearest name was meant, else the names that there are.

    ``all_of_them`` is said where no name is near, instead of the plain list.
    """
    if meant := nearest(name, known):
        return Text(f"是否想写 {meant}？", f"Did you mean {meant}?")
    return all_of_them or Text(f"可用：{'、'.join(known)}", f"Known: {', '.join(known)}")
