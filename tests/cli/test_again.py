"""``ipclaim capture --again``: a small market changes between two visits."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from ipclaim.cli.main import cli
from ipclaim.errors import ExitCode
from ipclaim.seal.verify import verify_evidence
from samples.shop.goods import goods_of
from samples.shop.server import open_shop

pytestmark = pytest.mark.slow

FIRST = 1005009000000001
CHANGES = ("cheaper", "gone", "replaced", "login")
CASE = """\
platform: aliexpress
claim: trademark
complainant: {role: holder, name: 云岭有限公司}
capture: {answered_by: "%s"}
"""
PAGE = """<!doctype html><title>{title}</title><h1 data-pl="product-title">{title}</h1>
<p data-pl="product-price">{price}</p><a data-pl="store-name">{shop}</a><ul>{reviews}</ul>"""
GONE = "<!doctype html><title>AliExpress</title><h1>Sorry, this item is no longer available!</h1>"


@dataclass
class Market:
    """Sells what the sample shop does, until it changes."""

    has_changed: bool = False
    visits: list[str] = field(default_factory=list)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/item/{item:int}.html", self.item),
                Route("/login.htm", lambda _: HTMLResponse("<h1>Sign in to continue</h1>")),
            ]
        )

    async def item(self, request: Request) -> Response:
        number = request.path_params["item"]
        self.visits.append(str(number))
        change = CHANGES[number - FIRST] if self.has_changed else ""
        if change == "login":
            return RedirectResponse("/login.htm")
        if change == "gone":
            return HTMLResponse(GONE)
        if change == "replaced":
            return HTMLResponse(
                PAGE.format(
                    title="Vacuum flask", price="US $8.00", shop="Flask Store", reviews="<li>Hot"
                )
            )
        goods = goods_of(str(number))
        price = "US $1.00" if change == "cheaper" else goods.price_dollars
        reviews = "".join(f"<li>{review.words.en}" for review in goods.reviews)
        page = PAGE.format(
            title=goods.title.en, price=price, shop=goods.shop.en, reviews=reviews * 3
        )
        return HTMLResponse(page)


@dataclass(frozen=True)
class Filed:
    """A case that was captured, and looked at again when the market had changed."""

    case: Path
    market: Market
    again: Result

    @property
    def looks(self) -> dict[str, dict[str, Any]]:
        (told,) = json.loads(self.again.stdout)
        return {look["listing"]: look for look in told["looks"]}


def capture(case: Path, *more: str) -> Result:
    arguments = ["capture", str(case), "-q", "--lang", "en", *more]
    return CliRunner().invoke(cli, arguments, standalone_mode=False)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filed]:
    market = Market()
    with open_shop(app=market.app()) as address:
        case = tmp_path_factory.mktemp("cases") / "my-case"
        (case / "materials").mkdir(parents=True)
        (case / "case.yaml").write_text(CASE % address, encoding="utf-8")
        links = [f"https://www.aliexpress.com/item/{FIRST + n}.html" for n in range(len(CHANGES))]
        (case / "links.csv").write_text("\n".join(["url", *links]), encoding="utf-8")
        assert capture(case).return_value == ExitCode.READY
        market.has_changed = True
        yield Filed(case, market, capture(case, "--again", "--json"))


@pytest.mark.parametrize(
    ("listing", "state", "cause"),
    [
        ("L0001", "still_up", "same_changed"),
        ("L0002", "down", "gone_soft"),
        ("L0003", "down", "replaced"),
        ("L0004", "cannot_tell", "wall_login"),
    ],
)
def test_each_listing_gets_one_of_three_answers(
    filed: Filed, listing: str, state: str, cause: str
) -> None:
    look = filed.looks[listing]
    assert (look["state"], look["cause"]) == (state, cause)


def test_a_listing_that_nobody_can_tell_leaves_the_command_not_ready(filed: Filed) -> None:
    assert filed.again.return_value == ExitCode.NOT_READY


def test_a_lower_price_is_named(filed: Filed) -> None:
    (difference,) = filed.looks["L0001"]["differences"]
    before = goods_of(str(FIRST)).price_dollars
    assert difference == {"what": "price", "before": before, "now": "US $1.00"}


def test_the_proof_is_sealed_beside_the_first_capture(filed: Filed) -> None:
    for look in filed.looks.values():
        proof = filed.case / look["proof"]
        names = {path.name for path in proof.iterdir()}
        assert {"look.json", "capture.json", "page.jpg", "page.warc.gz"} <= names
        first = json.loads((proof.parent / "capture.json").read_bytes())
        assert first["outcome"] == "ok"
    verdict = verify_evidence(filed.case / "evidence")
    assert verdict.is_intact
    assert (filed.case / "evidence/earlier-seals/001").is_dir()


def test_an_interrupted_run_goes_on_and_only_filed_links_are_looked_at(filed: Filed) -> None:
    """A look that no seal covers is this run's: nothing is visited for it again."""
    rows = f"url,case\nhttps://www.aliexpress.com/item/{FIRST + 1}.html,my-case\n"
    (filed.case.parent / "filed.csv").write_text(rows, encoding="utf-8")
    (look,) = (filed.case / "evidence/data/L0002").glob("again-*")
    unsealed = look.with_name("again-20261122T000000Z")
    shutil.copytree(look, unsealed)
    visits = len(filed.market.visits)
    told = capture(filed.case, "--again")
    assert len(filed.market.visits) == visits
    assert "1 down" in told.output
    assert told.return_value == ExitCode.READY
    assert verify_evidence(filed.case / "evidence").is_intact
    (filed.case.parent / "filed.csv").unlink()


def test_what_was_never_captured_is_said_and_not_visited(filed: Filed, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    shutil.copy(filed.case / "case.yaml", bare)
    shutil.copy(filed.case / "links.csv", bare)
    told = capture(bare, "--again")
    assert "no captured listing to look at again" in told.output
    assert told.return_value == ExitCode.NOT_READY
    assert not (bare / "evidence").exists()


def test_stamping_and_looking_again_exclude_each_other(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["capture", str(tmp_path), "--again", "--stamp"])
    assert told.exit_code == ExitCode.USAGE
