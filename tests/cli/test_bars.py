"""Bars on a terminal: one for each case, whatever the cases are called."""

from pathlib import Path

from ipclaim.cli.bars import TerminalBars
from ipclaim.model.text import Lang, Text
from ipclaim.run.batch import CaseResult
from ipclaim.run.counting import Count

READING = Text("读取材料", "reading papers")


def test_cases_of_one_name_have_a_bar_each() -> None:
    first, second = Path("monday/case"), Path("tuesday/case")
    bars = TerminalBars(Lang.EN, 2)
    for case in (first, second):
        bars.begin(case)
    Count(bars, first, READING, 5).one()
    Count(bars, second, READING, 3)
    bars.end(CaseResult("case", second))
    drawn = [(task.fields["case"], task.description, task.completed) for task in bars._bars.tasks]
    assert drawn == [("case", "reading papers 1/5", 1), ("case", "done", 1)]
