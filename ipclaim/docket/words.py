"""What outcomes, states and steps are called, and a complaint in one line. Pure."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from ipclaim.docket.facts import Complaint, ComplaintState, Step
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Text

OUTCOME_NAMES: Mapping[Outcome, Text] = {
    Outcome.FILED: Text("已提交，待处理", "filed, no answer yet"),
    Outcome.ACCEPTED: Text("投诉成立（已下架）", "accepted (removed)"),
    Outcome.REFUSED: Text("投诉被驳回", "refused"),
    Outcome.WITHDRAWN: Text("已撤回", "withdrawn"),
    Outcome.COUNTER_NOTICED: Text("卖家已申诉，待裁决", "counter-noticed, not decided"),
    Outcome.REINSTATED: Text("申诉成立，链接已恢复", "reinstated"),
}

STATE_NAMES: Mapping[ComplaintState, Text] = {
    ComplaintState.FILED: Text("已提交", "filed"),
    ComplaintState.COUNTER_NOTICED: Text("收到反通知", "counter-noticed"),
    ComplaintState.REPLIED: Text("已回应反通知", "answered"),
    ComplaintState.RE_REVIEW: Text("复议中", "under re-review"),
    ComplaintState.AT_LAW: Text("诉讼或行政投诉中", "before a court or an authority"),
    ComplaintState.DECIDED: Text("已有结果", "decided"),
    ComplaintState.WITHDRAWN: Text("已撤回", "withdrawn"),
    ComplaintState.CLOSED: Text("已结案", "closed"),
}

STEP_NAMES: Mapping[Step, Text] = {
    Step.EVENT: Text("事件", "event"),
    Step.OUTCOME: Text("结果", "outcome"),
    Step.NUMBER: Text("编号", "number"),
    Step.CANCELLED: Text("作废", "taken back"),
    Step.CLOCK_STARTED: Text("期限起算", "clock starts"),
    Step.CLOCK_EXTENDED: Text("期限延长", "clock extended"),
    Step.CLOCK_MISSED: Text("期限已过", "clock ran out"),
    Step.CLOCK_MET: Text("期限内办结", "clock met"),
}


def headline(complaint: Complaint) -> Text:
    """Return a complaint in one line: which, since when, its number, where it stands."""
    state, number = STATE_NAMES[complaint.state], complaint.number
    zh = f"编号 {number}" if number else "编号未记载"
    en = f"number {number}" if number else "number not written down"
    return Text(
        f"第 {complaint.round} 次投诉 {complaint.day}（{zh}）：{state.zh}",
        f"filing {complaint.round} of {complaint.day} ({en}): {state.en}",
    )


def counted(complaint: Complaint) -> Text:
    """Return how many links have which outcome."""
    counts = Counter(link.outcome for link in complaint.links)
    told = [(OUTCOME_NAMES[each], counts[each]) for each in Outcome if counts[each]]
    return Text(
        "，".join(f"{name.zh} {count} 条" for name, count in told),
        ", ".join(f"{count} {name.en}" for name, count in told),
    )


def told_next(ends: date, title: Text, today: date) -> Text:
    """Return the clock of one's own that ends first, whether its safe day is still ahead or not."""
    if ends < today:
        return Text(f"安全日已过 {ends}：{title.zh}", f"SAFE DAY PASSED {ends}: {title.en}")
    return Text(f"下一期限 {ends}：{title.zh}", f"next: {ends} {title.en}")
