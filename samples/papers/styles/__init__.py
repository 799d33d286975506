"""The kinds of paper and their styles: every style is one drawing function over the same story."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from samples.papers.invention import Story
from samples.papers.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Paper:
    """A drawn paper: its pages and what the contract calls its kind."""

    doc_type: str
    style: str
    sheets: tuple[Sheet, ...]


Draw = Callable[[Story, Random], tuple[Sheet, ...]]
