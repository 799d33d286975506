"""Links of listings, whole and broken over lines."""

import pytest

from ipclaim.read.values import PARSERS


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://www.aliexpress.com/item/1005001287537626.htm l。", "item/1005001287537626.html"),
        ("htt ps://detail.1688.com/offer/712345678901.html", "offer/712345678901.html"),
        ("https://item.taobao.com/item.htm ?id=612345678901", "item.htm?id=612345678901"),
        ("https://a.example.com/goods.html?goods_id=17219496 4230", "?goods_id=172194964230"),
        ("https://www.amazon.com/dp/B012345678 2. I swear that", "dp/B012345678"),
        (
            "https://www.alibaba.com/product- detail/shoe_183979.html",
            "/product-detail/shoe_183979.html",
        ),
    ],
    ids=["ending", "scheme", "query", "figures", "sentence", "hyphen"],
)
def test_a_link_is_joined_where_that_is_plain(text: str, links: str) -> None:
    read = PARSERS["urls"](text)
    assert read is not None
    assert read.well_formed
    assert isinstance(read.value, tuple)
    assert str(read.value[0]).endswith(links)
    assert " " not in str(read.value[0])


@pytest.mark.parametrize(
    "text",
    [
        "https://www.temu.com/goods.html? Link to the product",
        "https://detail:1688.com/offer/646202332609.html",
        "https://item.jd.com/81002790401.htm1",
        "https://shop.example.com/a and then",
        "https://www.alibaba.com/product- of ours",
    ],
    ids=["open", "host", "misread", "words", "hyphen"],
)
def test_a_link_that_may_be_half_is_ill_formed(text: str) -> None:
    read = PARSERS["urls"](text)
    assert read is not None
    assert not read.well_formed


@pytest.mark.parametrize(
    ("text", "amount", "sure"),
    [
        ("EUR 1.234,56", "1234.56", True),
        ("1 234,56 €", "1234.56", True),
        ("USD 2,667.00", "2667.00", True),
        ("￥116,402-", "116402", True),
        ("100.00 19.00 119.00", "119.00", False),
    ],
    ids=["german", "french", "english", "yen", "several"],
)
def test_money_of_any_country(text: str, amount: str, sure: bool) -> None:
    read = PARSERS["money"](text)
    assert read is not None
    assert (read.value, read.well_formed) == (amount, sure)
