"""The command line: parse, call, print, exit code. One module a command, loaded when it is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from digest.errors import DigestError

_COMMANDS = {
    "build": "build",
    "translate": "translate",
    "check": "check",
    "status": "status",
    "review": "review",
    "new": "new",
    "import": "import_",
    "serve": "serve",
    "deploy": "deploy",
    "init": "init",
}
_INTERRUPTED = 130  # what shells say of a program that Ctrl-C ended


class _Commands(click.Group):
    """Loads commands late, and turns what digest raises on purpose into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as above
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"digest.cli.{_COMMANDS[cmd_name]}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DigestError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # Whoever read our output has enough; Python must not complain about it while it shuts down.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
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
