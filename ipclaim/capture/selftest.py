"""Tells ``ipclaim doctor`` whether capturing works on this machine, right now.

Three questions, each tried for real: is there a Chromium, does it draw Chinese characters (and
not the boxes of a missing font), and does it reach nothing but the proxy.
"""

import asyncio
from dataclasses import dataclass

from ipclaim.capture.browser import Chromium, find_chromium, flags_for, open_browser
from ipclaim.capture.devtools import BrowserError
from ipclaim.capture.environment import cjk_fonts
from ipclaim.capture.proxy import FilteringProxy, Verdict, open_proxy
from ipclaim.capture.window import Window
from ipclaim.errors import IpclaimError, MissingToolError
from ipclaim.model.text import Text

_WAIT = 60.0
_SAMPLE = "商标权利证书"
# Draws each character and a code point that no font has; equal pictures mean a missing glyph.
_TOFU = """sample => {
  const drawn = character => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 48;
    const brush = canvas.getContext('2d');
    brush.font = '32px sans-serif';
    brush.fillText(character, 4, 36);
    return canvas.toDataURL();
  };
  const missing = drawn('\\u{10FFFE}'), blank = drawn(' ');
  return [...sample].filter(character => [missing, blank].includes(drawn(character))).join('');
}"""


@dataclass(frozen=True, slots=True)
class Probe:
    """One question and what came of it."""

    name: Text
    works: bool
    detail: Text
    """What was found, or what is wrong and how to cure it."""


def selftest() -> tuple[Probe, ...]:
    """Try browser, fonts and proxy; never raises for something that is missing."""
    try:
        chromium = find_chromium()
    except MissingToolError as fault:
        return (Probe(_BROWSER, works=False, detail=_told(fault)),)
    found = Probe(_BROWSER, works=True, detail=_both(f"{chromium.version} ({chromium.path})"))
    try:
        return (found, *asyncio.run(asyncio.wait_for(_tried(chromium), _WAIT)))
    except (IpclaimError, BrowserError, TimeoutError) as fault:
        return (found, Probe(_PROXY, works=False, detail=_told(fault)))


_BROWSER = Text("浏览器", "browser")
_FONTS = Text("中文字体", "Chinese fonts")
_PROXY = Text("取证代理", "capture proxy")


async def _tried(chromium: Chromium) -> tuple[Probe, ...]:
    async with (
        open_proxy() as proxy,
        open_browser(chromium, flags_for(proxy.port, None)) as browser,
        browser.open(_WAIT) as window,
    ):
        return (await _try_fonts(window), await _try_proxy(window, proxy))


async def _try_fonts(window: Window) -> Probe:
    try:
        families = cjk_fonts()
    except MissingToolError as fault:
        return Probe(_FONTS, works=False, detail=_told(fault))
    missing = str(await window.run(_TOFU, _SAMPLE))
    if missing:
        return Probe(
            _FONTS,
            works=False,
            detail=Text(
                f"浏览器无法显示：{missing}；请安装 fonts-noto-cjk",
                f"the browser cannot draw {missing}; install fonts-noto-cjk",
            ),
        )
    return Probe(_FONTS, works=True, detail=_both(", ".join(families[:3])))


async def _try_proxy(window: Window, proxy: FilteringProxy) -> Probe:
    """Ask for an address of this machine: the browser must ask the proxy, and be refused."""
    try:
        await window.go("http://127.0.0.1/")
    except BrowserError as fault:
        return Probe(_PROXY, works=False, detail=_told(fault))
    refused = proxy.seen("127.0.0.1")
    if refused and refused[-1].verdict is Verdict.REFUSED:
        detail = Text(
            "浏览器只能经代理上网，内网地址被拒绝", "the only way out; refuses inward ways"
        )
        return Probe(_PROXY, works=True, detail=detail)
    return Probe(
        _PROXY,
        works=False,
        detail=Text("浏览器绕过了代理", "the browser went past the proxy"),
    )


def _told(fault: Exception) -> Text:
    if isinstance(fault, IpclaimError):
        return Text(
            f"{fault.message.zh}。{fault.advice.zh}", f"{fault.message.en}. {fault.advice.en}"
        )
    return _both(str(fault).splitlines()[0] if str(fault) else type(fault).__name__)


def _both(text: str) -> Text:
    return Text(text, text)
