"""``ipclaim verify``: unchanged or not, offline, every mismatch at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ipclaim.cli.options import Manner, json_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.text import Lang, Text, counted
from ipclaim.run.verifying import Verified, verify_paths
from ipclaim.seal.custody import Action, CustodyLine

if TYPE_CHECKING:
    from ipclaim.seal.pdf_verdict import SignatureVerdict

_ACTIONS = {
    Action.CAPTURED: Text("取证", "captured"),
    Action.IMPORTED: Text("导入", "imported"),
    Action.LOOKED_AT: Text("复查", "looked at again"),
    Action.SEALED: Text("封存", "sealed"),
    Action.STAMPED: Text("加盖时间戳", "stamped"),
    Action.OPENED: Text("查阅使用", "opened"),
    Action.VERIFIED: Text("核验", "verified"),
    Action.EXPORTED: Text("输出", "exported"),
}


@click.command(
    cls=SpokenCommand,
    told=Text(
        "离线核验取证文件夹或卷宗是否被改动，一次列出所有不符之处，并说明哪些没有核验。\n"
        "核验会在证据的保管记录 custody.jsonl 里留下一行；只读的文件夹照样可以核验。",
        "Proves, offline, that evidence or a dossier is unchanged; names each changed, missing and "
        "added file at once, and says what was not checked.\n"
        "It leaves a line in the evidence's custody log, custody.jsonl; read-only folders are "
        "verified all the same.",
    ),
    example="ipclaim verify my-case\nipclaim verify my-case/evidence my-case/out/dossier.pdf\n"
    "ipclaim verify my-case --custody --tsa-roots tsa-ca.pem\n"
    "ipclaim verify dossier.pdf --roots signer-ca.pem",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--tsa-roots",
    "roots",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    cls=SpokenOption,
    metavar="FILE",
    told=Text(
        "时间戳机构的根证书（PEM），用来核对时间戳由谁签发（需要 openssl）",
        "Root certificates of the time authority (PEM), to check who signed the time stamp "
        "(needs openssl)",
    ),
)
@click.option(
    "--roots",
    "signer_roots",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    cls=SpokenOption,
    metavar="FILE",
    told=Text(
        "签名人所用证书的根证书（PEM，可附中间证书和 CRL），用来核对卷宗由谁签名",
        "Root certificates of the dossier's signer (PEM; certificates between and CRLs may stand "
        "with them), to check who signed it",
    ),
)
@click.option(
    "--custody",
    "with_custody",
    is_flag=True,
    cls=SpokenOption,
    told=Text("显示保管记录：谁在何时做了什么", "Show the custody log: who did what, and when"),
)
@click.option(
    "--no-log",
    is_flag=True,
    cls=SpokenOption,
    told=Text("不在保管记录里留下本次核验", "Leave no line in the custody log"),
)
@json_option
@manner
def verify(
    manner: Manner,
    paths: tuple[Path, ...],
    roots: Path | None,
    signer_roots: Path | None,
    with_custody: bool,
    no_log: bool,
    as_json: bool,
) -> int:
    """Verify evidence folders, case folders and dossiers."""
    if signer_roots is not None:
        from ipclaim.seal.trust import read_trust  # noqa: PLC0415 - few verifications need it

        read_trust(signer_roots)
    verified = verify_paths(
        paths, authority_roots=roots, signer_roots=signer_roots, logged=not no_log
    )
    if as_json:
        from ipclaim.run.verify_json import verify_report  # noqa: PLC0415 - few ask for it

        click.echo(verify_report(verified).model_dump_json(indent=2))
    else:
        for result in verified:
            lines = _lines(result, manner.lang)
            lines += _custody_lines(result, manner.lang) if with_custody else []
            click.echo("\n".join(lines))
    intact = all(result.is_intact for result in verified)
    return ExitCode.READY if intact else ExitCode.BROKEN_SEAL


def _lines(result: Verified, lang: Lang) -> list[str]:
    at = f"{result.stamped_at:%Y-%m-%d %H:%M:%S} UTC" if result.stamped_at else ""
    stamped = Text(
        f"  时间戳：{at}，{result.stamped_by}", f"  time stamp: {at}, by {result.stamped_by}"
    )
    signed = "".join(told.said_in(lang) for told in _signed(result))
    return [
        f"{result.path}: {_state(result).said_in(lang)}{signed}",
        *(f"  ✗ {one.message.said_in(lang)}" for one in result.differences),
        *((stamped.said_in(lang),) if at and not signed else ()),
        *(
            Text(f"  未核验：{gap.zh}", f"  not checked: {gap.en}").said_in(lang)
            for gap in result.not_checked
        ),
    ]


def _signed(result: Verified) -> Iterator[Text]:
    """Yield who signed a dossier, and in short what was not checked of that."""
    signatures = result.signatures
    if not signatures:
        return
    has_person = any(one.kind == "signature" for one in signatures)
    for one in signatures:
        if one.kind == "signature" or one.flaws or not has_person:
            yield describe_signature(one)
    open_points = [
        (any(one.trusted is None for one in signatures), Text("信任", "trust")),
        (not all(one.is_revocation_known for one in signatures), Text("吊销", "revocation")),
        (all(one.at is None for one in signatures), Text("时间", "time")),
    ]
    gaps = [told for is_open, told in open_points if is_open]
    if gaps:
        yield Text(
            f"；未核验：{'、'.join(gap.zh for gap in gaps)}",
            f"; not checked: {', '.join(gap.en for gap in gaps)}",
        )


def describe_signature(one: "SignatureVerdict") -> Text:
    """Return who signed or stamped, when, and until when that can be proved."""
    if not one.by or one.until is None or one.flaws:
        return Text("；签名不成立", "; a signature that does not stand")
    until = f"{one.until:%Y-%m-%d}"
    if one.kind == "time-stamp":
        at = f"{one.at:%Y-%m-%d %H:%M} UTC"
        return Text(
            f"；{one.by} 于 {at} 加盖时间戳，可证明至 {until}",
            f"; time-stamped by {one.by} on {at}, provable until {until}",
        )
    if one.at is not None:
        at = f"{one.at:%Y-%m-%d %H:%M} UTC"
        when = Text(f"于 {at}（{one.stamped_by} 的时间戳）", f"on {at} (stamp by {one.stamped_by})")
    else:
        at = f"{one.claimed_at:%Y-%m-%d %H:%M}" if one.claimed_at else "?"
        when = Text(f"自称于 {at} ", f"on {at} by their own clock")
    level = f"PAdES {one.level}" if one.level else "PKCS#7"
    return Text(
        f"；由 {one.by} {when.zh}签名（{level}），可证明至 {until}",
        f"; signed by {one.by} {when.en}, {level}, provable until {until}",
    )


def _state(result: Verified) -> Text:
    if result.is_intact:
        return Text(
            f"未改动（核对 {result.files} 个文件）",
            f"unchanged ({counted(result.files, '# file|# files')} compared)",
        )
    if any(one.kind == "no-seal" for one in result.differences):
        return Text("没有可核验的内容", "nothing to verify")
    count = len(result.differences)
    return Text(f"已改动（{count} 处不符）", f"CHANGED ({count})")


def _custody_lines(result: Verified, lang: Lang) -> list[str]:
    if not result.custody:
        none = Text("  没有保管记录", "  no custody log").said_in(lang)
        return [none] if result.path.is_dir() else []
    return [
        Text("  保管记录：", "  custody log:").said_in(lang),
        *(f"    {_custody_line(line, lang)}" for line in result.custody),
    ]


def _custody_line(line: CustodyLine, lang: Lang) -> str:
    details = ", ".join(f"{name}={value}" for name, value in line.details.items())
    done = _ACTIONS[line.action].said_in(lang)
    told = f"{line.at:%Y-%m-%d %H:%M:%S} UTC  {done}  {line.user}@{line.host}  {line.program}"
    return f"{told}  {details}" if details else told
