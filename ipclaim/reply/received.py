"""What came from the seller and could not be read: told with each answer, so that nothing is lost.

A counter-notice is answered on what was read of it. Whoever signs the answer must know what was
not.
"""

from dataclasses import dataclass

from ipclaim.model.document import Problem


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that came and could not be read."""

    file: str
    """The file as it came, relative to where it was looked for."""
    name: str
    """What within it, as its sender called it; empty for the file itself."""
    problem: Problem

    @property
    def called(self) -> str:
        """How sentences name it."""
        return f"{self.file} › {self.name}" if self.name else self.file
