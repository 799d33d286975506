"""The whole draft as text, a file a language; ``python -m tests.reply.golden`` writes it anew."""

from pathlib import Path

from ipclaim.model.text import Lang
from ipclaim.reply.draft import ReplyDraft, draft_reply
from tests.reply.building import Dispute

FOLDER = Path(__file__).parent / "golden"


def golden_draft() -> ReplyDraft:
    """Return the draft that is kept: the seller's permission had ended, its seal is unreadable."""
    return draft_reply(Dispute().granting(period_to="2026-06-30", seal_text=None).given)


def told(draft: ReplyDraft, lang: Lang) -> str:
    """Return everything that a draft says, in the order in which it is drawn."""
    lines = [draft.title.said_in(lang), draft.notice.said_in(lang), ""]
    lines += [party.said_in(lang) for party in draft.parties]
    for section in (*draft.letter, *draft.note):
        lines += ["", section.heading.said_in(lang)]
        lines += [f"  {each.text.said_in(lang)}" for each in section.paragraphs]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for language in Lang:
        text = told(golden_draft(), language)
        (FOLDER / f"permission-ended.{language}.txt").write_text(text, encoding="utf-8")
