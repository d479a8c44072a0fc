"""The command line: parse, call, print, exit code. One module a command, loaded when it is asked for."""

from __future__ import annotations

import difflib
import os
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import Any

import click

from digest.errors import DigestError

_COMMANDS = {
    "build": ("build", "Translate what is new, and make the site."),
    "translate": ("translate", "Create and refresh the English editions."),
    "check": ("check", "Lint articles, editions and translations."),
    "status": ("status", "List the articles with the state of their editions."),
    "review": ("review", "Mark editions as reviewed."),
    "export": ("export", "Write editions for translators' tools: XLIFF, PO, TMX."),
    "import-translations": ("import_translations", "Take what translators' tools made of an export."),
    "new": ("new", "Begin an article."),
    "import": ("import_", "Make articles of text, HTML or web pages."),
    "serve": ("serve", "Show the site in a browser, and follow every change."),
    "model": ("model", "Fetch models for the engine local."),
    "deploy": ("deploy", "Publish the site to a branch of a git remote."),
    "init": ("init", "Make a new site."),
}
"""By name, in the order of the help: the module, and what the command does."""
_INTERRUPTED = 130  # what shells say of a program that Ctrl-C ended
_UNHEARD = 141  # and of one whose reader went away


class _Commands(click.Group):
    """Loads commands late, and turns what digest raises on purpose into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as above
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"digest.cli.{_COMMANDS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  as above
        # Without loading them, and without cutting off what they say of themselves.
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, does) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and (near := difflib.get_close_matches(args[0], _COMMANDS, n=1)) and near[0] != args[0]:
            raise click.UsageError(f"No such command {args[0]!r}. Did you mean {near[0]!r}?", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                # A terminal or pipe that does not know a character gets its number.
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except DigestError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # Python must not try to write the rest, and complain, while it shuts down.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(_UNHEARD)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"{place}{error.strerror or error}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("Interrupted. What was finished is on disk; run the same command to go on.", err=True)
            ctx.exit(_INTERRUPTED)


def _version() -> str:
    try:
        return version("digest")
    except PackageNotFoundError:
        return "from source"


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), prog_name="digest")
def main() -> None:
    """A bilingual news digest: Indonesian articles in, a searchable Indonesian and English site out.

    \b
    Examples:
      digest init berita && cd berita    a new site
      digest new "Judul artikel"         a new article in it
      digest build                       translate what is new, and make the site
      digest serve                       show it in a browser, and follow every change
      digest deploy                      publish it to the branch gh-pages
    """
