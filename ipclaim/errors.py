"""One class per cause, each with its exit code and what to do next.

The exit codes are part of the public contract (see ``docs/reference/exit-codes.md``).
"""

from enum import IntEnum
from pathlib import Path

from ipclaim.model.text import Lang, Text


class ExitCode(IntEnum):
    """What the shell gets back."""

    READY = 0
    NOT_READY = 1
    USAGE = 2
    UNREADABLE = 3
    BAD_RULES = 4
    MISSING_TOOL = 5
    BROKEN_SEAL = 6
    BUG = 70
    INTERRUPTED = 130


class IpclaimError(Exception):
    """Base of every expected trouble: cause, code and next step, in both languages."""

    exit_code: ExitCode

    def __init__(self, message: Text, advice: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.advice = advice

    def told_in(self, lang: Lang) -> str:
        """Return the message and, on its own line, the next step."""
        return f"{self.message.said_in(lang)}\n  {self.advice.said_in(lang)}".rstrip()


class CaseError(IpclaimError):
    """A case folder or one of its hand-written files cannot be used."""

    exit_code = ExitCode.UNREADABLE


class RulesError(IpclaimError):
    """A rule pack, paper layout or wording template is wrong."""

    exit_code = ExitCode.BAD_RULES


class MissingToolError(IpclaimError):
    """A program, model or font that is needed is not on this machine."""

    exit_code = ExitCode.MISSING_TOOL


class SealError(IpclaimError):
    """Evidence does not match its seal."""

    exit_code = ExitCode.BROKEN_SEAL


class SigningError(IpclaimError):
    """What the user gave for signing, a key, a passphrase or roots, cannot be used."""

    exit_code = ExitCode.USAGE


class BugError(IpclaimError):
    """ipclaim itself is wrong; the report is in a file, where one could be written."""

    exit_code = ExitCode.BUG

    def __init__(self, report: Path | None) -> None:
        where = Text(f"：{report}", f": {report}") if report else Text("（见上文）", " (see above)")
        super().__init__(
            Text(
                "ipclaim 出错了（程序缺陷）。已完成的内容没有丢失。",
                "ipclaim failed; this is a bug in it. What was done is not lost.",
            ),
            Text(
                f"请把报告发给维护者{where.zh}",
                f"Please send the report to the maintainers{where.en}",
            ),
        )


def no_such_case(path: Path) -> CaseError:
    """Return the error for a case path that is no folder."""
    return CaseError(
        Text(f"没有这个案件文件夹：{path}", f"There is no case folder at {path}"),
        Text(
            "请检查路径；案件文件夹里应有 case.yaml、materials/ 和 links.csv。",
            "Check the path; a case folder holds case.yaml, materials/ and links.csv.",
        ),
    )
