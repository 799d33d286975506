import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.model.text import Lang
from ipclaim.review.language import choose_language


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "expected"),
    [
        ("en", "zh", "zh", Lang.EN),
        (None, "zh", "en", Lang.ZH),
        ("xx", "yy", "zh-CN,zh;q=0.9,en;q=0.8", Lang.ZH),
        (None, None, "en;q=0.5, zh-Hans-CN;q=0.6", Lang.ZH),
        (None, None, "en-US,en;q=0.9,zh;q=0.8", Lang.EN),
        (None, None, "zh;q=0, en;q=0.1", Lang.EN),
        (None, None, "zh;q=0", Lang.EN),
        (None, None, "zh;q=nan", Lang.EN),
        (None, None, "ZH", Lang.ZH),
        (None, None, "de, fr", Lang.EN),
        (None, None, None, Lang.EN),
    ],
)
def test_language(asked, kept, accepted, expected):
    assert choose_language(asked, kept, accepted) is expected


@settings(deadline=None)
@given(st.text(alphabet="zhen-;q=,.019 \tx"))
def test_any_header_gives_a_language_and_never_one_that_was_not_named(accepted):
    chosen = choose_language(None, None, accepted)
    assert chosen is Lang.EN or "zh" in accepted
