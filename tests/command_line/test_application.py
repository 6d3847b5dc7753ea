"""The frame of the command: help that teaches, common options, exit codes, and no traceback for what is expected."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext.__version__ import __version__
from hubapi_ext.command_line.application import COMMANDS, common_options_last
from tests.command_line.conftest import Run

COMMAND = str(Path(sys.executable).parent / "hubapi")


def examples(page: str) -> list[list[str]]:
    return [shlex.split(line)[1:] for line in re.findall(r"^  (hubapi .+)$", page, re.MULTILINE)]


def test_the_help_names_every_command_with_what_it_does(run: Run) -> None:
    page = run("--help").stdout
    assert [name for name in COMMANDS if not re.search(rf"^│ {name} +[A-Z]", page, re.MULTILINE)] == []


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_a_page_of_help_has_at_least_two_examples_that_fit_a_line(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments, "--help")
    assert (ended.exit_code, len(examples(ended.stdout)) >= 2) == (0, True)
    assert max(map(len, ended.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", ["check", "request"])
def test_the_examples_of_the_help_work(
    run: Run, portal: Any, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.create("contacts", id="101")
    portal.answers("/crm/v3/objects/p_boats", lambda _: (200, {"results": []}))
    (tmp_path / "contact.json").write_text('{"properties": {"firstname": "Ada"}}')
    monkeypatch.chdir(tmp_path)
    shown = examples(run(command, "--help").stdout)
    ended = [run(*arguments) for arguments in shown]
    assert [(one.exit_code, one.stderr) for one in ended] == [(0, "")] * len(shown)


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == f"{__version__}\n"


@pytest.mark.parametrize(
    ("given", "parsed"),
    [
        (["check", "--json"], ["check", "--json"]),
        (["--json", "check", "contacts"], ["check", "--json", "contacts"]),
        (["--base-url", "http://127.0.0.1:1", "check"], ["check", "--base-url", "http://127.0.0.1:1"]),
        (["--api-version=2026-09", "--json", "check"], ["check", "--api-version=2026-09", "--json"]),
        (["--help"], ["--help"]),
        (["--base-url"], ["--base-url"]),
        ([], []),
    ],
)
def test_common_options_may_stand_before_the_command(given: list[str], parsed: list[str]) -> None:
    assert common_options_last(given) == parsed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Usage: hubapi COMMAND"),
        (["chek"], 'hubapi: Unknown command "chek". Did you mean "check"?'),
        (["check", "--jsn"], "hubapi check: Unknown option: --jsn. Did you mean --json?"),
        (["check", "--api-version", "2020-01"], "must be one of 2025-09, 2026-03, 2026-09"),
        (["check", "--base-url", "hubspot"], "base_url must be an address"),
        (["request", "GET"], "PATH"),
        (["request", "FETCH", "/crm/v3/owners"], 'Choose from: "GET"'),
        (
            ["mock", "--port", "70000"],
            'hubapi mock: Invalid value "70000" for --port. It must be a number from 0 to 65535',
        ),
    ],
)
def test_a_wrong_call_says_what_is_right_and_ends_with_2(run: Run, arguments: list[str], message: str) -> None:
    ended = run(*arguments)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert message in ended.stderr


@pytest.mark.parametrize(
    "option", [["--token", "pat-na1-secret"], ["--token=pat-na1-secret"], ["--tokn=pat-na1-secret"]]
)
def test_a_token_among_the_options_is_refused_and_not_repeated(run: Run, option: list[str]) -> None:
    ended = run("check", *option)
    assert ended.exit_code == 2
    assert "pat-na1-secret" not in ended.stderr


def test_who_gives_a_token_as_an_option_learns_where_it_belongs(run: Run) -> None:
    assert "set HUBSPOT_ACCESS_TOKEN" in run("check", "--token", "pat-na1-secret").stderr


def test_without_a_token_it_says_which_variable_to_set(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUBSPOT_ACCESS_TOKEN")
    ended = run("check")
    assert (ended.exit_code, ended.stderr.splitlines()[0][:43]) == (2, "hubapi check: HUBSPOT_ACCESS_TOKEN is not s")


def test_a_hubspot_that_cannot_be_reached_is_one_line_and_ends_with_1(run: Run) -> None:
    ended = run("check", "--base-url", "http://127.0.0.1:1")
    assert (ended.exit_code, ended.stdout, len(ended.stderr.splitlines())) == (1, "", 1)


def test_what_reads_the_output_may_have_enough(base_url: str, token: str, portal: Any) -> None:
    for number in range(2000):
        portal.create("contacts", {"email": f"contact-{number}@example.com"})
    environment = {**os.environ, "HUBSPOT_BASE_URL": base_url, "HUBSPOT_ACCESS_TOKEN": token}
    arguments = ["request", "GET", "/crm/v3/objects/contacts", "--all", "--jsonl"]
    with subprocess.Popen(
        [COMMAND, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(20)) == ("", 1)


def test_the_shell_learns_the_commands_and_their_options(tmp_path: Path) -> None:
    script = tmp_path / "completion"
    command = [COMMAND, "--install-completion", "--shell", "bash", "--output", str(script)]
    subprocess.run(command, env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, check=True)
    text = script.read_text()
    assert [word for word in (*COMMANDS, "--api-version", "--jsonl", "--allow-host") if word not in text] == []


def run_without(package: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command where a package is not installed."""
    code = (
        "import sys, importlib.abc\n"
        "class Missing(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == sys.argv[1]: raise ModuleNotFoundError(name, name=name)\n"
        "sys.meta_path.insert(0, Missing())\n"
        "from hubapi_ext.command_line.main import main\n"
        "sys.exit(main(sys.argv[2:]))"
    )
    command = [sys.executable, "-c", code, package, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_without_its_library_it_says_in_one_line_what_to_install() -> None:
    ended = run_without("cyclopts", "check")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)
    assert "install hubapi-ext with its extra 'cli'" in ended.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["mock", "--operations"]], ids=" ".join)
def test_the_mock_and_the_help_need_no_more_than_the_extra_mock(arguments: list[str]) -> None:
    ended = run_without("pyarrow", *arguments)
    assert (ended.returncode, ended.stderr) == (0, "")
