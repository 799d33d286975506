"""What walls, vanished items and consent bars look like: words and addresses, as data.

The generic cues are in ``templates/capture/cues.yaml``; a platform's own may be added later.
"""

from typing import Annotated

from pydantic import Field

from ipclaim.errors import RulesError
from ipclaim.model.case import Filled, Written
from ipclaim.resources import Templates
from ipclaim.written import read_yaml

WallOutcome = Annotated[str, Field(pattern=r"^wall_[a-z_]+$")]


class Wall(Written):
    """One kind of page that stands in front of a listing."""

    outcome: WallOutcome
    statuses: tuple[int, ...] = ()
    """HTTP statuses that mean this wall."""
    addresses: tuple[Filled, ...] = ()
    """Parts of the path (``/login``) or beginnings of a host label (``login.``), lower case."""
    words: tuple[Filled, ...] = ()
    """Phrases in the title or text of a short page, lower case."""


class Consent(Written):
    """Which button of a cookie bar is clicked so that it does not cover the page."""

    buttons: tuple[Filled, ...] = Field(min_length=1)
    """The whole caption, lower case; the first one found is clicked."""
    containers: tuple[Filled, ...] = Field(min_length=1)
    """Parts of the class or id of the bar that must enclose the button."""


class Cues(Written):
    """``cues.yaml``."""

    walls: tuple[Wall, ...] = Field(min_length=1)
    gone_words: tuple[Filled, ...] = Field(min_length=1)
    """Phrases near the top of a page that say the item is no longer there, lower case."""
    consent: Consent


def load_cues(templates: Templates) -> Cues:
    """Return the generic cues; raises `RulesError` naming file and line of each mistake."""
    return read_yaml(templates.path("capture/cues.yaml"), Cues, RulesError)
