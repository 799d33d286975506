"""A misspelt name is answered with the nearest that is known, or with all of them."""

import pytest
from click.testing import CliRunner

from ipclaim.cli.main import cli
from ipclaim.cli.usage import told_usage
from ipclaim.errors import RulesError
from ipclaim.model.text import Lang, Text
from ipclaim.resources import Templates
from ipclaim.rules.load import load_pack
from ipclaim.written.nearest import name_meant, nearest


def test_capitals_do_not_matter() -> None:
    assert nearest("nam-2", ["RGT-01", "NAM-02"]) == "NAM-02"
    assert nearest("xyz", ["RGT-01", "NAM-02"]) is None


def test_where_none_is_near_all_are_named() -> None:
    assert name_meant("xyz", ["a", "b"]) == Text("可用：a、b", "Known: a, b")
    other = Text("见列表", "see the list")
    assert name_meant("xyz", ["a", "b"], all_of_them=other) == other


def test_a_platform_without_a_pack_is_answered_with_where_all_stand() -> None:
    with pytest.raises(RulesError) as caught:
        load_pack("aliexpres", Templates.with_overlay())
    assert caught.value.advice.en == ("Did you mean aliexpress? All platforms: ipclaim rules list")
    with pytest.raises(RulesError) as caught:
        load_pack("xyz", Templates.with_overlay())
    assert caught.value.advice == Text(
        "全部平台：ipclaim rules list", "All platforms: ipclaim rules list"
    )


def test_a_misspelt_command_is_answered_in_both_languages() -> None:
    done = CliRunner().invoke(cli, ["chek", "case"], standalone_mode=False)
    fault = done.exception
    assert "Did you mean 'check'?" in told_usage(fault, Lang.EN)
    assert "没有命令 chek。是否想写 check？" in told_usage(fault, Lang.ZH)
