"""Checks on an order in dispute: what of it is told, and whether its window is open (ORD-*)."""

from datetime import date, timedelta
from typing import Literal

from ipclaim.check.looking import listed
from ipclaim.check.matter import Matter
from ipclaim.check.verdict import NoArgs, Verdict, check, fails, needs_a_look, passes
from ipclaim.model.case import Order
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Written

OrderKey = Literal["number", "shop", "paid_on", "received_on", "amount"]
_NAMES: dict[str, Text] = {
    "number": Text("订单编号", "order number"),
    "shop": Text("店铺名称", "shop"),
    "paid_on": Text("付款日期", "day of payment"),
    "received_on": Text("收货日期", "day of receipt"),
    "amount": Text("订单金额", "amount"),
}


class OrderArgs(Written):
    """What the platform needs to know of the order."""

    needs: tuple[OrderKey, ...] = Setting(min_length=1)


@check("order_is_told", OrderArgs, told="number", missing="missing")
def order_is_told(matter: Matter, args: OrderArgs) -> Verdict:
    """Check that the case tells of the order what the platform's form needs."""
    order = matter.case.order or Order()
    missing = [_NAMES[key] for key in args.needs if getattr(order, key) is None]
    looked = tuple(f"case.order.{key}={getattr(order, key)}" for key in args.needs)
    if missing:
        return fails("missing", *looked, missing=listed(missing))
    return passes("told", *looked, number=order.number or "-")


class WindowArgs(Written):
    """The days in which an order may be disputed, counted from a day of the order."""

    counted_from: Literal["paid_on", "received_on"]
    opens_after: int = Setting(default=0, ge=0)
    days: int = Setting(ge=1)
    shorter: int | None = Setting(
        default=None, ge=1, description="The window that some goods have; between them: a look."
    )


@check(
    "order_window_is_open",
    WindowArgs,
    open="until",
    not_yet="day",
    closed="until",
    depends="until latest",
    no_day="what",
)
def order_window_is_open(matter: Matter, args: WindowArgs) -> Verdict:
    """Check that the order may still, and already, be disputed on the day of filing."""
    order = matter.case.order or Order()
    start: date | None = getattr(order, args.counted_from)
    looked = f"case.order.{args.counted_from}={start}"
    if start is None:
        return needs_a_look("no-day", looked, what=_NAMES[args.counted_from])
    opens, latest = start + timedelta(args.opens_after), start + timedelta(args.days)
    until = start + timedelta(args.shorter) if args.shorter else latest
    if matter.day < opens:
        return fails("not-yet", looked, day=opens)
    if matter.day > latest:
        return fails("closed", looked, until=latest)
    if matter.day > until:
        return needs_a_look("depends", looked, until=until, latest=latest)
    return passes("open", looked, until=until)


@check("evidence_is_enclosed", NoArgs, enclosed="count files", none="", closed="files")
def evidence_is_enclosed(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the case holds a file of evidence that opens: a photograph, a chat, an order.

    Such files have no form that could be recognised; what they show is the reader's to judge.
    """
    papers = matter.facts.documents
    opened = [each for each in papers if not any(problem.fatal for problem in each.problems)]
    files = listed(sorted({each.file for each in opened or papers}), most=5)
    if opened:
        return passes("enclosed", *opened, count=len({each.file for each in opened}), files=files)
    if papers:
        return fails("closed", *papers, files=files)
    return fails("none", "materials=")


@check("person_looks", NoArgs, asked="")
def person_looks(matter: Matter, _: NoArgs) -> Verdict:
    """Ask a person what no paper of the case can show; the rule itself words the question."""
    return needs_a_look("asked", f"case.complainant={matter.case.complainant.name}")
