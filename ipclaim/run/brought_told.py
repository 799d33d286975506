"""What became of one file that the user brought, for whoever tells it."""

from ipclaim.frozen import dataclass
from ipclaim.model.text import Text


@dataclass(frozen=True, slots=True)
class BroughtTold:
    """One file: taken for listings, taken before, or left where it is."""

    name: str
    """Relative to what the user named."""
    listings: tuple[str, ...] = ()
    """The listings that it is evidence of; empty when it was not taken."""
    is_new: bool = True
    code: str | None = None
    """Why it was not taken."""
    message: Text | None = None
    advice: Text | None = None

    @property
    def is_open(self) -> bool:
        """Whether a person must do something about it."""
        return not self.listings and self.code != "visited"
