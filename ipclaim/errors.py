"""One class per cause, each with its exit code and what to do next.

The exit codes are part of the public contract (see ``docs/reference/exit-codes.md``).
"""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from ipclaim.model.text import Lang, Text, counted


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

    def __reduce__(self) -> "tuple[object, tuple[type[IpclaimError], Text, Text]]":
        """Cross from a worker process with both texts, whatever a class asks to be made."""
        return _restored, (type(self), self.message, self.advice)

    def told_in(self, lang: Lang) -> str:
        """Return the message and, on its own line, the next step."""
        return f"{self.message.said_in(lang)}\n  {self.advice.said_in(lang)}".rstrip()


def _restored(kind: type[IpclaimError], message: Text, advice: Text) -> IpclaimError:
    error = kind.__new__(kind)
    IpclaimError.__init__(error, message, advice)
    return error


class CaseError(IpclaimError):
    """A case folder or one of its hand-written files cannot be used."""

    exit_code = ExitCode.UNREADABLE


class EntryError(IpclaimError):
    """What was typed about a case does not fit the case."""

    exit_code = ExitCode.USAGE


class DocketError(IpclaimError):
    """The docket's database cannot be used; the case folders are untouched."""

    exit_code = ExitCode.UNREADABLE


class RulesError(IpclaimError):
    """A rule pack, paper layout or wording template is wrong."""

    exit_code = ExitCode.BAD_RULES


class UnanchoredClaimError(RulesError):
    """A letter's template asserts a fact behind which it names nothing."""

    def __init__(self, template: Path, sentences: Sequence[str]) -> None:
        count, quoted = len(sentences), "\n".join(f"  · {sentence}" for sentence in sentences)
        told = counted(
            count, "# sentence asserts a fact and names|# sentences assert a fact and name"
        )
        super().__init__(
            Text(
                f"{template}：有 {count} 句话陈述事实而未指明证据：\n{quoted}",
                f"{template}: {told} no exhibit:\n{quoted}",
            ),
            Text(
                "请在句中引用证据，例如 {{ right.cited }} 或 {{ sections.evidence }}；"
                "如该段并非陈述事实，请在段首另起一行写明 "
                "@form、@request、@view、@words 或 @law。",
                "Name the exhibit in the sentence, as {{ right.cited }} or {{ sections.evidence }}."
                " Where the paragraph asserts no fact, say on a first line of its own what it "
                "does: @form, @request, @view, @words or @law.",
            ),
        )


class UnshownFactError(RulesError):
    """A drafted reply states what it names no exhibit for, or names one that it does not list."""

    def __init__(self, paragraphs: Sequence[Text]) -> None:
        zh = "\n".join(f"  · {each.zh}" for each in paragraphs)
        en = "\n".join(f"  · {each.en}" for each in paragraphs)
        several = "# paragraphs of the reply assert a fact and name"
        told = counted(
            len(paragraphs), f"# paragraph of the reply asserts a fact and names|{several}"
        )
        super().__init__(
            Text(
                f"答复中有 {len(paragraphs)} 段陈述事实而未指明所列证据：\n{zh}",
                f"{told} no exhibit that is listed:\n{en}",
            ),
            Text(
                "请检查 templates/replies/ 中您改过的条款（ipclaim reply --templates）；"
                "没有改过的，请把案件发给我们。",
                "Look at the clauses that you changed in templates/replies/ (--templates); where "
                "you changed none, send us the case.",
            ),
        )


class UncitedExhibitError(RulesError):
    """The letter names none of these exhibits, so a reader cannot tell why they are bound in."""

    def __init__(self, exhibits: Sequence[Text]) -> None:
        super().__init__(
            Text(
                f"信函没有引用下列证据：{'、'.join(one.zh for one in exhibits)}",
                f"The letter does not refer to: {', '.join(one.en for one in exhibits)}",
            ),
            Text(
                "请在信函模板中引用，例如在附件部分逐项列出 "
                "{% for exhibit in exhibits %} … {{ exhibit.cited }} … {% endfor %}；"
                "与本案无关的文件请移出 materials/。",
                "Refer to them in the letter's template, as in a list of enclosures: "
                "{% for exhibit in exhibits %} ... {{ exhibit.cited }} ... {% endfor %}; "
                "move papers that are not part of the case out of materials/.",
            ),
        )


class UnfinishedLetterError(RulesError):
    """A letter that is to be filed still leaves something to fill or to check."""

    def __init__(self, places: Sequence[Text]) -> None:
        super().__init__(
            Text(
                f"信函中还有待补或待核对之处：{'；'.join(one.zh for one in places)}",
                f"The letter still leaves places to fill or check: "
                f"{'; '.join(one.en for one in places)}",
            ),
            Text(
                "请核对读数、补充文件；如信函模板提到了本卷没有的部分，"
                "请加上 {% if sections.has(…) %} 条件。",
                "Check the readings or add the paper; where the template names a part that this "
                "volume lacks, put {% if sections.has(...) %} around it.",
            ),
        )


class DeadLinkError(RulesError):
    """Something in a dossier leads to a place that this dossier does not have."""

    def __init__(self, links: Sequence[Text]) -> None:
        super().__init__(
            Text(
                f"卷宗中有链接没有去处：{'；'.join(one.zh for one in links)}",
                f"Links of the dossier lead nowhere: {'; '.join(one.en for one in links)}",
            ),
            Text(
                "请检查信函模板是否提到了本案没有的部分；若未改动模板，请将此信息报告给维护者。",
                "See whether the letter's template names a part that this case does not have; with "
                "our own templates, please report this to the maintainers.",
            ),
        )


class MissingToolError(IpclaimError):
    """A program, model or font that is needed is not on this machine."""

    exit_code = ExitCode.MISSING_TOOL


class SealError(IpclaimError):
    """Evidence does not match its seal."""

    exit_code = ExitCode.BROKEN_SEAL


class SigningError(IpclaimError):
    """What the user gave for signing, a key, a passphrase or roots, cannot be used."""

    exit_code = ExitCode.USAGE


class MaskingError(IpclaimError):
    """A masked copy could not be proven clean, so there is none."""

    exit_code = ExitCode.NOT_READY


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
