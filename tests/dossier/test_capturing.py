"""How the listings were captured is told in one table, what was not recorded included."""

from ipclaim.capture.record import Environment
from ipclaim.dossier.capturing import Surroundings, capturing
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.marks import Glyphs
from ipclaim.dossier.plan import Section

CLEAN = Environment(
    ipclaim="0.1.0",
    operating_system="Debian GNU/Linux 12",
    python="3.11.7",
    playwright="1.65",
    browser="Chromium 156",
    browser_path="/usr/lib/chromium/chromium",
    browser_sha256="b" * 64,
    sandbox=True,
    flags=(),
    profile="fresh",
    viewport=(1366, 900),
    locale="zh-CN",
    time_zone="Asia/Shanghai",
    hosts_file_sha256="c" * 64,
    name_servers=("192.0.2.53",),
    proxy_variables=(),
    cjk_fonts=("Noto Sans CJK SC",),
    fonts_sha256="d" * 64,
    answered_by=None,
    answered_by_certificate=None,
    program_sha256="a" * 64,
    hosts_entries=0,
    added_certificates=False,
    clock_in_step=True,
)


def words(section: Section) -> str:
    return "".join(
        mark.text
        for sheet in section.sheets
        for group in sheet.groups
        for mark in group.marks
        if isinstance(mark, Glyphs)
    ).replace(" ", "")


def test_the_table_tells_a_clean_machine_and_what_nobody_recorded() -> None:
    one = Surroundings(("L0001", "L0002", "L0003", "L0007"), CLEAN, (0, 1, -1))
    told = words(capturing([one], shared_fonts()))
    for expected in (
        "L0001–L0003,L0007",
        "hosts文件另指0个名称；没有本案的网站",
        "系统未设置代理",
        "没有用户自加的证书",
        "系统时钟已同步；与各网站答复时间相差-1…+1秒（3次访问",
        "病毒扫描、进程列表、录屏",
        "a" * 64,
    ):
        assert expected in told


def test_what_speaks_against_a_clean_machine_is_told() -> None:
    changes = {
        "hosts_names_sites": ("www.example.com",),
        "proxy_variables": ("https_proxy",),
        "added_certificates": True,
        "clock_in_step": False,
        "sandbox": False,
    }
    one = Surroundings(("L0001",), CLEAN.model_copy(update=changes), ())
    told = words(capturing([one], shared_fonts()))
    for expected in (
        "其中有本案网站：www.example.com",
        "系统设有代理变量但浏览器未使用：https_proxy",
        "存在用户自加的证书库",
        "系统未报告时钟同步；网站未给出时间，无法比对",
        "浏览器沙箱未启用",
    ):
        assert expected in told


def test_a_record_of_an_earlier_version_says_less_and_nothing_untrue() -> None:
    gaps = ("program_sha256", "hosts_entries", "added_certificates", "clock_in_step")
    old = CLEAN.model_copy(update=dict.fromkeys(gaps))
    told = words(capturing([Surroundings(("L0001",), old, (0,))], shared_fonts()))
    assert "hosts文件" not in told
    assert "证书库" not in told
    assert "系统时钟" not in told


def test_without_visits_there_is_no_such_section() -> None:
    assert capturing((), shared_fonts()).sheets == ()
