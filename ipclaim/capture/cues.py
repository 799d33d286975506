"""What walls, vanished items and consent bars look like: words, addresses and elements, as data.

The cues of every site are in ``templates/capture/cues.yaml``; a platform's own come from its rule
pack and are asked first.
"""

from typing import Annotated

from pydantic import Field

from ipclaim.errors import RulesError
from ipclaim.model.written import Filled
from ipclaim.resources import Templates
from ipclaim.rules.page_cues import Gone, PageCues, Wall, joined_gone
from ipclaim.written import read_yaml
from ipclaim.written.modelled import Modelled


class Consent(Modelled):
    """Which button of a cookie bar is clicked so that it does not cover the page."""

    buttons: tuple[Filled, ...] = Field(min_length=1)
    """The whole caption, lower case; the first one found is clicked."""
    containers: tuple[Filled, ...] = Field(min_length=1)
    """Parts of the class or id of the bar that must enclose the button."""


class Cues(Modelled):
    """``cues.yaml``."""

    walls: Annotated[tuple[Wall, ...], Field(min_length=1)]
    gone: Gone
    loading_words: tuple[Filled, ...] = Field(min_length=1)
    """What a page says that has not come yet, lower case; it says nothing else."""
    passing_words: tuple[Filled, ...] = ()
    """What stands in the head of every page of a site and is no wall, lower case."""
    consent: Consent

    def for_platform(self, own: PageCues) -> "Cues":
        """Return these cues with a platform's own before them."""
        return self.model_copy(
            update={
                "walls": (*own.walls, *self.walls),
                "gone": joined_gone((own.gone, self.gone)),
            }
        )


def load_cues(templates: Templates, own: PageCues | None = None) -> Cues:
    """Return the generic cues with a platform's own.

    Raises `RulesError` naming file and line of each mistake.
    """
    cues = read_yaml(templates.path("capture/cues.yaml"), Cues, RulesError)
    return cues.for_platform(own) if own is not None else cues
