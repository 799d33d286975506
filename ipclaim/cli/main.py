"""The entry point: all commands, and what becomes of trouble."""

import os
import sys
from typing import NoReturn

import click

from ipclaim import __version__
from ipclaim.cli.options import lang_option
from ipclaim.cli.spoken import LazyGroup, spoken_lang
from ipclaim.errors import ExitCode, IpclaimError
from ipclaim.model.text import Text

COMMANDS = {
    "init": Text("为一个文件夹拟写 case.yaml", "Propose a case.yaml for a folder"),
    "read": Text("识别材料并读出各栏", "Read papers: their kinds, fields and places"),
    "check": Text("按平台规则判断案件", "Judge cases against their platform's rules"),
    "capture": Text("访问链接、取证并封存", "Visit links, keep and seal what they show"),
    "build": Text("一步完成，直到封存的卷宗", "All of it, up to the sealed dossier"),
    "reply": Text("为卖家申诉拟写答复", "Draft answers to sellers' counter-notices"),
    "due": Text("列出何时之前必须做什么", "List what must be done by when"),
    "docket": Text("记录并查看投诉的进展和结果", "Write down and show what became of complaints"),
    "reputation": Text("统计账户的投诉成立率并预测", "Tell an account's record, and forecast"),
    "verify": Text("离线核验取证或卷宗", "Prove offline that evidence is unchanged"),
    "review": Text("在浏览器里审阅案件", "Review cases in the browser"),
    "rules": Text("查看和校验规则包", "List, show and check rule packs"),
    "explain": Text("说明某个值或结果的由来", "Tell why a value or an outcome is so"),
    "doctor": Text("检查本机是否就绪", "Try what this machine has"),
    "clean": Text("删除 ipclaim 生成的内容", "Remove what ipclaim made"),
}
"""In the order in which a case needs them; each is a module here with a command of that name."""


@click.group(
    cls=LazyGroup,
    modules=COMMANDS,
    told=Text(
        "把一文件夹的证件材料和一份侵权链接变成可直接提交、已封存的投诉卷宗。\n"
        "第一次使用：ipclaim init 文件夹，然后 ipclaim build 文件夹。"
        "本程序从不上传任何材料，也不代为提交。",
        "Turns a folder of papers and a list of links into a sealed complaint dossier.\n"
        "The first time: ipclaim init FOLDER, then ipclaim build FOLDER. "
        "Nothing is ever uploaded or filed by this program.",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="ipclaim")
@lang_option
def cli(lang: str | None) -> None:
    """Run one of the commands; they look up the language themselves."""
    del lang


def main() -> NoReturn:
    """Run the command line and leave with a documented exit code."""
    # What other packages plug into pydantic would see all that papers say, and might send it away;
    # looking for them also takes as long as judging three cases.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    code = _exit_code()
    if code == ExitCode.INTERRUPTED:
        # Threads that wait for a browser or a worker would keep the program from ending.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _exit_code() -> int:
    lang = spoken_lang()
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as fault:
        from ipclaim.cli.usage import told_usage  # noqa: PLC0415 - only a mistake needs its words

        click.echo(told_usage(fault, lang), err=True)
        return ExitCode.USAGE
    except IpclaimError as fault:
        click.echo(fault.told_in(lang), err=True)
        return fault.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        stopped = Text(
            "已中断；没有丢失任何内容，再次运行即可继续。", "Interrupted; nothing is lost."
        )
        click.echo(stopped.said_in(lang), err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): no trouble of ours.
        sys.stderr.close()
        return ExitCode.READY
    except Exception as fault:  # the last line of defence: write a report and say where it is
        told = _unexpected(fault)
        click.echo(told.told_in(lang), err=True)
        return told.exit_code
    return int(code) if isinstance(code, int) else ExitCode.READY


def _unexpected(fault: Exception) -> IpclaimError:
    from ipclaim.run.bug_report import report_bug  # noqa: PLC0415 - a run that goes well has none
    from ipclaim.run.machine_trouble import machine_trouble  # noqa: PLC0415

    trouble = machine_trouble(fault) if isinstance(fault, OSError) else None
    return trouble or report_bug(fault)


if __name__ == "__main__":
    main()
