"""The program as the shell sees it: exit codes, languages, and trouble told in place."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from ipclaim.cli.main import COMMANDS, cli

ROOT = Path(__file__).parent.parent.parent
CASE = "platform: aliexpress\nclaim: trademark\ncomplainant: {role: holder, name: 云岭有限公司}\n"


def run(*arguments: str | Path, lang: str = "C.UTF-8", cwd: Path | None = None) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "ipclaim", *arguments],
        cwd=cwd,
        env={**os.environ, "LC_ALL": lang},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_help_speaks_both_languages_and_names_every_command() -> None:
    code, english = run("--help")
    assert code == 0
    assert set(COMMANDS) <= set(english.split())
    _, chinese = run("--help", lang="zh_CN.UTF-8")
    assert "投诉卷宗" in chinese
    asked = run("--lang", "zh", "--help")[1]
    assert "投诉卷宗" in asked
    assert not {"Usage:", "Options:", "Commands:"} & set(asked.split())


def test_the_list_of_commands_waits_for_no_library() -> None:
    listed = "import sys, ipclaim.cli.main as m; m.cli(['--help'], standalone_mode=False)"
    loaded = "print(sorted({'numpy', 'reportlab', 'pypdf', 'playwright'} & set(sys.modules)))"
    said = subprocess.run(
        [sys.executable, "-c", f"{listed}; {loaded}"], capture_output=True, text=True, check=True
    )
    assert said.stdout.splitlines()[-1] == "[]"


def test_the_list_of_commands_waits_for_no_models() -> None:
    asked = "import sys; import ipclaim.cli.main; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command
    parts = command.commands if isinstance(command, click.Group) else {"": command}
    for part, one in parts.items():
        text = one.get_help(click.Context(one, info_name=part or name))
        _, found, example = text.partition("Example")
        assert found
        assert f"ipclaim {name} {part}".strip() in example


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("frob",), 2, "No such command"),
        (("check",), 2, "Missing argument"),
        (("check", "nowhere"), 3, "There is no case folder at nowhere"),
        (("read", "nowhere.pdf"), 3, "There is no file at nowhere.pdf"),
        (("rules", "show", "aliexpres"), 4, "aliexpress"),
        (("verify", "."), 6, "no sealed evidence"),
    ],
)
def test_trouble_has_its_exit_code_and_its_words(
    arguments: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    found, said = run(*arguments, cwd=tmp_path)
    assert found == code
    assert told in said
    assert "Traceback" not in said


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    code, said = run("build", tmp_path)
    assert code == 3
    assert "links.csv" in said
    assert "ipclaim init" in said


def test_a_case_without_papers_and_links_is_refused_but_others_are_judged(tmp_path: Path) -> None:
    for name in ("bare", "linked"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "linked" / "links.csv").write_text("url\nnot an address\n", encoding="utf-8")
    code, said = run("check", tmp_path)
    assert code == 3
    assert "bare: cannot be done" in said
    assert "REQ-identity" in said
    assert "LNK-" in said


def test_a_bug_writes_a_report_and_gives_70() -> None:
    program = (
        "import ipclaim.cli.main as m\n"
        "m.cli.get_command(None, 'clean').callback = lambda **_: 1 / 0\n"
        "import sys; sys.argv = ['ipclaim', 'clean', 'x']\n"
        "m.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 70
    report = Path(done.stderr.strip().split()[-1])
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    report.unlink()
