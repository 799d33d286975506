"""The options that a dossier is signed by, and opening the key that they name.

The passphrase never stands on the command line, where every user of the machine can read it: it
comes from a file, from the environment, or is asked for.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ipclaim.cli.spoken import SpokenOption
from ipclaim.errors import SigningError
from ipclaim.model.text import Lang, Text

if TYPE_CHECKING:
    from ipclaim.run.signing import Signing

F = TypeVar("F", bound=Callable[..., Any])
PASSPHRASE = "IPCLAIM_SIGN_PASSPHRASE"  # noqa: S105 - the variable's name
_LEVELS = ("b-b", "b-t", "b-lt", "b-lta")


@dataclass(frozen=True, slots=True)
class SignAs:
    """What the options said."""

    key: str
    passphrase_file: Path | None
    roots: Path | None
    level: str


def signing_options(command: F) -> F:
    """Give a command the options for signing, handed on as one ``SignAs`` or ``None``."""

    @wraps(command)  # with the options that it has already
    def wrapped(
        sign: str | None,
        sign_passphrase_file: Path | None,
        sign_roots: Path | None,
        sign_level: str,
        **rest: Any,
    ) -> Any:
        chosen = SignAs(sign, sign_passphrase_file, sign_roots, sign_level) if sign else None
        return command(sign_as=chosen, **rest)

    decorated: Any = wrapped
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_OPTIONS = (
    click.option(
        "--sign",
        cls=SpokenOption,
        metavar="KEY",
        told=Text(
            "给已批准的卷宗加 PAdES 签名：PKCS#12 文件（.p12、.pfx），或密码设备的 PKCS#11 地址 "
            "pkcs11:token=设备名;object=密钥名?module-path=模块.so",
            "Sign approved dossiers (PAdES) with a PKCS#12 file (.p12, .pfx) or a token's PKCS#11 "
            "address, pkcs11:token=NAME;object=KEY?module-path=MODULE.so",
        ),
    ),
    click.option(
        "--sign-passphrase-file",
        cls=SpokenOption,
        type=_FILE,
        metavar="FILE",
        told=Text(
            f"存放口令或 PIN 的文件（否则取环境变量 {PASSPHRASE}，再否则当面询问）",
            f"File with the passphrase or PIN (else the variable {PASSPHRASE}, else you are asked)",
        ),
    ),
    click.option(
        "--sign-roots",
        cls=SpokenOption,
        type=_FILE,
        metavar="FILE",
        told=Text(
            "签名证书和时间戳机构的根证书（PEM，可附中间证书和 CRL）：有了它和 --tsa，"
            "核验所需的材料一并写入（B-LT、B-LTA）；会向签发机构查询证书是否吊销",
            "Root certificates of signer and time authority (PEM; certificates between and CRLs "
            "may stand with them): with them and --tsa, what is needed to verify goes in (B-LT, "
            "B-LTA), and the issuers are asked what was revoked",
        ),
    ),
    click.option(
        "--sign-level",
        cls=SpokenOption,
        type=click.Choice(_LEVELS),
        default="b-lta",
        show_default=True,
        told=Text("至多达到的签名级别", "The highest level of signature to make"),
    ),
)


@contextmanager
def open_signing(
    chosen: SignAs | None, authorities: Sequence[str], lang: Lang
) -> "Iterator[Signing | None]":
    """Open the chosen key for as long as the block lasts; raises `SigningError`."""
    if chosen is None:
        yield None
        return
    # Few builds sign, and the others must not wait for these.
    from ipclaim.run.signing import Signing  # noqa: PLC0415
    from ipclaim.seal.pdf_verdict import Level  # noqa: PLC0415
    from ipclaim.seal.signing import Means  # noqa: PLC0415
    from ipclaim.seal.signing_key import named_key, opened  # noqa: PLC0415
    from ipclaim.seal.timestamp import TimeAuthority  # noqa: PLC0415
    from ipclaim.seal.trust import read_trust  # noqa: PLC0415

    trust = read_trust(chosen.roots) if chosen.roots else None
    key = named_key(chosen.key, _passphrase(chosen, lang))
    with opened(key) as signer:
        stamps = tuple(TimeAuthority(address) for address in authorities)
        yield Signing(Means(signer, stamps, trust, Level(chosen.level.upper())))


def _passphrase(chosen: SignAs, lang: Lang) -> str:
    if chosen.passphrase_file is not None:
        return chosen.passphrase_file.read_text(encoding="utf-8").rstrip("\r\n")
    if (said := os.environ.get(PASSPHRASE)) is not None:
        return said
    if not sys.stdin.isatty():
        raise SigningError(
            Text("没有签名密钥的口令", "There is no passphrase for the signing key"),
            Text(
                f"用 --sign-passphrase-file 给出文件，或设置环境变量 {PASSPHRASE}。",
                f"Give a file with --sign-passphrase-file, or set the variable {PASSPHRASE}.",
            ),
        )
    asked = Text(f"{chosen.key} 的口令", f"Passphrase of {chosen.key}").said_in(lang)
    return str(click.prompt(asked, hide_input=True, err=True))
