"""What outcomes, states and steps are called."""

from collections.abc import Mapping

from ipclaim.docket.facts import ComplaintState
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
