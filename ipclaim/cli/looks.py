"""How later looks at filed listings are told: a line each, a line that counts, an exit code."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ipclaim.errors import ExitCode
from ipclaim.model.look import STATES, Difference, Look, LookState, told_cause
from ipclaim.model.text import Lang, Text

_ORDER = (LookState.DOWN, LookState.UP, LookState.UNCLEAR)
_WHAT = {
    "title": Text("标题", "title"),
    "shop": Text("店铺", "shop"),
    "price": Text("价格", "price"),
}
_NONE = Text("没有已取证的链接可以复查", "no captured listing to look at again")


def told_looks(looks: Sequence[Look], lang: Lang) -> Iterator[str]:
    """Yield a line for each listing, and one that counts."""
    for look in looks:
        state = STATES[look.state].said_in(lang)
        yield f"  {look.listing_id}  {state}  {told_cause(look.cause).said_in(lang)}  {look.url}"
        for difference in look.differences:
            yield f"         {_told_difference(difference, lang)}"
        if look.proof:
            yield f"         → evidence/{look.proof}"
    yield f"  {_counted(looks).said_in(lang)}"


def _told_difference(difference: Difference, lang: Lang) -> str:
    nothing = Text("（无）", "(none)").said_in(lang)
    what = _WHAT[difference.what].said_in(lang)
    return f"{what}: {difference.before or nothing} → {difference.now or nothing}"


def _counted(looks: Sequence[Look]) -> Text:
    if not looks:
        return _NONE
    counts = Counter(look.state for look in looks)
    told = [(counts[state], STATES[state]) for state in _ORDER if counts[state]]
    return Text(
        "，".join(f"{count} 条{state.zh}" for count, state in told),
        ", ".join(f"{count} {state.en}" for count, state in told),
    )


def looks_exit_code(looks: Sequence[Look]) -> ExitCode:
    """Return 0 when every listing is up or down, 1 when a person must look."""
    told = all(look.state is not LookState.UNCLEAR for look in looks)
    return ExitCode.READY if looks and told else ExitCode.NOT_READY
