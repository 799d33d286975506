"""Finds a Chromium on this machine and runs it so that it reaches nothing but the proxy."""

import asyncio
import contextlib
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright
from playwright.async_api import Error as BrowserError

from ipclaim.capture.stand_in import Pin
from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Debian's launcher adds the machine's own switches from /etc/chromium.d; evidence does without.
_BEHIND_LAUNCHER = {"/usr/bin/chromium": Path("/usr/lib/chromium/chromium")}

VIEWPORT = (1366, 900)
LOCALE = "zh-CN"
TIME_ZONE = "Asia/Shanghai"
_CLOSING = 15.0

_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-gpu",
    "--disable-checker-imaging",  # a picture is drawn once it is decoded, not before and again
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--num-raster-threads=1",  # three listings at once keep the cores busy already
    # The browser's own calls home, which a page has no part in, end at the proxy.
    "--gaia-url=http://127.0.0.1:9",
    "--component-updater=url-source=http://127.0.0.1:9/",
    # A page may not eat the machine.
    "--js-flags=--max-old-space-size=512",
    # Without it, WebRTC sends UDP past the proxy; --force-webrtc-ip-handling-policy does nothing.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)


@dataclass(frozen=True, slots=True)
class Chromium:
    """The browser program of this machine."""

    path: Path
    version: str


def find_chromium() -> Chromium:
    """Return the Chromium of ``$CHROMIUM`` or the first of the usual names.

    Raises `MissingToolError` with the line that installs one.
    """
    wanted = os.environ.get("CHROMIUM")
    for name in (wanted,) if wanted else _NAMES:
        found = shutil.which(name)
        if found:
            path = _BEHIND_LAUNCHER.get(found, Path(found))
            path = path if path.is_file() else Path(found)
            return Chromium(path, _version(path))
    raise _missing(
        Text(f"CHROMIUM={wanted} 不存在", f"there is none at CHROMIUM={wanted}")
        if wanted
        else Text("没有找到 Chromium", "none was found")
    )


def _version(path: Path) -> str:
    try:
        run = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise _missing(Text(f"{path} 无法运行", f"{path} does not run")) from fault
    return run.stdout.strip()


def _missing(cause: Text) -> MissingToolError:
    return MissingToolError(
        Text(f"取证需要 Chromium 浏览器：{cause.zh}", f"Capture needs Chromium: {cause.en}"),
        Text(
            "请安装：sudo apt-get install chromium fonts-noto-cjk；"
            "或用环境变量 CHROMIUM 指定其路径。",
            "Install it: sudo apt-get install chromium fonts-noto-cjk; "
            "or name its path in the environment variable CHROMIUM.",
        ),
    )


def has_sandbox() -> bool:
    """Whether Chromium's sandbox is used: always, except as root, where it cannot start."""
    return os.geteuid() != 0


def flags_for(proxy_port: int, pin: Pin | None) -> tuple[str, ...]:
    """Return the switches that ipclaim gives Chromium, as they are recorded in the evidence."""
    flags = [
        *_QUIET,
        f"--proxy-server=http://127.0.0.1:{proxy_port}",
        # Chromium by itself goes past a proxy to loopback and to 169.254.0.0/16.
        "--proxy-bypass-list=<-loopback>",
    ]
    if not has_sandbox():
        flags.append("--no-sandbox")
    if pin is not None:
        flags.append(f"--ignore-certificate-errors-spki-list={pin.spki}")
    return tuple(flags)


@contextlib.asynccontextmanager
async def open_driver() -> AsyncIterator[Playwright]:
    """Run Playwright's driver while the block lasts; raises `MissingToolError` if it cannot."""
    manager = async_playwright()
    try:
        playwright = await manager.start()
    except Exception as fault:  # Playwright itself raises nothing narrower when its node dies
        raise MissingToolError(
            Text(
                f"浏览器驱动（Playwright）无法启动：{fault}",
                f"the browser's driver (Playwright) does not start: {fault}",
            ),
            Text(
                "请安装：sudo apt-get install libatomic1；再运行 ipclaim doctor。",
                "Install what it needs: sudo apt-get install libatomic1; then run ipclaim doctor.",
            ),
        ) from fault
    try:
        yield playwright
    finally:
        await playwright.stop()


@contextlib.asynccontextmanager
async def open_browser(
    playwright: Playwright, chromium: Chromium, flags: tuple[str, ...]
) -> AsyncIterator[Browser]:
    """Run Chromium with a fresh profile while the block lasts."""
    try:
        browser = await playwright.chromium.launch(
            executable_path=chromium.path,
            args=list(flags),
            headless=True,
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
            chromium_sandbox=has_sandbox(),
            env=_clean_environment(),
        )
    except BrowserError as fault:
        raise _missing(
            Text(
                f"{chromium.path} 无法启动：{fault.message.splitlines()[0]}",
                f"{chromium.path} does not start: {fault.message.splitlines()[0]}",
            )
        ) from fault
    try:
        yield browser
    finally:
        with contextlib.suppress(BrowserError, TimeoutError):
            async with asyncio.timeout(_CLOSING):  # the driver ends one that hangs with itself
                await browser.close()


async def fresh_context(browser: Browser) -> BrowserContext:
    """Return a window of its own for one listing: no cookie or cache of another is in it."""
    return await browser.new_context(
        viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]},
        locale=LOCALE,
        timezone_id=TIME_ZONE,
        accept_downloads=False,
        service_workers="block",
    )


def _clean_environment() -> dict[str, str | float | bool]:
    """Return the environment without settings that would change what pages look like."""
    kept = ("PATH", "HOME", "TMPDIR", "XDG_RUNTIME_DIR", "FONTCONFIG_PATH", "FONTCONFIG_FILE")
    given: dict[str, str | float | bool] = {
        name: os.environ[name] for name in kept if name in os.environ
    }
    return given | {"LANG": "zh_CN.UTF-8", "TZ": TIME_ZONE}
