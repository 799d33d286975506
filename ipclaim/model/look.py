"""Later looks at filed listings: still up, down, or nobody can tell."""

from datetime import datetime
from enum import StrEnum

from ipclaim.frozen import dataclass
from ipclaim.model.outcomes import told_outcome
from ipclaim.model.text import Text


class LookState(StrEnum):
    """The three answers."""

    UP = "still_up"
    DOWN = "down"
    UNCLEAR = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the page showed otherwise than in the first capture."""

    what: str
    """``title``, ``shop`` or ``price``."""
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """One later look at one listing."""

    listing_id: str
    url: str
    state: LookState
    cause: str
    """A cause of `CAUSES`, or the outcome code of the visit."""
    looked_at: datetime | None
    """``None`` when nothing was visited because there is nothing to compare with."""
    first_at: datetime | None
    """When the first capture was made."""
    proof: str | None
    """The folder of the visit, relative to the evidence folder."""
    differences: tuple[Difference, ...] = ()


STATES = {
    LookState.UP: Text("仍在线", "still up"),
    LookState.DOWN: Text("已下架", "down"),
    LookState.UNCLEAR: Text("无法判断", "cannot tell"),
}

CAUSES = {
    "same": Text("与首次取证为同一商品", "the same item as in the first capture"),
    "same_changed": Text(
        "与首次取证为同一商品，内容有改动", "the same item as in the first capture, with changes"
    ),
    "replaced": Text("同一地址现为另一件商品", "the address now shows another item"),
    "changed": Text(
        "页面改动较大，无法断定是否仍为同一商品，请打开核对",
        "the page has changed so much that it may be another item: look at it",
    ),
    "titled": Text(
        "页面提到已下架，但仍显示该商品的标题，请打开核对",
        "the page speaks of something gone and still shows the item's title: look at it",
    ),
    "other_shop": Text(
        "同一商品现由另一店铺出售，请打开核对", "the item is now sold by another shop: look at it"
    ),
    "nothing_to_compare": Text(
        "首次取证没有标题和文字，无法比对", "the first capture has no title or text to compare with"
    ),
    "never_captured": Text(
        "没有可作证据的首次取证，未访问", "there is no first capture that is evidence: not visited"
    ),
    "other_server": Text(
        "首次取证由另一服务器应答（样例），不可比对，未访问",
        "the first capture was answered by another server (a sample): not visited",
    ),
}


def told_cause(cause: str) -> Text:
    """Return what a cause means."""
    return CAUSES.get(cause) or told_outcome(cause)
