"""What this machine has, each part tried and not just looked for.

A part that cannot work is bad; one without which everything works at a lower level is a gap, and
the level is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from ipclaim.capture.selftest import selftest as try_capture
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.errors import IpclaimError
from ipclaim.model.text import Lang, Text
from ipclaim.read.selftest import selftest as try_reading
from ipclaim.resources import Templates
from ipclaim.rules.load import load_pack, pack_ids
from ipclaim.rules.written_calendar import load_calendar
from ipclaim.run.docket_state import docket_state


class Health(StrEnum):
    """How a part is."""

    GOOD = "good"
    GAP = "gap"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One part that was tried."""

    part: Text
    health: Health
    detail: Text
    """What was found, or what is wrong and what to type."""


def diagnose(
    templates: Templates, *, today: date, authorities: tuple[str, ...], docket: str | None = None
) -> Iterator[Diagnosis]:
    """Try each part in turn; yields as it goes, because some take seconds."""
    yield from _reading()
    yield from _capturing()
    yield _fonts()
    yield from _rules(templates, today)
    yield _time_authority(authorities)
    yield _docket(docket)


def _reading() -> Iterator[Diagnosis]:
    for test in try_reading():
        missing = Health.BAD if test.needed else Health.GAP
        yield Diagnosis(
            Text(f"文字识别 {test.engine}", f"reading with {test.engine}"),
            Health.GOOD if test.works else missing,
            Text(f"读出“{test.said}”", f"read {test.said!r}")
            if test.works
            else Text(
                f"不能使用：{test.said}；请安装 tesseract-ocr 或重新安装 ipclaim",
                f"does not work: {test.said}; install tesseract-ocr, or ipclaim anew",
            ),
        )


def _capturing() -> Iterator[Diagnosis]:
    for probe in try_capture():
        yield Diagnosis(probe.name, Health.GOOD if probe.works else Health.BAD, probe.detail)


def _fonts() -> Diagnosis:
    part = Text("卷宗字体", "fonts of the dossier")
    try:
        faces = shared_fonts().chain(Lang.ZH, bold=False)
        names = [face.name for face in faces]
    except IpclaimError as fault:
        return Diagnosis(part, Health.BAD, fault.message)
    return Diagnosis(part, Health.GOOD, Text("、".join(names), ", ".join(names)))


def _rules(templates: Templates, today: date) -> Iterator[Diagnosis]:
    part = Text("规则包", "rule packs")
    try:
        packs = [load_pack(pack_id, templates) for pack_id in pack_ids(templates)]
        calendar = load_calendar("cn", templates)
    except IpclaimError as fault:
        yield Diagnosis(part, Health.BAD, fault.message)
        return
    told = ", ".join(f"{pack.id} {pack.version}" for pack in packs)
    yield Diagnosis(part, Health.GOOD if packs else Health.BAD, Text(told, told))
    years = ", ".join(str(year) for year in sorted(calendar.off))
    known = calendar.is_published(today) and calendar.is_published(_next_year(today))
    gap = Text(f"已有 {years} 年；更晚的期限为暂定", f"{years}; later deadlines are provisional")
    yield Diagnosis(
        Text("工作日历", "working-day calendar"),
        Health.GOOD if known else Health.GAP,
        Text(years, years) if known else gap,
    )


def _docket(address: str | None) -> Diagnosis:
    part = Text("台账数据库", "docket")
    try:
        state = docket_state(address, Path.cwd())
    except IpclaimError as fault:
        both = _said_both(fault.message, fault.advice)
        return Diagnosis(part, Health.BAD, both)
    at = state.address
    if not state.is_there:
        return Diagnosis(
            part,
            Health.GOOD,
            Text(
                f"{at} 尚未建立；首次运行 ipclaim docket 时由案件文件夹建立",
                f"{at} is not made yet; the first ipclaim docket makes it from the case folders",
            ),
        )
    rows = ", ".join(
        f"{name.removeprefix('docket_')} {count}" for name, count in state.rows.items()
    )
    if not state.is_newest:
        version = state.version or "-"
        return Diagnosis(
            part,
            Health.GAP,
            Text(
                f"{at}，版本 {version}；下次运行 ipclaim docket 时自动升级",
                f"{at}, version {version}; the next ipclaim docket brings it up to date",
            ),
        )
    again = "ipclaim docket rebuild"
    return Diagnosis(
        part,
        Health.GOOD,
        Text(
            f"{at}，版本 {state.version}，{rows}；可随时由案件文件夹重建：{again}",
            f"{at}, version {state.version}, {rows}; told again from the folders by: {again}",
        ),
    )


def _next_year(today: date) -> date:
    return date(today.year + 1, 1, 1)


def _said_both(one: Text, other: Text) -> Text:
    return Text(f"{one.zh}。{other.zh}", f"{one.en}. {other.en}")


def _time_authority(authorities: tuple[str, ...]) -> Diagnosis:
    part = Text("时间戳机构", "time authority")
    if authorities:
        told = ", ".join(authorities)
        return Diagnosis(part, Health.GOOD, Text(told, told))
    return Diagnosis(
        part,
        Health.GAP,
        Text(
            "未配置：封存不带时间戳；可用 --tsa 或环境变量 IPCLAIM_TSA 指定",
            "none is configured: seals carry no time stamp; name one with --tsa or IPCLAIM_TSA",
        ),
    )
