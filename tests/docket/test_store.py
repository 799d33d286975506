"""The database, on SQLite and on a real PostgreSQL server: the same tests, the same code."""

import random
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ipclaim.docket.opening import docket_url
from ipclaim.docket.store import Docket, open_docket
from ipclaim.errors import DocketError
from ipclaim.model.outcome_record import Outcome
from ipclaim.run.docketed import docket_of
from ipclaim.run.docketing import keep, rebuild
from ipclaim.run.recording import Telling
from tests.docket.casework import NOW, TEMPLATES, a_case, another_program, received, told

FILED = date(2026, 11, 2)


def kept(docket: Docket, case: Path) -> bool:
    return docket.put(case.name, lambda: docket_of(case, TEMPLATES, NOW), NOW)


def a_course(case: Path, address: str | None) -> None:
    """Tell one case's whole course."""
    told(case, Telling(by="lin", filed=FILED, number="A-1"), address)
    received = ("counter_notice_received", date(2026, 11, 6))
    told(case, Telling(by="lin", events=(received,), links=("L0001",)), address)
    more = (("suit-or-complaint", date(2026, 12, 20)),)
    told(case, Telling(by="chen", extensions=more, on=date(2026, 11, 9), note="邮件"), address)
    outcomes = (("L0001", "reinstated"), ("L0002,L0003", "removed"))
    told(case, Telling(by="lin", outcomes=outcomes, on=date(2026, 11, 10)), address)
    told(case, Telling(by="lin", cancel=3, note="没有延期"), address)


def test_a_case_is_written_when_it_has_changed_only(tmp_path: Path, address: str) -> None:
    case = a_case(tmp_path)
    with open_docket(docket_url(address)) as docket:
        assert kept(docket, case)
        assert not kept(docket, case)
        assert docket.outcomes() == ()
        told(case, Telling(by="lin", filed=FILED), address)
        assert not kept(docket, case)
        assert len(docket.outcomes()) == 3


def test_outcomes_are_found_by_account_platform_and_day(tmp_path: Path, address: str) -> None:
    one, two = a_case(tmp_path, "one"), a_case(tmp_path, "two", first_item=11)
    a_course(one, address)
    told(two, Telling(by="lin", filed=date(2026, 11, 12), links=("L0002",)), address)
    with open_docket(docket_url(address)) as docket:
        rows = docket.outcomes()
        assert [(row.case, row.link, row.outcome) for row in rows] == [
            ("one", "L0001", Outcome.REINSTATED),
            ("one", "L0002", Outcome.ACCEPTED),
            ("one", "L0003", Outcome.ACCEPTED),
            ("two", "L0002", Outcome.FILED),
        ]
        first = rows[0]
        assert (first.number, first.filed_on) == ("A-1", FILED)
        assert (first.item_id, first.seller) == ("1005009000000001", "Shop 0")
        assert first.counter_noticed_on == date(2026, 11, 6)
        assert first.reason == "未经许可"
        assert rows == docket.outcomes(account="SPECIMEN 云岭有限公司", platform="aliexpress")
        assert docket.outcomes(account="another") == docket.outcomes(platform="jd") == ()
        assert [row.case for row in docket.outcomes(since=date(2026, 11, 12))] == ["two"]
    from_folders = [*docket_of(one, TEMPLATES, NOW).outcomes()]
    assert from_folders == [row for row in rows if row.case == "one"]


def test_a_lost_database_is_told_again_from_the_folders(tmp_path: Path, address: str) -> None:
    one, two = a_case(tmp_path, "one"), a_case(tmp_path, "two", first_item=11)
    a_course(one, address)
    told(two, Telling(by="lin", filed=FILED, number="B"), address)
    with open_docket(docket_url(address)) as docket:
        before = docket.everything()
        docket.forget(["one", "two"])
        assert not any(docket.everything().values())
    assert all(before.values())
    rebuild((one, two), address, TEMPLATES, NOW)
    with open_docket(docket_url(address)) as docket:
        assert docket.everything() == before


def test_rebuilding_drops_cases_that_are_gone_and_keeps_those_of_others(
    tmp_path: Path, address: str
) -> None:
    gone, here = a_case(tmp_path / "mine", "gone"), a_case(tmp_path / "mine", "here")
    others = a_case(tmp_path / "others", "other")
    keep((gone, here, others), address, TEMPLATES, NOW)
    shutil.rmtree(gone)
    (made,), _ = rebuild((here,), address, TEMPLATES, NOW)
    assert [each.name for each in made.known] == ["here", "other"]


def test_a_number_that_two_cases_claim_is_told_and_both_are_kept(
    tmp_path: Path, address: str
) -> None:
    one, two = a_case(tmp_path, "one"), a_case(tmp_path, "two", first_item=11)
    first = told(one, Telling(by="lin", filed=FILED, number="CN 17"), address)
    second = told(two, Telling(by="lin", filed=FILED, number="ｃｎ17"), address)
    assert first.claimed == ()
    ((group),) = second.claimed
    assert [(each.case, each.number) for each in group] == [("one", "CN 17"), ("two", "ｃｎ17")]
    with open_docket(docket_url(address)) as docket:
        assert {each.case for each in docket.complaints("cn17")} == {"one", "two"}
    told(two, Telling(by="lin", cancel=1, note="belongs to one"), address)
    (made,) = keep((one, two), address, TEMPLATES, NOW)
    assert made.twice == ()


def test_a_namesake_is_refused_until_the_other_folder_is_gone(tmp_path: Path, address: str) -> None:
    mine, theirs = a_case(tmp_path / "mine"), a_case(tmp_path / "theirs")
    with open_docket(docket_url(address)) as docket:
        kept(docket, mine)
        with pytest.raises(DocketError, match="another case called one"):
            kept(docket, theirs)
        shutil.rmtree(mine)
        assert kept(docket, theirs)


def test_a_moved_folder_is_the_same_case(tmp_path: Path, address: str) -> None:
    case = a_case(tmp_path / "before")
    with open_docket(docket_url(address)) as docket:
        kept(docket, case)
        (tmp_path / "after").mkdir()
        moved = case.rename(tmp_path / "after" / "one")
        kept(docket, moved)
        assert [each.folder for each in docket.cases()] == [str(moved.resolve())]


def tell_many(case: Path, address: str, first: date, count: int, said: Connection) -> None:
    """Tell a case one thing after the other, and say so of each."""
    for n in range(count):
        day = first + timedelta(days=n)
        told(case, Telling(by="lin", events=(("replied", day),)), address)
        said.send(str(day))


def test_programs_side_by_side_lose_nothing(tmp_path: Path, blank: str) -> None:
    """Three programs tell one case the same things, on a database that none has opened before."""
    case = a_case(tmp_path)
    programs = [another_program(tell_many, case, blank, FILED, 4) for _ in range(3)]
    assert [received(said) for _, said in programs] == [
        [str(FILED + timedelta(days=n)) for n in range(4)]
    ] * 3
    for process, _ in programs:
        process.join()
    made = docket_of(case, TEMPLATES, NOW)
    # What was told before is not written down twice, whoever told it.
    assert [each.what for each in made.happenings] == ["replied"] * 4
    with open_docket(docket_url(blank)) as docket:
        assert not kept(docket, case)


def test_a_killed_program_leaves_a_database_that_the_next_one_mends(
    tmp_path: Path,
) -> None:
    """What was acknowledged is in the folder, and the database is whole and follows it."""
    case, address = a_case(tmp_path), str(tmp_path / ".ipclaim" / "docket.sqlite")
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for year in (2001, 2011, 2021):
        process, said = another_program(tell_many, case, address, date(year, 1, 1), 1000)
        acknowledged |= {str(said.recv()) for _ in range(chance.randint(1, 5))}
        time.sleep(chance.random() / 50)  # anywhere within one telling, not always at its end
        process.kill()
        acknowledged |= set(received(said))
        process.join()
    days = {str(each.on) for each in docket_of(case, TEMPLATES, NOW).happenings}
    assert acknowledged <= days
    keep((case,), address, TEMPLATES, NOW)
    with open_docket(docket_url(address)) as docket:
        after = docket.everything()
    rebuild((case,), address, TEMPLATES, NOW)
    with open_docket(docket_url(address)) as docket:
        assert docket.everything() == after
    assert len(after["docket_entries"]) == len(days)
    with closing(sqlite3.connect(address)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
