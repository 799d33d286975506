"""What the child hands to its parent, beside one file of raw pixels a page."""

from pydantic import BaseModel, ConfigDict, Field

from ipclaim.read.parsing import limits


class HandoverPage(BaseModel):
    """One page: ``<page>.rgb`` holds ``height * width * 3`` bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    page: int = Field(ge=1)
    width: int = Field(ge=1, le=limits.LONG_SIDE)
    height: int = Field(ge=1, le=limits.LONG_SIDE)
    dpi: int = Field(ge=1)
    layer: tuple[tuple[str, int, int, int, int], ...] = ()
    """Characters of the PDF's own text layer with their boxes in pixels."""


class Handover(BaseModel):
    """All pages, or the code of what kept the file shut."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pages: tuple[HandoverPage, ...] = ()
    problems: tuple[str, ...] = ()
    fatal: str | None = None
