"""Finds a Chromium on this machine and runs it so that it reaches nothing but the proxy."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from ipclaim.capture.devtools import BrowserError, Connection, Ends, Session, connect, open_pipes
from ipclaim.capture.stand_in import Pin
from ipclaim.capture.window import Windows
from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text
from ipclaim.scratch import scratch_folder

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Debian's launcher adds the machine's own switches from /etc/chromium.d; evidence does without.
_BEHIND_LAUNCHER = {"/usr/bin/chromium": Path("/usr/lib/chromium/chromium")}

VIEWPORT = (1366, 900)
LOCALE = "zh-CN"
TIME_ZONE = "Asia/Shanghai"
_COMPLAINTS = "complaints.txt"
_STARTING = 90.0
_CLOSING = 15.0

_DRIVEN = (
    "--headless",
    "--hide-scrollbars",
    "--mute-audio",
    "--disable-dev-shm-usage",  # containers have little of it
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # a page that draws in three dimensions still does
    "--force-color-profile=srgb",
    f"--lang={LOCALE}",
    f"--accept-lang={LOCALE}",
    f"--window-size={VIEWPORT[0]},{VIEWPORT[1]}",
    # A mouse is there, as in a buyer's browser: pages look so.
    (
        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,"
        "primaryPointerType=4,availablePointerTypes=4"
    ),
    "--disable-back-forward-cache",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-breakpad",
    "--disable-component-extensions-with-background-pages",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-field-trial-config",
    "--disable-hang-monitor",
    "--disable-infobars",
    "--disable-ipc-flooding-protection",
    "--disable-popup-blocking",  # a window that a page opens is recorded, and closed
    "--disable-prompt-on-repost",
    "--disable-renderer-backgrounding",
    "--disable-search-engine-choice-screen",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-service-autorun",
    "--password-store=basic",
    # A picture beyond the window is drawn on a surface of its own.
    "--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies",
    (
        "--disable-features=AimEnabled,AvoidUnnecessaryBeforeUnloadCheckSync,"
        "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,"
        "MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,"
        "SpareRendererForSitePerProcess,ThirdPartyStoragePartitioning,Translate,"
        # Else each window draws two pages for an address bar that nobody sees: a third of all work.
        "WebUIOmniboxAimPopup,WebUIOmniboxPopup"
    ),
)
"""Switches without which no program can drive it, or a page would look otherwise than it does."""
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-checker-imaging",  # a picture is drawn once it is decoded, not before and again
    "--disable-quic",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-pings",
    "--num-raster-threads=1",  # three listings at once keep the cores busy already
    # A page of 8,000 pixels is drawn in 16 strips, not in 192 pieces with a memory each.
    "--default-tile-width=1408",
    "--default-tile-height=512",
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


def driving_flags() -> tuple[str, ...]:
    """Return the switches with which Chromium can be driven at all."""
    return _DRIVEN if has_sandbox() else (*_DRIVEN, "--no-sandbox")


def flags_for(proxy_port: int, pin: Pin | None) -> tuple[str, ...]:
    """Return the switches that ipclaim gives Chromium, as they are recorded in the evidence."""
    flags = [
        *driving_flags(),
        *_QUIET,
        f"--proxy-server=http://127.0.0.1:{proxy_port}",
        # Chromium by itself goes past a proxy to loopback and to 169.254.0.0/16.
        "--proxy-bypass-list=<-loopback>",
    ]
    if pin is not None:
        flags.append(f"--ignore-certificate-errors-spki-list={pin.spki}")
    return tuple(flags)


@contextlib.asynccontextmanager
async def open_browser(chromium: Chromium, flags: tuple[str, ...]) -> AsyncIterator[Windows]:
    """Run Chromium with a fresh profile while the block lasts; raises `MissingToolError`."""
    with scratch_folder() as profile:
        ends = open_pipes()
        try:
            pid = _start(chromium, flags, ends, profile)
        finally:
            os.close(ends.browser_reads)
            os.close(ends.browser_writes)
        connection = await connect(ends)
        windows = Windows(connection, VIEWPORT, LOCALE)
        try:
            await _wait_until_ready(windows, chromium, profile)
            yield windows
        finally:
            await _end(connection, pid)


def _start(chromium: Chromium, flags: tuple[str, ...], ends: Ends, profile: Path) -> int:
    command = [
        str(chromium.path),
        *flags,
        f"--user-data-dir={profile}",
        "--no-startup-window",
        "--remote-debugging-pipe",
    ]
    new = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        return os.posix_spawn(
            command[0],
            command,
            _clean_environment(),
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, str(profile / _COMPLAINTS), new, 0o600),
                (os.POSIX_SPAWN_DUP2, ends.browser_reads, 3),
                (os.POSIX_SPAWN_DUP2, ends.browser_writes, 4),
            ],
            setsid=True,  # an interrupt at the keyboard is for us: we end it in order
        )
    except OSError as fault:
        os.close(ends.reads)
        os.close(ends.writes)
        raise _does_not_start(chromium, str(fault)) from fault


async def _wait_until_ready(windows: Windows, chromium: Chromium, profile: Path) -> None:
    try:
        async with asyncio.timeout(_STARTING):
            await windows.start()
    except (BrowserError, TimeoutError) as fault:
        said = (profile / _COMPLAINTS).read_text(errors="replace").strip().splitlines()
        raise _does_not_start(chromium, said[-1][-300:] if said else str(fault)) from fault


def _does_not_start(chromium: Chromium, why: str) -> MissingToolError:
    return _missing(
        Text(f"{chromium.path} 无法启动：{why}", f"{chromium.path} does not start: {why}")
    )


async def _end(connection: Connection, pid: int) -> None:
    """Close the browser, and end it when it does not close."""
    with contextlib.suppress(BrowserError, TimeoutError):
        async with asyncio.timeout(_CLOSING):
            await Session(connection).send("Browser.close")
    connection.close()
    if not await _has_ended(pid, _CLOSING):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    await asyncio.to_thread(os.waitpid, pid, 0)


async def _has_ended(pid: int, longest: float) -> bool:
    ended = asyncio.Event()
    handle = os.pidfd_open(pid)
    asyncio.get_running_loop().add_reader(handle, ended.set)
    try:
        async with asyncio.timeout(longest):
            await ended.wait()
    except TimeoutError:
        return False
    finally:
        asyncio.get_running_loop().remove_reader(handle)
        os.close(handle)
    return True


def _clean_environment() -> dict[str, str]:
    """Return the environment without settings that would change what pages look like."""
    kept = ("PATH", "HOME", "TMPDIR", "XDG_RUNTIME_DIR", "FONTCONFIG_PATH", "FONTCONFIG_FILE")
    given = {name: os.environ[name] for name in kept if name in os.environ}
    return given | {"LANG": "zh_CN.UTF-8", "TZ": TIME_ZONE}
