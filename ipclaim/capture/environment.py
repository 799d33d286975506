"""Records machine and browser once per run: what a court asks after when it weighs a capture.

Left out on purpose: user and machine names, addresses of this machine. They prove nothing and are
personal data.
"""

import os
import platform
import subprocess
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from ipclaim.capture.browser import LOCALE, TIME_ZONE, VIEWPORT, Chromium, has_sandbox
from ipclaim.capture.cleanliness import look_for_cleanliness
from ipclaim.capture.record import Environment
from ipclaim.capture.stand_in import Pin
from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text
from ipclaim.seal.digest import sha256_of, sha256_of_bytes

_HOSTS = Path("/etc/hosts")
_RESOLVER = Path("/etc/resolv.conf")
_OS_RELEASE = Path("/etc/os-release")
_PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def describe_environment(
    chromium: Chromium,
    flags: tuple[str, ...],
    answered_by: str | None,
    pin: Pin | None,
    hosts: Iterable[str] = (),
) -> Environment:
    """Return the record of this machine before it visits ``hosts``.

    Raises `MissingToolError` without a Chinese font.
    """
    fonts = installed_fonts()
    clean = look_for_cleanliness(hosts)
    return Environment(
        ipclaim=version("ipclaim"),
        operating_system=f"{_distribution()}, {platform.system()} {platform.release()}",
        python=platform.python_version(),
        browser=chromium.version,
        browser_path=str(chromium.path),
        browser_sha256=sha256_of(chromium.path),
        sandbox=has_sandbox(),
        flags=flags,
        profile="fresh and temporary for each run, one context for each listing",
        viewport=VIEWPORT,
        locale=LOCALE,
        time_zone=TIME_ZONE,
        hosts_file_sha256=sha256_of(_HOSTS) if _HOSTS.is_file() else None,
        name_servers=_name_servers(),
        proxy_variables=tuple(
            name
            for name in sorted(os.environ)
            if name.lower() in _PROXY_VARIABLES and os.environ[name]
        ),
        cjk_fonts=cjk_fonts(),
        fonts_sha256=sha256_of_bytes("\n".join(fonts).encode()),
        answered_by=answered_by,
        answered_by_certificate=pin.sha256 if pin else None,
        **asdict(clean),
    )


def installed_fonts() -> tuple[str, ...]:
    """Return file and family of every font that fontconfig knows, sorted."""
    return _fc_list("%{file}\t%{family}\n")


def cjk_fonts() -> tuple[str, ...]:
    """Return the families that draw Chinese; raises `MissingToolError` when there is none."""
    families = _fc_list("%{family[0]}\n", ":lang=zh")
    if not families:
        raise MissingToolError(
            Text(
                "本机没有中文字体，截图中的汉字会显示为方框",
                "There is no Chinese font: Chinese pages would show empty boxes",
            ),
            Text(
                "请安装：sudo apt-get install fonts-noto-cjk",
                "Install one: sudo apt-get install fonts-noto-cjk",
            ),
        )
    return families


def _fc_list(form: str, pattern: str = ":") -> tuple[str, ...]:
    try:
        run = subprocess.run(
            ["fc-list", "-f", form, pattern],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise MissingToolError(
            Text("找不到 fc-list，无法检查字体", "fc-list is missing, so fonts cannot be checked"),
            Text(
                "请安装：sudo apt-get install fontconfig",
                "Install it: sudo apt-get install fontconfig",
            ),
        ) from fault
    return tuple(sorted({line.strip() for line in run.stdout.splitlines() if line.strip()}))


def _distribution() -> str:
    if not _OS_RELEASE.is_file():
        return "unknown distribution"
    pairs = (line.partition("=") for line in _OS_RELEASE.read_text("utf-8").splitlines())
    found = {name: value.strip('"') for name, _, value in pairs}
    return found.get("PRETTY_NAME", "unknown distribution")


def _name_servers() -> tuple[str, ...]:
    if not _RESOLVER.is_file():
        return ()
    words = (line.split() for line in _RESOLVER.read_text("utf-8", errors="replace").splitlines())
    return tuple(pair[1] for pair in words if len(pair) > 1 and pair[0] == "nameserver")
