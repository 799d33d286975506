"""How far a step of a case is, counted as its pieces get done."""

from dataclasses import dataclass
from pathlib import Path

from ipclaim.model.text import Text
from ipclaim.run.batch import Progress


@dataclass(slots=True)
class Count:
    """Tells at once that a step begins, and then each piece of it that is done."""

    progress: Progress
    case: Path
    step: Text
    of: int
    done: int = 0

    def __post_init__(self) -> None:
        """Tell that the step begins."""
        self.tell(self.step)

    def one(self, _: object = None) -> None:
        """Count a piece that is done, whatever it is."""
        self.done += 1
        self.tell(self.step)

    def tell(self, step: Text) -> None:
        """Tell of something within the step; the count stays."""
        self.progress.step(self.case, step, self.done, self.of)
