import pytest

from ipclaim.read.blocks import address_part, name_part
from ipclaim.read.lines import EMPTY, Spot, Strip
from ipclaim.read.values import PARSERS
from ipclaim.read.values.parties import latin_name, name


@pytest.mark.parametrize(
    ("text", "name", "fits"),
    [
        ("Nordhafen Apparel Inc. (OREGON CORPORATION)", "Nordhafen Apparel Inc.", True),
        ("Quanzhou Weiming Co., Ltd., a company organized under the laws of China",
         "Quanzhou Weiming Co., Ltd.", True),
        ('Nordhafen Apparel GmbH (hereinafter "the Grantor")', "Nordhafen Apparel GmbH", True),
        ("Nordhafen Apparel B.V. having its registered office at Amsterdam",
         "Nordhafen Apparel B.V.", True),
        ("株式会社白杜スポーツ", "株式会社白杜スポーツ", True),
        ("John A. Smith", "John A. Smith", True),
        ("667 Harbour Street", "667 Harbour Street", False),
        ("IF OTHER THAN CONSIGNEE", "IF OTHER THAN CONSIGNEE", False),
        ("Same as above", "Same as above", False),
        ("TO ORDER", "TO ORDER", False),
        ("Ingrid Seller-Notley", "Ingrid Seller-Notley", False),
        ("Othera Thanos", "Othera Thanos", True),
        ("NORDHAFEN LIMITED北港有限公司", "NORDHAFEN LIMITED北港有限公司", False),
    ],
)  # fmt: skip
def test_holders(text: str, name: str, fits: bool) -> None:
    parsed = PARSERS["holder"](text)
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == (name, fits)


def test_the_latin_name_of_two() -> None:
    parsed = PARSERS["latin-holder"]("NORDHAFEN TRADING LIMITED 北港貿易有限公司")
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == ("NORDHAFEN TRADING LIMITED", True)


@pytest.mark.parametrize(
    ("lines", "name", "address"),
    [
        (["Nordhafen GmbH", "Musterstr. 12", "20095 Hamburg", "DE"],
         "Nordhafen GmbH", "Musterstr. 12, 20095 Hamburg, DE"),
        (["Nordhafen Apparel Trading", "Company Limited", "12 Sample Street,", "London"],
         "Nordhafen Apparel Trading Company Limited", "12 Sample Street, London"),
        (["東京都架空区見本町6丁目", "株式会社白杜スポーツ"],
         "株式会社白杜スポーツ", "東京都架空区見本町6丁目"),
        (["Nordhafen AB, 12 Sample Street, Malmo"], "Nordhafen AB", "12 Sample Street, Malmo"),
        (["Svensson, Ida", "12 Sample Street", "SE"], "Svensson, Ida", "12 Sample Street, SE"),
    ],
)  # fmt: skip
def test_a_holder_has_a_name_and_an_address(lines: list[str], name: str, address: str) -> None:
    entry = stacked(lines)
    assert name_part(entry).text == name
    assert address_part(entry).text == address


def stacked(lines: list[str]) -> Strip:
    """Return lines as the text of one entry."""
    result = EMPTY
    for number, text in enumerate(lines):
        if result.text and result.text[-1].isascii() and text[0].isascii():
            result += Strip(" ", (Spot(number, -1),))
        result += Strip(text, tuple(Spot(number, place) for place in range(len(text))))
    return result


def test_a_comma_that_was_read_as_a_stop_shows() -> None:
    for form in ("holder", "latin-name"):
        names = [PARSERS[form](f"Bluewind Outdoor Co.{mark} Ltd.") for mark in (",", ".")]
        assert [name is not None and name.well_formed for name in names] == [True, False]


@pytest.mark.parametrize("role", ["受托单位", "委托人", "甲方", "被授权方"])
def test_a_role_is_nobodys_name(role: str) -> None:
    assert name(role) is None


def test_the_rest_of_a_label_is_no_name() -> None:
    rest = latin_name("of the seller")
    assert rest is not None
    assert not rest.well_formed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brindlewick Foods, LLC LIMITED LIABILITY COMPANY DELAWARE", "Brindlewick Foods, LLC"),
        ("OAKMERE INC. CORPORATION NEVADA 12 Mill Road", "OAKMERE INC."),
        ("Oakmere Holdings Corporation", "Oakmere Holdings Corporation"),
    ],
)
def test_an_american_kind_of_company_is_no_part_of_its_name(text: str, name: str) -> None:
    parsed = PARSERS["holder"](text)
    assert parsed is not None
    assert text[parsed.start : parsed.end] == name


@pytest.mark.parametrize(
    ("text", "chinese", "latin"),
    [
        ("西班牙马德里28014阿萨阿尔街30号CALLE AZAHAR 30, 28014 MADRID, SPAIN",
         "西班牙马德里28014阿萨阿尔街30号", "CALLE AZAHAR 30, 28014 MADRID, SPAIN"),
        ("浙江省杭州市文三路20号 No. 20 Wensan Road, Hangzhou, China",
         "浙江省杭州市文三路20号", "No. 20 Wensan Road, Hangzhou, China"),
        ("浙江省杭州市文三路20号A座1201室", "浙江省杭州市文三路20号A座1201室", None),
        ("上海市自由贸易区FREE LAND大厦3楼", "上海市自由贸易区FREE LAND大厦3楼", None),
    ],
    ids=["after-a-house", "after-a-gap", "a-letter", "a-house-of-two-words"],
)  # fmt: skip
def test_an_address_and_its_translation(text: str, chinese: str, latin: str | None) -> None:
    own, again = PARSERS["address"](text), PARSERS["translated-address"](text)
    assert own is not None
    assert own.value == chinese
    assert (again.value if again else None) == latin


@pytest.mark.parametrize(
    "text",
    ["江苏省常熟市虞山镇望海一巷1764号软件园二期6栋1楼", "自公告之日起享有商标专用权", "受托单位"],
    ids=["an-address", "a-sentence", "a-role"],
)
def test_what_is_nobodys_name(text: str) -> None:
    assert name(text) is None


@pytest.mark.parametrize("text", ["杭州市西湖区文三路第2小学", "上海市南京路1号百货店"])
def test_a_name_with_a_place_in_it_is_one(text: str) -> None:
    assert name(text) is not None
