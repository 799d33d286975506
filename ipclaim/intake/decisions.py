"""A letter of the platform itself, told from a seller's answer by its own words. Pure.

Only a letter that speaks to whoever filed of that person's complaint, and says one thing of it, is
taken for one; anything else stays what it was. What it decides is a proposal: nothing is written
into a docket from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ipclaim.intake.words import MailSigns
from ipclaim.model.document import Problem
from ipclaim.model.text import Text

CODE = "decision"
"""The problem of a paper that is such a letter."""
SUPPLEMENT = "supplement_asked"
"""The event by which more material is asked for."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a platform decided."""

    told: Text
    outcome: str | None
    """The outcome that it proposes for links; ``None`` where it asks for more."""

    def command(
        self, case: str, links: str = "all", on: date | None = None, number: str | None = None
    ) -> str:
        """Return the line that writes it down; what is not known stands in capitals."""
        day = on.isoformat() if on else "DAY"
        what = (
            f"--outcome {links}={self.outcome} --on {day}"
            if self.outcome
            else f"--event {SUPPLEMENT}={day}"
        )
        return f"ipclaim docket record {case} {what}" + (f" --number {number}" if number else "")


_KINDS = {
    "upheld": Decided(Text("投诉成立", "the complaint is upheld"), "accepted"),
    "rejected": Decided(Text("投诉不成立", "the complaint is rejected"), "refused"),
    "more_material": Decided(Text("要求补充材料", "more material is asked for"), None),
}
"""What each sign means."""


def decided_in(sentences: Iterable[str], signs: MailSigns) -> Decided | None:
    """Return what a platform decided; ``None`` for other letters, and for two things at once."""
    every = tuple(sentences)
    found = [name for name in _KINDS if any(signs.says(name, each) for each in every)]
    return _KINDS[found[0]] if len(found) == 1 else None


def decision_problem(decided: Decided) -> Problem:
    """Return how a paper is told that is a platform's decision."""
    zh, en = decided.command("案件").replace("DAY", "日期"), decided.command("CASE")
    return Problem(
        CODE,
        Text(
            f"这份材料像是平台的处理结果（{decided.told.zh}），不是卖家的申诉，未作为申诉答复。",
            f"This paper reads as the platform's own decision ({decided.told.en}), not as a "
            "seller's answer; it is not answered as one.",
        ),
        Text(
            f"核对后请登记：{zh}，或者在 ipclaim review 的案件页登记。",
            f"Check it, then write it down: {en}, or on the case's page in ipclaim review.",
        ),
        fatal=False,
    )
