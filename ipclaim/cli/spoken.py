"""Help texts in the user's language: click commands whose words are ``Text``."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
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


class SpokenCommand(click.Command):
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
        with formatter.section("示例" if lang is Lang.ZH else "Example"):
            for line in self.example.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


class SpokenGroup(click.Group):
    """The group of all commands."""

    def __init__(self, *args: Any, told: Text, **more: Any) -> None:
        super().__init__(*args, **more)
        self.told = told

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence, for the list of commands."""
        del limit
        return self.told.said_in(spoken_lang()).split("\n", 1)[0]

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


class LazyGroup(SpokenGroup):
    """A group whose commands are modules of ``ipclaim.cli``, imported when they are asked for.

    One command must not wait for the libraries of all the others.
    """

    def __init__(self, *args: Any, modules: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the modules."""
        del ctx
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module and return the command."""
        del ctx
        if cmd_name not in self.modules:
            return None
        command: click.Command = getattr(import_module(f"ipclaim.cli.{cmd_name}"), cmd_name)
        return command


class SpokenOption(click.Option):
    """An option whose help is in both languages."""

    def __init__(self, *args: Any, told: Text, **more: Any) -> None:
        super().__init__(*args, **more)
        self.told = told

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of help in the user's language."""
        self.help = self.told.said_in(spoken_lang())
        return super().get_help_record(ctx)
