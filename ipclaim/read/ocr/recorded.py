"""An engine that gives back what was read before: for tests of everything after reading."""

from dataclasses import dataclass

from ipclaim.read.ocr.engine import Reading
from ipclaim.read.opening import Pixels


@dataclass
class RecordedEngine:
    """Gives one recorded reading after the other, whatever the picture."""

    readings: tuple[Reading, ...]
    given: int = 0

    @property
    def fingerprint(self) -> str:
        """Recorded readings are never cached."""
        return f"recorded {hash(self.readings)}"

    def read(self, pixels: Pixels) -> Reading:
        """Return the next recording; raises ``IndexError`` after the last."""
        del pixels
        self.given += 1
        return self.readings[self.given - 1]
