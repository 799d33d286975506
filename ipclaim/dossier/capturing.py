"""How the listings were captured, in one compact table: what a court asks after first.

The points are those of art. 11 of the Supreme People's Court's provisions on internet courts:
environment, maker and time, tools and method, completeness, and how it is verified. What was not
recorded is said as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ipclaim.capture.record import Environment
from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, Span, Table, say
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import both, flowing, heading
from ipclaim.dossier.style import CELL, CODE, GREY, NOTE, NOTE_EN, Style
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.text import Languages, Text, counted

CAPTURING = Text("取证环境与方法", "How the listings were captured")
_INTRO = Text(
    "按《最高人民法院关于互联网法院审理案件若干问题的规定》第十一条的审查要点列出。每次访问的"
    "跳转、解析结果、连接、操作、证书和完整性见证据文件夹中各链接的 capture.json。",
    "Along art. 11 of the Supreme People's Court's provisions on internet courts. Of each "
    "visit, redirects, resolved addresses, connections, interactions, certificate and "
    "completeness are in capture.json in the evidence folder.",
)
_KEY = Style(7.8, 12, colour=GREY)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The machine on which some listings were captured in one way."""

    listings: tuple[str, ...]
    environment: Environment
    offsets: tuple[int, ...]
    """Own clock minus the sites', one a listing, in seconds."""


def capturing(
    surroundings: Sequence[Surroundings], faces: Faces, languages: Languages = Languages.BOTH
) -> Section:
    """Return the section; without sheets where nothing was visited."""
    if not surroundings:
        return Section("capturing", CAPTURING, ())
    blocks: list[Block] = [
        *heading(CAPTURING),
        *pair(_INTRO, NOTE, NOTE_EN),
    ]
    for one in surroundings:
        rows = tuple(
            (Cell((Paragraph(spans(key, Span(""), Span("")), _KEY),)), Cell(value))
            for key, value in _rows(one)
        )
        blocks += [Gap(8), Table((24, 76), rows, padding=2.4, is_keyed=True)]
    return Section("capturing", CAPTURING, flowing(told(blocks, languages), faces))


def _rows(one: Surroundings) -> Iterator[tuple[Text, tuple[Block, ...]]]:
    machine = one.environment
    yield Text("链接", "Listings"), (say(_spans(one.listings), CELL),)
    yield Text("程序", "Program"), _program(machine)
    yield (
        Text("浏览器", "Browser"),
        (say(machine.browser, CELL), say(f"SHA-256 {machine.browser_sha256}", CODE)),
    )
    yield Text("系统", "System"), (say(machine.operating_system, CELL),)
    yield Text("清洁性", "Clean start"), both(_joined(_clean_start(machine)))
    yield (
        Text("域名解析", "Names"),
        (
            *both(_joined(_names(machine))),
            *_hosts_digest(machine),
        ),
    )
    yield Text("网络", "Network"), both(_joined(_network(machine)))
    yield Text("时钟", "Clock"), both(_joined(_clock(machine, one.offsets)))
    yield (
        Text("字体", "Fonts"),
        (say(", ".join(machine.cjk_fonts[:4]), CELL), say(f"SHA-256 {machine.fonts_sha256}", CODE)),
    )
    yield Text("未记录", "Not recorded"), both(_NOT_RECORDED)


_NOT_RECORDED = Text(
    "病毒扫描、进程列表、录屏，以及使用者和计算机的名称、地址。",
    "Virus scan, list of processes, screen recording, names and addresses of user and machine.",
)


def _program(machine: Environment) -> tuple[Block, ...]:
    told = f"ipclaim {machine.ipclaim}, Python {machine.python}, Playwright {machine.playwright}"
    own = (say(f"SHA-256 {machine.program_sha256}", CODE),) if machine.program_sha256 else ()
    return (say(told, CELL), *own)


def _joined(parts: Iterable[Text]) -> Text:
    said = list(parts)
    return Text(
        "；".join(part.zh for part in said) + "。", "; ".join(part.en for part in said) + "."
    )


def _clean_start(machine: Environment) -> Iterator[Text]:
    width, height = machine.viewport
    window = f"{width}×{height}, {machine.locale}, {machine.time_zone}"
    yield Text(
        "每次运行新建临时配置，每条链接使用独立会话，无登录、无历史、无缓存、无扩展",
        "a fresh profile for each run and a context for each listing, without login, history, "
        "cache or extensions",
    )
    yield Text(f"窗口 {window}", f"window {window}")
    if not machine.sandbox:
        yield Text(
            "浏览器沙箱未启用（以 root 运行）", "the browser's sandbox was off (run as root)"
        )
    if machine.added_certificates is None:
        return
    rules = len(machine.browser_policies)
    yield Text(f"管理员策略文件 {rules} 个", f"{rules} policy files of an administrator")
    yield (
        Text("存在用户自加的证书库", "there is a store of certificates that the user added")
        if machine.added_certificates
        else Text("没有用户自加的证书", "no certificates that the user added")
    )


def _names(machine: Environment) -> Iterator[Text]:
    servers = ", ".join(machine.name_servers) or "—"
    yield Text(f"DNS 服务器 {servers}", f"DNS servers {servers}")
    if machine.name_service:
        order = machine.name_service
        yield Text(f"查询顺序 {order}", f"looked up in the order {order}")
    if machine.hosts_entries is None:
        return
    count, named = machine.hosts_entries, ", ".join(machine.hosts_names_sites)
    yield Text(
        f"hosts 文件另指 {count} 个名称",
        f"the hosts file leads {counted(count, '# name|# names')} elsewhere",
    )
    yield (
        Text(f"其中有本案网站：{named}", f"among them sites of this case: {named}")
        if named
        else Text("没有本案的网站", "no site of this case is in it")
    )


def _hosts_digest(machine: Environment) -> tuple[Block, ...]:
    if machine.hosts_file_sha256 is None:
        return ()
    return (say(f"hosts SHA-256 {machine.hosts_file_sha256}", CODE),)


def _network(machine: Environment) -> Iterator[Text]:
    yield Text(
        "浏览器只经本程序在本机的过滤代理上网，不解密，所见为网站自己的证书",
        "the browser's only way out is the program's own filter on this machine, which decrypts "
        "nothing: the certificate seen is the site's",
    )
    if machine.default_interface:
        way = machine.default_interface
        yield Text(f"出口网卡 {way}", f"out through {way}")
    names = ", ".join(machine.proxy_variables)
    yield (
        Text(
            f"系统设有代理变量但浏览器未使用：{names}",
            f"proxy settings of the system, not used by the browser: {names}",
        )
        if names
        else Text("系统未设置代理", "no proxy is set on the system")
    )
    if machine.answered_by:
        server = machine.answered_by
        yield Text(f"样例：由 {server} 代为应答", f"sample: answered by {server}")


def _clock(machine: Environment, offsets: Sequence[int]) -> Iterator[Text]:
    if machine.clock_in_step is not None:
        yield (
            Text("系统时钟已同步", "the system keeps its clock in step")
            if machine.clock_in_step
            else Text(
                "系统未报告时钟同步", "the system does not say that its clock is kept in step"
            )
        )
    if not offsets:
        yield Text("网站未给出时间，无法比对", "no site sent a time to compare with")
        return
    low, high = min(offsets), max(offsets)
    span = f"{low:+d}" if low == high else f"{low:+d} … {high:+d}"
    visits = counted(len(offsets), "# visit|# visits")
    yield Text(
        f"与各网站答复时间相差 {span} 秒（{len(offsets)} 次访问，每次取各主机的中位数）",
        f"{span} s from the times that the sites sent ({visits}, the median of the hosts of each)",
    )


def _spans(listings: Sequence[str]) -> str:
    """Return ids with runs drawn together: L0001–L0003, L0007."""
    spans: list[list[str]] = []
    for listing in listings:
        if spans and _number(listing) == _number(spans[-1][-1]) + 1:
            spans[-1].append(listing)
        else:
            spans.append([listing])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in spans)


def _number(listing: str) -> int:
    digits = listing.lstrip("L")
    return int(digits) if digits.isdigit() else -2
