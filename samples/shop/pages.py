"""The shop's pages: one layout for the English and the Chinese site, and the trouble pages."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from samples.shop.goods import Behaviour, Goods, goods_of

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
)
DETAIL_PICTURES = 8
_RECOMMENDED = 8


def listing_page(goods: Goods, lang: str, behaviour: Behaviour) -> str:
    """Return the listing as HTML, with the trouble that the behaviour asks for."""
    number = int(goods.item_id[-2:])
    prefix = goods.item_id[:-2]
    others = tuple(
        goods_of(f"{prefix}{(number + step) % 40 + 1:02d}") for step in range(_RECOMMENDED)
    )
    return _PAGES.get_template("listing.html").render(
        goods=goods,
        lang=lang,
        zh=lang == "zh",
        behaviour=behaviour.value,
        others=others,
        details=range(6, 6 + DETAIL_PICTURES),
    )


def notice_page(kind: Behaviour, lang: str) -> str:
    """Return a page that is no listing: gone, login wall, captcha, rate limit, unknown address."""
    return _PAGES.get_template("notice.html").render(kind=kind.value, lang=lang, zh=lang == "zh")


def style_sheet() -> str:
    """Return the style sheet of all pages."""
    return _PAGES.get_template("shop.css").render()
