"""One thing that is not as sealed, in what was given to be verified."""

from dataclasses import dataclass

from ipclaim.model.text import Text


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as sealed."""

    kind: str
    """``changed``, ``missing``, ``added``, ``empty``, ``unreadable``, ``not-sealed``,
    ``not-recorded`` (a capture's own record says otherwise), ``appended`` (stands behind what is
    signed or identified), ``not-trusted`` (no chain to the given roots), ``revoked``,
    ``other-evidence`` (is about evidence that is not there) or ``no-seal`` (nothing to compare)."""
    file: str
    message: Text
