"""Still up, down or cannot tell: never a guess."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.capture.comparing import Sight, answer_of
from ipclaim.model.listing import Shown
from ipclaim.model.look import LookState

HASH = f"{1 << 1000:0256x}"
FAR = f"{(1 << 1000) ^ ((1 << 200) - 1):0256x}"
TEXT = "云岭跑 YUNLINGPAO 2026秋冬新款男女款跑步鞋 轻便软底 减震耐磨 曜石黑 36 37 38 包邮 七天退货"
OTHER_TEXT = "青鹿岚保温杯 316不锈钢 大容量 车载便携 一键弹盖 附赠杯刷 年货节特惠 晒图有礼"
FIRST = Sight("ok", Shown("云岭跑 YUNLINGPAO 男女款跑步鞋", "样品鞋店", "¥129.90"), TEXT, HASH)
OTHER = Sight("ok", Shown("青鹿岚保温杯 大容量", "样品杯店", "¥39.90"), OTHER_TEXT, FAR)


def now(**changes: object) -> Sight:
    return replace(FIRST, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seen", "state", "cause"),
    [
        (FIRST, LookState.UP, "same"),
        (now(page_hash=FAR), LookState.UP, "same"),
        (now(shown=replace(FIRST.shown, price="¥99.00")), LookState.UP, "same_changed"),
        (now(shown=Shown(None, "样品鞋店", "¥129.90")), LookState.UP, "same_changed"),
        (now(outcome="partial_images"), LookState.UP, "same"),
        (now(outcome="gone_http", text="404"), LookState.DOWN, "gone_http"),
        (now(outcome="gone_notice"), LookState.DOWN, "gone_notice"),
        (now(outcome="gone_soft", shown=Shown(), text="gone"), LookState.DOWN, "gone_soft"),
        (now(outcome="gone_soft"), LookState.UNCLEAR, "titled"),
        (now(outcome="gone_address"), LookState.DOWN, "gone_address"),
        (OTHER, LookState.DOWN, "replaced"),
        (replace(OTHER, page_hash=None), LookState.DOWN, "replaced"),
        (replace(OTHER, outcome="technical_other_item"), LookState.DOWN, "replaced"),
        (now(outcome="technical_other_item"), LookState.UP, "same"),
        # A picture that stayed the same speaks against another item.
        (replace(OTHER, page_hash=HASH), LookState.UNCLEAR, "changed"),
        (replace(OTHER, text=TEXT), LookState.UNCLEAR, "changed"),
        (now(shown=Shown("云岭跑保温杯", "样品鞋店", "¥1")), LookState.UNCLEAR, "changed"),
        (now(shown=replace(FIRST.shown, shop="另一家店")), LookState.UNCLEAR, "other_shop"),
        (now(outcome="gone_redirect"), LookState.UNCLEAR, "gone_redirect"),
        (now(outcome="wall_captcha"), LookState.UNCLEAR, "wall_captcha"),
        (now(outcome="technical_unrecognised"), LookState.UNCLEAR, "technical_unrecognised"),
        (now(outcome="technical_http"), LookState.UNCLEAR, "technical_http"),
        (now(outcome="policy_address"), LookState.UNCLEAR, "policy_address"),
        (Sight("ok", Shown(), "", None), LookState.UNCLEAR, "nothing_to_compare"),
    ],
)
def test_each_sight_has_its_answer(seen: Sight, state: LookState, cause: str) -> None:
    answer = answer_of(FIRST, seen)
    assert (answer.state, answer.cause) == (state, cause)


def test_what_changed_is_named() -> None:
    answer = answer_of(FIRST, now(shown=replace(FIRST.shown, price="¥99.00")))
    assert [(each.what, each.before, each.now) for each in answer.differences] == [
        ("price", "¥129.90", "¥99.00")
    ]


@given(
    outcome=st.sampled_from(
        ["wall_login", "wall_rate_limit", "technical_timeout", "gone_redirect"]
    ),
    text=st.text(max_size=80),
    title=st.none() | st.text(max_size=20),
)
def test_walls_and_trouble_never_tell_anything(outcome: str, text: str, title: str | None) -> None:
    answer = answer_of(FIRST, Sight(outcome, Shown(title), text, None))
    assert answer.state is LookState.UNCLEAR


@given(title=st.none() | st.text(max_size=30), text=st.text(max_size=200))
def test_a_page_is_the_same_as_itself_or_cannot_be_told(title: str | None, text: str) -> None:
    sight = Sight("ok", Shown(title, "店", None), text, None)
    assert answer_of(sight, sight).state is not LookState.DOWN
