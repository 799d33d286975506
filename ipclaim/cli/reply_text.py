"""How drafted answers, and what follows beside them, are told on a terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ipclaim.model.text import Lang, Text
from ipclaim.reply.book import Letter
from ipclaim.reply.deadlines import Deadline, DeadlineState
from ipclaim.reply.note import advice_on
from ipclaim.run.reply_files import Replied, WrittenStep

_HEADS = {
    "deadlines": Text("期限", "deadlines"),
    "missing": Text("还缺", "missing"),
    "look": Text("须由人查看", "a person must look"),
    "further": Text("后续文书（草稿）", "what follows (drafts)"),
}


def told_reply(replied: Replied, letter: Letter, lang: Lang) -> Iterator[str]:
    """Yield the lines that tell one drafted answer; what is urgent stands first."""
    draft = replied.draft
    suggested = letter.say(f"suggestion_{draft.suggestion}").said_in(lang)
    yield f"{draft.case} {draft.came_in or draft.counter_notice}: {suggested}"
    yield from (f"  ! {line}" for line in _passed(draft.deadlines, lang))
    if len(draft.shares) == 1:
        yield from (f"  {reason.said_in(lang)}" for reason in draft.reasons)
    else:
        for share in draft.shares:
            yield f"  {advice_on(letter, share, len(draft.shares)).said_in(lang)}"
    yield f"  {_HEADS['deadlines'].said_in(lang)}:"
    yield from (f"    {deadline.told.said_in(lang)}" for deadline in draft.deadlines)
    if draft.missing:
        yield f"  {_HEADS['missing'].said_in(lang)}:"
    for need in draft.missing:
        yield f"    {need.what.said_in(lang)} — {need.why.said_in(lang)}"
    if draft.needs_person:
        yield f"  {_HEADS['look'].said_in(lang)}:"
    yield from (f"    {look.text.said_in(lang)}" for look in draft.needs_person)
    yield from told_steps(replied.further, lang)
    yield from _too_long(replied, lang)
    yield from (f"  → {file}" for file in (replied.letter, replied.note, replied.text))


def told_steps(steps: Sequence[WrittenStep], lang: Lang) -> Iterator[str]:
    """Yield the papers that follow, with why and by when."""
    if steps:
        yield f"  {_HEADS['further'].said_in(lang)}:"
    for step in steps:
        draft = step.draft
        yield f"    {draft.title.said_in(lang)}{_by(draft.deadline, lang)}"
        yield f"      {draft.why.said_in(lang)}"
        yield f"      → {step.file}"


def _by(deadline: Deadline | None, lang: Lang) -> str:
    """Return by when, in brackets; the whole deadline stands in the paper or in the answer."""
    if deadline is None:
        return ""
    if deadline.safe is None:
        return Text("（期限不明）", " (by a day that is not known)").said_in(lang)
    return Text(f"（稳妥日期 {deadline.safe}）", f" (safe date {deadline.safe})").said_in(lang)


def told_refusal(path: Path, steps: Sequence[WrittenStep], lang: Lang) -> Iterator[str]:
    """Yield what follows a refusal to which no counter-notice belongs."""
    name = path.resolve().name
    if not steps:
        nothing = Text(
            f"{name}：没有适用于本平台和本权利的后续文书。",
            f"{name}: no paper that follows fits this platform and this right.",
        )
        yield nothing.said_in(lang)
        return
    yield Text(f"{name}：平台未支持投诉", f"{name}: the platform decided against us").said_in(lang)
    yield from told_steps(steps, lang)


def told_settled(path: Path, lang: Lang) -> str:
    """Return that only a platform's decision came, and that it is written down already."""
    name = path.resolve().name
    told = Text(
        f"{name}：只收到平台的处理结果，结果已登记，没有需要答复的申诉。",
        f"{name}: only the platform's decision came, and it is written down; nothing to answer.",
    )
    return told.said_in(lang)


def _passed(deadlines: Sequence[Deadline], lang: Lang) -> Iterator[str]:
    for deadline in deadlines:
        if deadline.who != "complainant" or deadline.state is not DeadlineState.PASSED:
            continue
        told = Text(
            f"“{deadline.title.zh}”的稳妥日期 {deadline.safe} 已过："
            "请立即查看投诉页面是否仍可提交，"
            "并请法律人员判断措施是否已终止、是否另行起诉或重新投诉。",
            f"The safe date of “{deadline.title.en}”, {deadline.safe}, has passed: see at once "
            "whether the complaint's page still takes an answer, and have counsel say whether the "
            "measures have ended and whether to sue or to complain anew.",
        )
        yield told.said_in(lang)


def _too_long(replied: Replied, lang: Lang) -> Iterator[str]:
    for each in replied.pasted:
        if not each.fits:
            told = Text(
                f"粘贴文字最短仍有 {len(each.text)} 字符，超出上限 {each.limit}：须由人缩写。",
                f"The shortest text to paste has {len(each.text)} characters, {each.limit} are "
                "taken: a person must shorten it.",
            )
            yield f"  ! {told.said_in(lang)}"
