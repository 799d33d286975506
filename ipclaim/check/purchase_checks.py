"""Checks on a test purchase: is there one behind a claim of counterfeit, and does it tie together.

The order is what ``case.yaml`` (``order``) and the links file (order number) say; invoices are
read. An examination report is no kind of paper that is read, so its day is what the
case says.
"""

from datetime import date
from itertools import pairwise

from ipclaim.check import names
from ipclaim.check.link_checks import shops_of
from ipclaim.check.looking import day_of, doubt, listed, no_field, seen, told, where
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.names import Likeness
from ipclaim.check.verdict import (
    Fact,
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.case import Order
from ipclaim.model.listing import Listing
from ipclaim.model.text import Text
from ipclaim.rules.links import understand_address


def _numbers(matter: Matter) -> tuple[str, ...]:
    """Return the order numbers that the case and its links name, each once."""
    order = matter.case.order
    links = (each.link.order_number for each in matter.facts.listings)
    own = (order.number if order else None, *links)
    return tuple(dict.fromkeys(number for number in own if number))


@check("counterfeit_is_bought_and_examined", NoArgs, proven="orders day", no_order="",
       not_examined="orders", later="day")  # fmt: skip
def counterfeit_is_bought_and_examined(matter: Matter, _: NoArgs) -> Verdict:
    """Tell a claim of counterfeit without a test purchase, or without an examination of it."""
    numbers = _numbers(matter)
    examined = matter.case.order.examined_on if matter.case.order else None
    looked = (*(f"order={number}" for number in numbers), f"examined={examined}")
    if not numbers:
        return fails("no-order", *looked)
    if examined is None:
        return needs_a_look("not-examined", *looked, orders=listed(list(numbers)))
    if examined > matter.day:
        return fails("later", *looked, day=examined)
    return passes("proven", *looked, orders=listed(list(numbers)), day=examined)


@check("purchase_ties_together", NoArgs, ties="number", untold="missing", not_a_link="item",
       other_number="number written link", other_shop="shop listing shown",
       near_shop="shop listing shown", shop_unknown="shop listing", out_of_order="dates",
       other_invoice="amount at value")  # fmt: skip
def purchase_ties_together(matter: Matter, _: NoArgs) -> Verdict:
    """Tell where order number, item, shop, days and invoice of a purchase do not fit together."""
    numbers = _numbers(matter)
    if not numbers or not matter.facts.listings:
        return not_applicable()
    order = matter.case.order or Order()
    looked = (f"orders={'+'.join(numbers)}", f"case.order={order.model_dump_json()}")
    missing = _untold(order)
    dates = _disorder(matter, order)
    if dates:
        return fails("out-of-order", *looked, dates=dates)
    if missing:
        return needs_a_look("untold", *looked, missing=listed(missing))
    bought = _bought(matter, order)
    if bought is None:
        return fails("not-a-link", *looked, item=order.item or "")
    return (
        _number_differs(order, bought, looked)
        or _shop_differs(matter, order, bought, looked)
        or _invoice_differs(matter, order, looked)
        or passes("ties", *looked, number=order.number or "")
    )


def _untold(order: Order) -> list[Text]:
    wanted = (
        (order.number, Text("订单编号", "order number")),
        (order.item, Text("所购商品的链接或编号", "link or id of the item")),
        (order.shop, Text("店铺名称", "shop")),
        (order.paid_on, Text("付款日期", "day of payment")),
        (order.received_on, Text("收货日期", "day of receipt")),
        (order.examined_on, Text("鉴定日期", "day of the examination")),
    )
    return [name for value, name in wanted if value is None]


def _disorder(matter: Matter, order: Order) -> Text | None:
    """Return the two days that stand in the wrong order, the day of filing last."""
    steps: list[tuple[Text, date | None]] = [
        (Text("付款", "paid"), order.paid_on),
        (Text("收货", "received"), order.received_on),
        (Text("鉴定", "examined"), order.examined_on),
        (Text("提交", "filing"), matter.day),
    ]
    known = [(name, day) for name, day in steps if day is not None]
    for (name, day), (later, after) in pairwise(known):
        if day > after:
            return Text(f"{name.zh} {day} 晚于{later.zh} {after}",
                        f"{name.en} {day} after {later.en} {after}")  # fmt: skip
    return None


def _bought(matter: Matter, order: Order) -> Listing | None:
    """Return the listing of this case that was bought."""
    item = order.item or ""
    found = understand_address(item, [matter.pack])
    wanted = found.item_id or item
    listings = (each for each in matter.facts.listings if each.item_id == wanted)
    return next(listings, None)


def _number_differs(order: Order, bought: Listing, looked: tuple[str, ...]) -> Verdict | None:
    written = bought.link.order_number
    if written is None or written == order.number:
        return None
    return fails("other-number", *looked, number=order.number or "", written=written,
                 link=bought.id)  # fmt: skip


def _shop_differs(
    matter: Matter, order: Order, bought: Listing, looked: tuple[str, ...]
) -> Verdict | None:
    shops = shops_of(matter, bought)
    shop = order.shop or ""
    looked = (*looked, *(f"{bought.id}.shop={each}" for each in shops))
    if not shops:
        return needs_a_look("shop-unknown", *looked, shop=shop, listing=bought.id)
    compared = {each: names.compare(shop, each).likeness for each in shops}
    if Likeness.SAME in compared.values():
        return None
    facts: dict[str, Fact] = {"shop": shop, "listing": bought.id, "shown": listed(list(shops))}
    if set(compared.values()) == {Likeness.DIFFERENT}:
        return fails("other-shop", *looked, **facts)
    return needs_a_look("near-shop", *looked, **facts)


def _invoice_differs(matter: Matter, order: Order, looked: tuple[str, ...]) -> Verdict | None:
    """Return what an invoice among the papers says against the order; none is no fault."""
    invoices = [each for each in matter.facts.documents if each.doc_type == "invoice"]
    if order.amount is None or not invoices:
        return None
    totals = [(paper, seen(paper, "total")) for paper in invoices]
    read = [total for _, total in totals if total is not None]
    if not read:
        return no_field(matter, invoices[0], "total")
    asked = doubt(matter, *read)
    if asked:
        return asked
    wanted = _amount(order.amount)
    if any(_amount(str(each.field.value)) == wanted for each in read):
        return _dated_too_early(order, read, looked)
    return needs_a_look("other-invoice", *looked, *read, amount=order.amount,
                        at=where(matter, read[0]), value=told(read[0].field.value))  # fmt: skip


def _dated_too_early(order: Order, totals: list[Seen], looked: tuple[str, ...]) -> Verdict | None:
    days = [seen(each.document, "invoice_date") for each in totals]
    early = [each for each in days if each and order.paid_on and (day := day_of(each))
             and day < order.paid_on]  # fmt: skip
    if len(early) < len(totals) or not early:
        return None
    dated = told(early[0].field.value)
    dates = Text(f"发票 {dated.zh} 早于付款 {order.paid_on}",
                 f"invoice {dated.en} before paid {order.paid_on}")  # fmt: skip
    return needs_a_look("out-of-order", *looked, *early, dates=dates)


def _amount(written: str) -> str:
    """Return the figures of an amount: ``￥1,299.00`` and ``1299 元`` are one."""
    kept = "".join(each for each in written if each.isdecimal() or each == ".").strip(".")
    whole, _, cents = kept.partition(".")
    return f"{whole.lstrip('0') or '0'}.{cents.rstrip('0')}"
