"""The commands that a newcomer types: they work, say what they do, and say what is missing."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import demo as demo_module
import httpx
import pytest
from attrs import define, field

from hubapi_ext import HubApi
from tests.conftest import Between

ROOT = Path(__file__).parents[2]
COMMAND = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", "0"]


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
        r"nobody: failed: .*CONTACT=\d+ is not valid",
        r"InvalidInputError: inputs\[0\]",
        r"Fay: no record of companies has domain 'sourth\.example'",
        r"After it is mended, 1 pupil has a school and 0 rows fail",
        r"contacts\.parquet has 6 rows",
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


@pytest.mark.parametrize("script", ["demo", "test", "generate", "peers", "bench"])
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


@define
class RunningMock:
    """A mock that was started by its command."""

    process: subprocess.Popen[str]
    announced: str
    base_url: str
    pipe: IO[str] = field(repr=False)

    def ask(self, token: str, method: str, path: str, **options: Any) -> httpx.Response:
        return httpx.request(method, self.base_url + path, headers={"Authorization": f"Bearer {token}"}, **options)

    def create_course(self, portal: str = "pat-x") -> int:
        course = {"inputs": [{"properties": {"hs_course_name": "Pottery"}}]}
        return self.ask(portal, "POST", "/crm/v3/objects/0-410/batch/create", json=course).status_code

    def stop(self, ending: signal.Signals = signal.SIGTERM) -> list[str]:
        """Ends it, and returns what it has said since it was up."""
        self.process.send_signal(ending)
        said = self.pipe.read().splitlines()
        assert self.process.wait(20) == 0, said
        return said


@contextmanager
def running_mock(*arguments: str) -> Iterator[RunningMock]:
    command = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        said = ""
        while "Ctrl-C" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        try:
            yield RunningMock(process, said, found[0], process.stdout)
        finally:
            process.kill()


def write(path: Path, content: object) -> str:
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


LOCKED = {"effect": {"kind": "locked"}, "operation": "create_courses"}


def test_the_mock_says_what_to_set() -> None:
    with running_mock() as mock:
        variables = re.findall(r"^  export (HUBSPOT_\w+)=(\S+)", mock.announced, re.MULTILINE)
    assert variables == [("HUBSPOT_BASE_URL", mock.base_url), ("HUBSPOT_ACCESS_TOKEN", "my-portal")]


def test_the_mock_prints_a_line_for_each_request() -> None:
    with running_mock() as mock:
        mock.create_course()
        mock.ask("pat-x", "GET", "/oauth/v1/access-tokens/pat-x")
        said = mock.stop()
    assert [re.sub(r"[\d.]+ ms$", "_ ms", line) for line in said] == [
        "POST /crm/v3/objects/0-410/batch/create 201 _ ms",
        "GET /oauth/v1/access-tokens/(secret) 501 _ ms",
    ]


def test_the_mock_says_where_a_fault_reset_the_connection(tmp_path: Path) -> None:
    rule = {"effect": {"kind": "connectionReset"}}
    with running_mock("--faults", write(tmp_path / "faults.json", {"rules": [rule]})) as mock:
        with pytest.raises(httpx.ReadError):
            mock.create_course()
        said = mock.stop()
    assert [line.split()[2] for line in said] == ["reset"]


def test_a_quiet_mock_prints_nothing_more() -> None:
    with running_mock("--quiet") as mock:
        mock.create_course()
        assert mock.stop() == []


def test_every_portal_of_the_mock_begins_with_the_seed(tmp_path: Path) -> None:
    seed = write(tmp_path / "seed.json", {"records": {"contacts": [{"id": "101"}]}})
    with running_mock("--seed", seed) as mock:
        states = [mock.ask(token, "GET", "/_mock/state").json() for token in ("a", "b")]
    assert [[record["id"] for record in state["records"]["0-1"]] for state in states] == [["101"], ["101"]]


def test_the_mock_misbehaves_as_its_file_says(tmp_path: Path) -> None:
    rules = [{**LOCKED, "calls": [2]}, {"effect": {"kind": "internalError"}, "token": "unlucky"}]
    with running_mock("--faults", write(tmp_path / "faults.json", {"rules": rules})) as mock:
        statuses = [mock.create_course(token) for token in ("a", "a", "b", "unlucky")]
    assert statuses == [201, 423, 201, 500]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_state_of_the_mock_outlives_it(tmp_path: Path, ending: signal.Signals) -> None:
    file = str(tmp_path / "state.json")
    with running_mock("--state", file) as mock:
        mock.create_course()
        mock.stop(ending)
    with running_mock("--state", file) as mock:
        mock.create_course()
        state = mock.ask("pat-x", "GET", "/_mock/state").json()
    assert [record["id"] for record in state["records"]["0-410"]] == ["440000000001", "440000000002"]


def test_the_mock_knows_only_the_tokens_that_it_was_given() -> None:
    with running_mock("--token", "a", "--token", "b") as mock:
        statuses = [mock.create_course(token) for token in ("a", "b", "c")]
    assert ("HUBSPOT_ACCESS_TOKEN=..." in mock.announced, statuses) == (True, [201, 201, 401])


def test_the_mock_stops_at_once_while_a_fault_keeps_a_client_waiting(tmp_path: Path) -> None:
    rule = {"effect": {"kind": "latency", "seconds": 3600}}
    with running_mock("--quiet", "--faults", write(tmp_path / "faults.json", {"rules": [rule]})) as mock:
        with httpx.Client() as client, pytest.raises(httpx.ReadTimeout):
            client.get(f"{mock.base_url}/", headers={"Authorization": "Bearer a"}, timeout=0.05)
        with socket.create_connection(("127.0.0.1", httpx.URL(mock.base_url).port or 0)) as waiting:
            waiting.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a\r\n\r\n")
            assert mock.ask("a", "GET", "/_mock/health").status_code == 200
            assert mock.stop(signal.SIGINT) == []


def test_the_mock_serves_on_when_nobody_reads_what_it_says() -> None:
    with running_mock() as mock:
        mock.pipe.close()
        assert [mock.create_course() for _ in range(2)] == [201, 201]


def test_the_mock_serves_on_when_a_pipe_is_full() -> None:
    path = "/" + "x" * 60_000
    with running_mock() as mock:
        statuses = {mock.ask("a", "GET", path, timeout=10).status_code for _ in range(30)}
    assert statuses == {501}


@pytest.fixture
def contract(tmp_path: Path) -> str:
    """A contract with a private operation, as `scripts/generate` writes it in a checkout with a fragment for it."""
    document = json.loads((ROOT / "generated/openapi.json").read_text(encoding="utf-8"))
    listed = document["paths"]["/crm/v3/owners"]["get"]
    private = {**listed, "operationId": "list_boats", "x-hubapi-mock": {"verb": "list", "of": "boats"}}
    document["paths"]["/crm/v3/boats"] = {"get": {**private, "x-hubapi-dated-path": "/crm/boats/{version}"}}
    document["x-hubapi-object-types"]["0-999"] = {"name": "boat", "plural": "boats"}
    return write(tmp_path / "contract.json", document)


def test_the_mock_has_the_operations_and_object_types_of_another_contract(tmp_path: Path, contract: str) -> None:
    seed = write(tmp_path / "seed.json", {"records": {"boats": [{}]}, "collections": {"boats": [{"id": "Argo"}]}})
    with running_mock("--contract", contract, "--seed", seed) as mock:
        boats = mock.ask("a", "GET", "/crm/v3/boats").json()
    assert boats == {"results": [{"id": "Argo"}]}


def test_the_mock_says_what_it_does_by_another_contract(contract: str) -> None:
    run = subprocess.run(
        [*COMMAND, "--operations", "--contract", contract], capture_output=True, text=True, check=True, timeout=30
    )
    assert ("**list_boats**" in run.stdout, "**create_courses**" in run.stdout) == (True, True)


@pytest.fixture
def full_pipe() -> Iterator[int]:
    """The end for writing of a pipe that nobody reads and nothing fits into."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    for size in (65_536, 1):
        with suppress(BlockingIOError):
            while True:
                os.write(writing, b"x" * size)
    os.set_blocking(writing, True)
    yield writing
    os.close(reading)
    os.close(writing)


RUN = "from hubapi_ext.mock import MockHubSpot; MockHubSpot().run(port=0)"
SERVE = "from hubapi_ext.mock import MockHubSpot as M\nwith M().serve() as s: print(s.base_url, flush=True); input()"


@pytest.mark.parametrize(
    "command",
    [COMMAND, [sys.executable, "-c", RUN], [sys.executable, "-c", SERVE]],
    ids=["command", "run", "serve"],
)
def test_the_mock_answers_and_ends_when_its_stderr_is_full(command: list[str], full_pipe: int) -> None:
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=full_pipe, text=True
    ) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
            assert found
            for _ in range(20):
                with socket.create_connection(("127.0.0.1", int(found[1])), timeout=10) as connection:
                    connection.sendall(b"garbage\r\n\r\n")
                    assert b" 400 " in connection.recv(100)
            health = httpx.get(f"{found[0]}/_mock/health", timeout=10).status_code
            process.communicate("\n", timeout=10) if "input" in command[-1] else process.terminate()
            assert (health, process.wait(20)) == (200, 0)
        finally:
            process.kill()


def test_the_mock_serves_on_when_a_warning_that_is_not_uvicorns_finds_no_reader(full_pipe: int, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    command = [*COMMAND, "--state", str(folder / "state.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=full_pipe, text=True) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"http://[\d.:]+", process.stdout.readline())
            assert found
            # From now on the state cannot be saved, which is a warning every second and an error at the end.
            shutil.rmtree(folder)
            headers = {"Authorization": "Bearer a"}
            course = {"inputs": [{"properties": {"hs_course_name": "Pottery"}}]}
            httpx.post(f"{found[0]}/crm/v3/objects/0-410/batch/create", json=course, headers=headers, timeout=10)
            assert httpx.post(f"{found[0]}/_mock/save", headers=headers, timeout=10).status_code == 500
            process.terminate()
            assert process.wait(20) == 1
        finally:
            process.kill()


def test_the_mock_says_that_a_request_was_none() -> None:
    with running_mock() as mock:
        with socket.create_connection(("127.0.0.1", httpx.URL(mock.base_url).port or 0), timeout=10) as connection:
            connection.sendall(b"garbage\r\n\r\n")
            connection.recv(100)
        assert mock.stop() == ["WARNING: Invalid HTTP request received."]


def test_the_mock_answers_for_a_host_that_it_was_told_of() -> None:
    with running_mock("--allow-host", "mock.example") as mock:
        hosts = ("mock.example", "evil.example")
        statuses = [httpx.get(f"{mock.base_url}/_mock/health", headers={"Host": host}).status_code for host in hosts]
    assert statuses == [200, 421]


@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--contract", None, "No such file or directory"),
        ("--contract", "{}", "is no OpenAPI document in JSON: it has no paths"),
        ("--contract", '{"paths": {"/x": {"get": {}}}}', "or hubapi generate: KeyError 'responses'"),
        ("--seed", None, "No such file or directory"),
        ("--seed", "{", "cannot be read: Input data was truncated"),
        ("--seed", '{"recrods": {}}', "cannot be read: Object contains unknown field `recrods`"),
        ("--seed", '{"records": {"contacts": [{"id": "x"}]}}', "cannot be read: 'x' is not a record's id"),
        ("--faults", None, "No such file or directory"),
        ("--faults", "[]", "cannot be read: Expected `object`, got `array`"),
        ("--faults", '{"rules": [{"effect": {"kind": "x"}}]}', "cannot be read: Invalid value 'x' - at `$.rules[0]"),
        (
            "--faults",
            '{"rules": [{"effect": {"kind": "otherAnswer", "status": 200, "json": ' + "[" * 100_000,
            "cannot be read: maximum recursion depth",
        ),
        ("--state", "{}", "cannot be loaded: Object missing required field `portals`"),
    ],
)
def test_a_file_that_the_mock_cannot_use_is_named_in_one_line(
    tmp_path: Path, option: str, content: str | None, message: str
) -> None:
    file = tmp_path / "given.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    command = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", "0", option, str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (1, "", 1)
    assert run.stderr.startswith("hubapi mock: ")
    assert "given.json" in run.stderr
    assert message in run.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--token", "not a token"], "a token consists of letters, digits"),
        (["--state", "/nowhere/state.json"], "cannot be saved: No such file or directory: '/nowhere/state.json'"),
        (["--state", "/"], "Is a directory: '/'"),
    ],
)
def test_an_option_that_the_mock_cannot_use_is_said_in_one_line(arguments: list[str], message: str) -> None:
    command = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", "0", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (1, "", 1)
    assert message in run.stderr
    assert "not a token" not in run.stderr


@pytest.mark.parametrize("arguments", [[], ["mock", "--port", "70000"], ["mock", "--port", "x"], ["mok"]])
def test_a_wrong_command_says_what_is_right(arguments: list[str]) -> None:
    command = [str(Path(sys.executable).parent / "hubapi"), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "hubapi" in run.stderr.splitlines()[0]
    assert "Traceback" not in run.stderr


def test_a_port_that_is_taken_is_said_in_one_line(base_url: str) -> None:
    command = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", base_url.rpartition(":")[2]]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    assert "in use" in run.stderr
