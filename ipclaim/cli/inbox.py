"""What became of the answers in an inbox, told as lines and as data."""

from collections.abc import Iterator, Sequence

from ipclaim.check.jsonform import text_json
from ipclaim.intake.decisions import CODE as DECISION
from ipclaim.model.text import Lang, Text
from ipclaim.model.written import JsonValue
from ipclaim.reply.matching import Fit
from ipclaim.reply.received import told_together
from ipclaim.run.inbox import Arrived, Became

_WAITS = {
    Fit.SEVERAL: Text("可能属于几个案件，留在收件文件夹",
                      "may belong to several cases; left there"),
    Fit.LIKELY: Text("可能属于一个案件，未能确认，留在收件文件夹",
                     "may belong to a case, unconfirmed; left there"),
    Fit.NONE: Text("不属于任何案件，留在收件文件夹", "belongs to no case; left there"),
}  # fmt: skip


def told_arrivals(arrived: Sequence[Arrived], lang: Lang) -> Iterator[str]:
    """Yield lines about each arrival, those that wait for a person last."""
    for one in sorted(arrived, key=lambda each: each.became is Became.WAITS):
        yield f"{one.name}: {_became(one).said_in(lang)}"
        yield from (f"  {why.said_in(lang)}" for why in one.why)
        if one.proposes:
            told = Text(
                f"平台的处理结果，请核对后登记：{one.proposes}",
                f"the platform's own decision; compare it, then write it down: {one.proposes}",
            )
            yield f"  {told.said_in(lang)}"
        # A decision is told above, with the line for this case.
        unread = [each for each in one.unread if not one.proposes or each.problem.code != DECISION]
        for what, problem in told_together(unread):
            told = Text(
                f"未能读取：{what.zh}。{problem.message.zh}",
                f"not read: {what.en}. {problem.message.en}",
            )
            yield f"  {told.said_in(lang)}"


def _became(one: Arrived) -> Text:
    name = one.case.resolve().name if one.case else ""
    if one.became is Became.PLACED:
        return Text(f"已复制到 {name}/{one.copied_to}", f"copied to {name}/{one.copied_to}")
    if one.became is Became.ALREADY:
        return Text(f"此前已在 {name} 中", f"in {name} already")
    return _WAITS[one.fit or Fit.NONE]


def arrived_json(one: Arrived) -> dict[str, JsonValue]:
    """Return one arrival as data."""
    return {
        "name": one.name,
        "became": one.became.value,
        "fit": one.fit.value if one.fit else None,
        "case": one.case.resolve().name if one.case else None,
        "candidates": list(one.candidates),
        "copied_to": one.copied_to,
        "proposes": one.proposes,
        "why": [text_json(each) for each in one.why],
        "unread": [
            {
                "file": each.file,
                "name": each.name,
                "code": each.problem.code,
                "message": text_json(each.problem.message),
                "advice": text_json(each.problem.advice),
            }
            for each in one.unread
        ],
    }
