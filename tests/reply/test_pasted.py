"""The text for a platform's form: whole where it may be, shorter by whole sentences elsewhere."""

import pytest

from ipclaim.model.text import Lang
from ipclaim.reply.draft import ReplyDraft, draft_reply
from ipclaim.reply.pasted import Detail, pasted
from tests.reply.building import URL, Dispute


def ended() -> ReplyDraft:
    return draft_reply(Dispute().granting(period_to="2026-06-30").given)


def test_without_a_limit_everything_is_told() -> None:
    made = pasted(ended(), Lang.ZH)
    assert made.detail is Detail.WHOLE
    assert made.fits
    assert "授权期限：不符" in made.text
    assert URL.format("1005001000000002") in made.text
    assert "承诺" in made.text
    assert made.text.index("请求平台") < made.text.index("授权期限：不符")


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("limit", [2500, 1000, 700, 420, 200])
def test_the_fullest_text_that_fits_is_taken(lang: Lang, limit: int) -> None:
    draft = ended()
    made = pasted(draft, lang, limit)
    assert made.fits is (len(made.text) <= limit)
    if made.detail is not Detail.REQUEST:
        assert made.fits
    longer = [pasted(draft, lang, len(made.text) + more) for more in (0, 1)]
    assert all(each.detail >= made.detail for each in longer)


def test_the_request_is_never_left_out() -> None:
    made = pasted(ended(), Lang.EN, 10)
    assert not made.fits
    assert "We ask the platform to maintain its measures" in made.text
    assert made.text.endswith("enclosed.")
