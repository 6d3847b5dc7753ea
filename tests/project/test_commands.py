"""The commands that a newcomer types: they work, say what they do, and say what is missing."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import demo as demo_module
import httpx
import pytest

from hubapi_ext import HubApi
from tests.conftest import Between

ROOT = Path(__file__).parents[2]


def run_demo(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HUBSPOT_")}
    command = [sys.executable, str(ROOT / "scripts/demo.py"), *arguments]
    return subprocess.run(
        command, env={**clean, **environment}, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def demo() -> subprocess.CompletedProcess[str]:
    return run_demo()


def test_the_demo_ends_well(demo: subprocess.CompletedProcess[str]) -> None:
    assert (demo.returncode, demo.stderr) == (0, "")


@pytest.mark.parametrize(
    "line",
    [
        r"> POST /crm/v3/objects/0-410/batch/create -> 201",
        r"> POST /crm/v4/associations/contacts/0-410/batch/create -> 201",
        r"> POST /crm/v4/associations/contacts/0-410/batch/read -> 200",
        r"> PUT /crm/v4/objects/contacts/\d+/associations/default/0-410/\d+ -> 200",
        r"> POST /crm/associations/v4/definitions/configurations/contacts/0-410/batch/update -> 200",
        r"Ada: failed: .*ASSOCIATION_LIMIT_EXCEEDED",
        r"nobody: failed: .*FROM_OBJECT_NOT_FOUND",
        r"InvalidInputError: inputs\[0\]",
    ],
)
def test_the_demo_shows(demo: subprocess.CompletedProcess[str], line: str) -> None:
    unfolded = re.sub(r"(/?)\n    ", lambda match: match[1] or " ", demo.stdout)
    assert re.search(line, unfolded)


def test_the_demo_fits_a_terminal_of_80_columns(demo: subprocess.CompletedProcess[str]) -> None:
    assert max(map(len, demo.stdout.splitlines())) <= 80


def test_the_live_demo_sends_nothing_without_a_token() -> None:
    run = run_demo("--live")
    assert run.returncode == 2
    assert "HUBSPOT_ACCESS_TOKEN" in run.stderr


def test_the_live_demo_says_what_it_will_write_and_asks() -> None:
    run = run_demo("--live", HUBSPOT_ACCESS_TOKEN="pat-x", HUBSPOT_BASE_URL="http://127.0.0.1:9")
    assert "three contacts" in run.stdout
    assert "Nothing was written" in run.stdout


class Live:
    """A portal that also has the endpoints which the live demo needs besides hubapi's own."""

    def __init__(self, between: Between, portal: Any, limit: int | None) -> None:
        self.archived: list[str] = []
        self.purged = False
        self._portal, self._limit = portal, limit
        between.before = self.answer

    def answer(self, request: httpx.Request) -> httpx.Response | None:
        path, body = request.url.path, json.loads(request.content or b"{}")
        if request.method == "GET":
            own = {"category": "HUBSPOT_DEFINED", "typeId": 861, "userEnforcedMaxToObjectIds": self._limit}
            return httpx.Response(200, json={"results": [own]})
        if path == "/crm/v3/objects/contacts/batch/create":
            made = [(self._portal.create("contacts", one["properties"]), one["properties"]) for one in body["inputs"]]
            results = [{"id": id, "properties": properties} for id, properties in reversed(made)]
            return httpx.Response(201, json={"results": results})
        if path.endswith("/batch/archive"):
            self.archived += [one["id"] for one in body["inputs"]]
            return httpx.Response(204)
        if path.endswith("/batch/purge"):
            self.purged = True
            return httpx.Response(204)
        return None


def run_live(monkeypatch: pytest.MonkeyPatch, token: str, between: Between, run: Callable[..., None]) -> None:
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", token)
    monkeypatch.setenv("HUBSPOT_BASE_URL", "https://hubspot.invalid")
    courses: list[str] = []
    with demo_module.live_portal(courses, between) as (hub, contacts):
        run(hub, contacts, courses)


@pytest.mark.parametrize("limit", [None, 5])
def test_the_live_demo_leaves_a_portal_as_it_was(
    monkeypatch: pytest.MonkeyPatch, token: str, between: Between, portal: Any, limit: int | None
) -> None:
    live = Live(between, portal, limit)
    run_live(monkeypatch, token, between, demo_module.run)
    made = [record.id for kind in ("contacts", "0-410") for record in portal.records(kind)]
    assert sorted(live.archived) == sorted(made)
    assert len(made) == 6
    assert live.purged == (limit is None)
    assert limit is None or portal.limit("contacts", "0-410", type_id=861) == limit


def test_the_live_demo_tidies_up_when_a_step_fails(
    monkeypatch: pytest.MonkeyPatch, token: str, between: Between, portal: Any
) -> None:
    def fail(_: HubApi, __: list[str], courses: list[str]) -> None:
        courses.append("4711")
        raise OSError("step")

    live = Live(between, portal, None)
    with pytest.raises(OSError, match="step"):
        run_live(monkeypatch, token, between, fail)
    assert len(live.archived) == 4
    assert live.purged


@pytest.fixture
def bare_checkout(tmp_path: Path) -> Path:
    """A checkout with scripts and nothing set up."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("script", ["demo", "test", "generate"])
def test_a_python_that_is_too_old_gets_one_line_that_says_so(bare_checkout: Path, script: str) -> None:
    old = bare_checkout / "bin/python3"
    old.parent.mkdir()
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 || exit 1\n')
    old.chmod(old.stat().st_mode | stat.S_IXUSR)
    # Only what the scripts may rely on, and this Python under every name.
    for name in ("python", "python3.11", "python3.12", "python3.13", "python3.14"):
        (old.parent / name).symlink_to(old)
    run = subprocess.run(
        [str(bare_checkout / "scripts" / script)],
        env={"PATH": f"{old.parent}:/usr/bin:/bin", "HOME": str(bare_checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.splitlines() == ["hubapi needs Python 3.11 or newer; found Python 3.9.2."]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_mock_starts_on_a_free_port_says_where_and_stops_cleanly(ending: signal.Signals) -> None:
    command = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)", said)):
            line = process.stdout.readline()
            assert line, said
            said += line
        with HubApi("pat-x", base_url=found[0]) as hub:
            assert len(hub.courses.create_many([{"hs_course_name": "Pottery"}]).succeeded) == 1
        assert httpx.get(f"{found[0]}/_mock/health").status_code == 200
        process.send_signal(ending)
        rest = process.stdout.read()
        assert process.wait(10) == 0, rest
    assert "Traceback" not in rest


@pytest.mark.parametrize("arguments", [[], ["mock", "--port", "70000"], ["mock", "--port", "x"], ["mok"]])
def test_a_wrong_command_says_what_is_right(arguments: list[str]) -> None:
    command = [str(Path(sys.executable).parent / "hubapi"), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith("usage: hubapi")
    assert "Traceback" not in run.stderr


def test_a_port_that_is_taken_is_said_in_one_line(base_url: str) -> None:
    command = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", base_url.rpartition(":")[2]]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    assert "in use" in run.stderr
