"""The application: which commands there are, and how one is run. What a command does stands in its module."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from attrs import fields
from cyclopts import App
from rich.console import Console

from hubapi_ext.__version__ import __version__
from hubapi_ext.command_line.common_options import CommonOptions
from hubapi_ext.command_line.results import ExitCode, report

COMMANDS = (
    *("load", "associate", "export"),
    *("resume", "retry", "rejects", "jobs", "show", "undo"),
    *("check", "request", "mock", "generate"),
)
"""Each is an `App` called `command` in the module of that name."""

EXAMPLES = """Examples:
  export HUBSPOT_ACCESS_TOKEN=...
  hubapi check
  hubapi load people.csv --into contacts --key email --plan
  hubapi export contacts --associations companies -o out/
  hubapi request GET /crm/v3/owners --all --jsonl
  hubapi COMMAND --help

Exit codes: 0 all is done, 1 something failed, 2 wrong usage,
3 ended early and can be resumed, 130 interrupted."""


def application(asked: str | None = None) -> App:
    """The command with that one of its commands which is asked for, or else with all: their modules import more."""
    app = App(
        name="hubapi",
        help="Tools for people who build on HubSpot.",
        help_epilogue=EXAMPLES,
        help_format="plaintext",
        version=__version__,
        version_format="plaintext",
        result_action="return_value",
        print_error=False,
        exit_on_error=False,
        suppress_keyboard_interrupt=False,
    )
    app["--help"].help = "Show this page, or that of a command."
    app["--version"].help = "Show the version."
    for name in [asked] if asked in COMMANDS else COMMANDS:
        app.command(import_module(f"hubapi_ext.command_line.{name}").command)
    app.register_install_completion_command(help="Let bash, zsh, fish or PowerShell complete what you type.")
    return app


def run(arguments: Sequence[str]) -> ExitCode:
    """Runs the command with these arguments. No expected error leaves it."""
    tokens = common_options_last(arguments)
    app = application(*tokens[:1])
    if not tokens:
        app.help_print([], console=Console(stderr=True))
        return ExitCode.USAGE
    try:
        exit_code: ExitCode | None = app(tokens)
        sys.stdout.flush()
    except BaseException as error:
        reported = report(error, " ".join([*app.name, *app.parse_commands(tokens)[0]]))
        if reported is None:
            raise
        return reported
    return ExitCode.DONE if exit_code is None else exit_code


def common_options_last(arguments: Sequence[str]) -> list[str]:
    """The arguments with the common options behind the command, where its parser finds them: they may stand before."""
    takes_value = {f"--{one.name.replace('_', '-')}": one.default is None for one in fields(CommonOptions)}
    end = 0
    while end < len(arguments) and (name := arguments[end].partition("=")[0]) in takes_value:
        end += 2 if takes_value[name] and "=" not in arguments[end] else 1
    command = arguments[end : end + 1]
    return [*command, *arguments[:end], *arguments[end + 1 :]]
