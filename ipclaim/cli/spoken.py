"""Help texts in the user's language: click commands whose words are ``Text``."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from ipclaim.model.text import Lang, Text


def spoken_lang(arguments: Sequence[str] | None = None) -> Lang:
    """Return the language asked for with ``--lang``, else the one of the locale."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for index, argument in enumerate(given):
        if argument.startswith("--lang="):
            return _lang(argument.removeprefix("--lang="))
        if argument == "--lang" and index + 1 < len(given):
            return _lang(given[index + 1])
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return _lang(next(filter(None, names), ""))


def _lang(name: str) -> Lang:
    return Lang.ZH if name.lower().startswith("zh") else Lang.EN


_USAGE = Text("用法：", "Usage: ")
_OPTIONS = Text("选项", "Options")
_COMMANDS = Text("命令", "Commands")
_EXAMPLE = Text("示例", "Example")
_HELP = Text("显示本帮助。", "Show this message and exit.")
_FACTS_BETWEEN_LOOKS = 50_000
"""New objects after which Python looks for rubbish: by itself after 700, fifty times in a pack."""


class _Spoken(click.Command):
    """A command whose frame of words is in both languages too."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, _USAGE.said_in(spoken_lang()))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and a group's commands after them."""
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        rows = [row for one in options if (row := one.get_help_record(ctx))]
        if rows:
            with formatter.section(_OPTIONS.said_in(spoken_lang())):
                formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.said_in(spoken_lang())
        return option


class SpokenCommand(_Spoken):
    """A command with its help, and an example that runs as typed, in both languages."""

    def __init__(self, *args: Any, told: Text, example: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.told = told
        self.example = example

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence, for the list of commands."""
        del limit
        return self.told.said_in(spoken_lang()).split("\n", 1)[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help and the example."""
        del ctx
        lang = spoken_lang()
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.told.said_in(lang))
        with formatter.section(_EXAMPLE.said_in(lang)):
            for line in self.example.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


class SpokenGroup(_Spoken, click.Group):
    """The group of all commands."""

    def __init__(self, *args: Any, told: Text, **more: Any) -> None:
        super().__init__(*args, **more)
        self.told = told

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            for paragraph in self.told.said_in(spoken_lang()).split("\n"):
                formatter.write_text(paragraph)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a case needs them."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for; one that is misspelt is told the nearest."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from ipclaim.written.nearest import nearest  # noqa: PLC0415 - only a mistake needs it

            if meant := nearest(args[0], self.list_commands(ctx)):
                ctx.fail(f"No such command '{args[0]}'. Did you mean '{meant}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with what it does."""
        rows = [(name, self.said_of(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(_COMMANDS.said_in(spoken_lang())):
            formatter.write_dl(rows)

    def said_of(self, ctx: click.Context, name: str) -> str:
        """Return what the list says of a command."""
        command = self.get_command(ctx, name)
        return command.get_short_help_str() if command else ""


class LazyGroup(SpokenGroup):
    """A group whose commands are modules of ``ipclaim.cli``, imported when they are asked for.

    One command must not wait for the libraries of all the others, nor the list of them for any.
    """

    def __init__(self, *args: Any, modules: Mapping[str, Text], **more: Any) -> None:
        super().__init__(*args, **more)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the modules."""
        del ctx
        return list(self.modules)

    def said_of(self, ctx: click.Context, name: str) -> str:
        """Return what the list says of a command."""
        del ctx
        return self.modules[name].said_in(spoken_lang())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module and return the command."""
        del ctx
        if cmd_name not in self.modules:
            return None
        command: click.Command = getattr(_loaded(f"ipclaim.cli.{cmd_name}"), cmd_name)
        return command


def _loaded(module: str) -> ModuleType:
    """Import a module with all that it needs.

    What is loaded stays until the end, and looking for rubbish in it again and again takes a
    quarter of the start of a check. So nobody looks while it is loaded, nor in it afterwards, and
    seldom in the rules that are read next.
    Once is enough: where commands run one after another, their rubbish must not stay.
    """
    if module in sys.modules:
        return sys.modules[module]
    gc.disable()
    try:
        return import_module(module)
    finally:
        gc.freeze()
        gc.set_threshold(_FACTS_BETWEEN_LOOKS, 20, 50)
        gc.enable()


class SpokenOption(click.Option):
    """An option whose help is in both languages."""

    def __init__(self, *args: Any, told: Text, **more: Any) -> None:
        super().__init__(*args, **more)
        self.told = told

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of help in the user's language."""
        self.help = self.told.said_in(spoken_lang())
        return super().get_help_record(ctx)
