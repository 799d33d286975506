"""The hand-written book of further steps, as read from ``templates/replies/steps.yaml``.

It holds what lawyers change: which papers follow a counter-notice or a decision, on which
platforms, how they are worded, and on what source each rests. When one is offered is decided in
``further``.
"""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from ipclaim.model.case import Claim
from ipclaim.model.written import Filled
from ipclaim.reply.wording import Wording
from ipclaim.rules.written_sources import Cites, Id, WrittenSource
from ipclaim.written.modelled import Modelled

FACTS = frozenset(
    {"day", "count", "decided", "reason", "right_held", "capture_held", "notice_held"}
)
"""What a line may name."""


class Trigger(StrEnum):
    """What calls for a step."""

    SELLER_IS_RIGHT = "seller_is_right"
    """A withdrawal is suggested for some listings."""
    CONTESTED = "contested"
    """A counter-notice came, and the complaint stands for some listings."""
    REFUSED = "refused"
    """The platform decided against the complaint."""


class Part(StrEnum):
    """A part of the case that is told line by line."""

    CASE = "case"
    LINKS = "links"
    RIGHT = "right"
    CAPTURES = "captures"
    GROUNDS = "grounds"
    CLOCK = "clock"
    TRUTH = "truth"


class Line(Modelled):
    """One line of a paper: a sentence, or a part of the case."""

    says: Wording | None = None
    part: Part | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.says is None) is (self.part is None):
            raise ValueError("a line has `says` or `part`")
        if self.says is not None and (unknown := self.says.names - FACTS):
            raise ValueError(f"no fact is called {', '.join(sorted(unknown))}")
        return self


class StepSection(Modelled):
    """One headed part of a paper."""

    heading: Wording
    lines: tuple[Line, ...] = Field(min_length=1)


class FurtherStep(Modelled):
    """One paper beside the answer."""

    id: Id
    when: Trigger
    title: Wording
    why: Wording
    """Why it is offered; may name the day."""
    why_unconfirmed: Wording | None = None
    """Instead, where the rights holder has to confirm first."""
    regimes: tuple[Id, ...] = ()
    """Where given, only on platforms under one of these laws."""
    without_regimes: tuple[Id, ...] = ()
    """Not on platforms under one of these."""
    clocks: tuple[Id, ...] = ()
    """The pack's clocks that may time it; the first that the pack has."""
    needs_clock: bool = False
    """Whether it is only offered where the pack has one of them."""
    claims: tuple[Claim, ...] = tuple(Claim)
    is_checklist: bool = False
    """A list for the person in charge, which nobody signs."""
    cites: Cites
    sections: tuple[StepSection, ...] = Field(min_length=1)


class StepsBook(Modelled):
    """``templates/replies/steps.yaml``."""

    version: Filled
    sources: dict[str, WrittenSource]
    steps: tuple[FurtherStep, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        ids = [step.id for step in self.steps]
        if len(ids) != len(set(ids)):
            raise ValueError("a step stands here twice")
        named = {cite.source for step in self.steps for cite in step.cites}
        if unknown := named - self.sources.keys():
            raise ValueError(f"no source called {', '.join(sorted(unknown))}")
        return self
