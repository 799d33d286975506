"""A letter of the platform itself, told from a seller's answer by its own words. Pure.

Only a letter that speaks to whoever filed of that person's complaint, and says one thing of it, is
taken for one; anything else stays what it was.
"""

from collections.abc import Iterable

from ipclaim.intake.words import MailSigns
from ipclaim.model.document import Problem
from ipclaim.model.text import Text

_TOLD = {
    "upheld": (Text("投诉成立", "the complaint is upheld"), "accepted"),
    "rejected": (Text("投诉不成立", "the complaint is rejected"), "refused"),
    "more_material": (Text("要求补充材料", "more material is asked for"), None),
}
"""What each sign means, and the outcome that it proposes."""


def decision_in(lines: Iterable[str], signs: MailSigns) -> Problem | None:
    """Return what a platform decided, as a proposal for a person; ``None`` for other letters."""
    every = tuple(lines)
    found = [name for name in _TOLD if any(signs.says(name, line) for line in every)]
    if len(found) != 1:
        return None
    told, outcome = _TOLD[found[0]]
    tell = f"--outcome all={outcome} --on DAY" if outcome else "--event supplement_asked=DAY"
    return Problem(
        "decision",
        Text(
            f"这封信像是平台的处理结果（{told.zh}），不是卖家的申诉，未作为申诉答复。",
            f"This letter reads as the platform's own decision ({told.en}), not as a seller's "
            "answer; it is not answered as one.",
        ),
        Text(
            f"核对后请登记：ipclaim docket record 案件 {tell.replace('DAY', '日期')}，"
            "或者在 ipclaim review 的案件页登记。",
            f"Check it, then write it down: ipclaim docket record CASE {tell}, or on the case's "
            "page in ipclaim review.",
        ),
        fatal=False,
    )
