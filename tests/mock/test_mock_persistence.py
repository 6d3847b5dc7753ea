"""The state of all portals in a file: it loads, it is whole at any moment, and it holds no token."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import httpx
import pytest

from hubapi_ext.mock import MockHubSpot, persistence
from hubapi_ext.mock.portals import Portals
from tests.mock.conftest import CREATE_COURSES, ONE_COURSE, TOKEN

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


def control(mock: MockHubSpot, token: str, method: str, path: str) -> httpx.Response:
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        return client.request(method, path, headers={"Authorization": f"Bearer {token}"})


def ids_in(file: Path, token: str = TOKEN) -> list[str]:
    """The ids of the contacts that a mock finds in the file."""
    mock = MockHubSpot()
    persistence.load(mock._portals, file)
    return [record.id for record in mock.portal(token).records("contacts")]


def test_a_state_that_is_saved_is_there_in_another_mock(file: Path) -> None:
    first, second = MockHubSpot(), MockHubSpot()
    with first.saving(file):
        for token in ("a", "b"):
            first.portal(token).create("contacts", {"email": f"{token}@example.com"})
    with second.saving(file):
        emails = [second.portal(token).records("contacts")[0].properties["email"] for token in ("a", "b")]
    assert emails == ["a@example.com", "b@example.com"]


def test_a_file_is_there_as_soon_as_it_is_kept(mock: MockHubSpot, file: Path) -> None:
    with mock.saving(file):
        assert json.loads(file.read_bytes()) == {"version": 1, "portals": {}}


def test_a_file_that_cannot_be_written_is_an_error_at_the_beginning(mock: MockHubSpot, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), mock.saving(tmp_path / "nowhere" / "state.json"):
        pass


def test_a_change_is_saved_without_being_asked_for(
    monkeypatch: pytest.MonkeyPatch, mock: MockHubSpot, file: Path
) -> None:
    monkeypatch.setattr(persistence, "_SECONDS", 0.001)
    both = Barrier(2, timeout=10)
    save = persistence.save

    def saved(portals: Portals, path: Path) -> None:
        save(portals, path)
        if path.exists() and ids_in(path) == ["101"]:
            monkeypatch.setattr(persistence, "save", save)
            both.wait()

    with mock.saving(file):
        monkeypatch.setattr(persistence, "save", saved)
        mock.portal(TOKEN).create("contacts", id="101")
        both.wait()


def test_saving_goes_on_after_it_failed(
    monkeypatch: pytest.MonkeyPatch, mock: MockHubSpot, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(persistence, "_SECONDS", 0.001)
    both = Barrier(2, timeout=10)
    tried: list[bool] = []

    def failing(_: Portals, __: Path) -> None:
        tried.append(True)
        if len(tried) == 3:
            both.wait()
        raise OSError("No space left on device")

    with caplog.at_level(logging.WARNING, "hubapi.mock"), mock.saving(file), monkeypatch.context() as patched:
        patched.setattr(persistence, "save", failing)
        mock.portal(TOKEN).create("contacts", id="101")
        both.wait()
    assert ("The state cannot be saved: No space left on device" in caplog.text, ids_in(file)) == (True, ["101"])


def test_a_state_is_saved_when_a_control_asks_for_it(mock: MockHubSpot, file: Path) -> None:
    with mock.saving(file):
        mock.portal(TOKEN).create("contacts", id="101")
        assert control(mock, TOKEN, "POST", "/_mock/save").status_code == 204
        assert ids_in(file) == ["101"]


def test_a_mock_without_a_file_cannot_save(mock: MockHubSpot) -> None:
    response = control(mock, TOKEN, "POST", "/_mock/save")
    assert (response.status_code, response.json()["message"]) == (
        409,
        "The mock has no file to save to; start it with --state FILE",
    )


def test_a_control_that_cannot_save_says_so(mock: MockHubSpot, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with mock.saving(folder / "state.json"):
        (folder / "state.json").unlink()
        folder.rmdir()
        response = control(mock, TOKEN, "POST", "/_mock/save")
        folder.mkdir()
    assert (response.status_code, "No such file" in response.json()["message"]) == (500, True)


def test_portals_that_save_at_the_same_time_wait_for_each_other(mock: MockHubSpot, file: Path) -> None:
    tokens = [f"portal-{number}" for number in range(6)]
    for token in tokens:
        mock.portal(token).create("contacts", id="101")
    with mock.saving(file), ThreadPoolExecutor(6) as threads:
        answers = threads.map(lambda token: control(mock, token, "POST", "/_mock/save").status_code, tokens * 10)
        assert set(answers) == {204}
        assert ids_in(file, "portal-5") == ["101"]


def test_a_saved_state_holds_no_token(mock: MockHubSpot, file: Path) -> None:
    with mock.saving(file):
        mock.portal("pat-secret").create("contacts")
    assert ("pat-secret" in file.read_text(), len(json.loads(file.read_text())["portals"])) == (False, 1)


def test_nothing_but_the_state_is_left_in_the_folder(mock: MockHubSpot, file: Path) -> None:
    with mock.saving(file):
        mock.portal(TOKEN).create("contacts")
    assert list(file.parent.iterdir()) == [file]


def test_a_token_is_not_known_because_its_state_was_saved(file: Path) -> None:
    with MockHubSpot().saving(file):
        pass
    first = MockHubSpot()
    with first.saving(file):
        first.portal("old").create("contacts")
    second = MockHubSpot(any_token=False)
    second.portal("new")
    with second.saving(file):
        asked = [control(second, token, "GET", "/_mock/state").status_code for token in ("old", "new")]
    assert asked == [401, 200]


def test_the_state_of_a_token_that_is_not_known_stays_in_the_file(file: Path) -> None:
    first, second = MockHubSpot(), MockHubSpot(any_token=False)
    with first.saving(file):
        first.portal("old").create("contacts", id="101")
    with second.saving(file):
        pass
    assert ids_in(file, "old") == ["101"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b"\xff", "malformed|invalid"),
        (b"[]", "Expected `object`"),
        (b'{"portals": {}, "version": 2}', "it has version 2, and this mock reads 1"),
        (b'{"portals": {"x": {"lost": 1}}}', "unknown field `lost`"),
        (b'{"portals": {"x": {"records": {"contacts": [{"id": "x"}]}}}}', "'x' is not a record's id"),
    ],
)
def test_a_file_that_holds_no_state_is_an_error_and_stays_as_it_is(
    mock: MockHubSpot, file: Path, content: bytes, message: str
) -> None:
    file.write_bytes(content)
    with pytest.raises(ValueError, match=f"state.json cannot be loaded: .*({message})"), mock.saving(file):
        pass
    assert file.read_bytes() == content


def test_a_symbolic_link_is_followed(mock: MockHubSpot, file: Path) -> None:
    target = file.with_name("elsewhere") / "kept.json"
    target.parent.mkdir()
    file.symlink_to(target)
    with mock.saving(file):
        mock.portal(TOKEN).create("contacts", id="101")
    assert (file.is_symlink(), target.is_symlink(), ids_in(target)) == (True, False, ["101"])
    assert sorted(target.parent.iterdir()) == [target]


def test_a_link_through_a_link_is_followed(mock: MockHubSpot, file: Path) -> None:
    target, between = file.with_name("kept.json"), file.with_name("between.json")
    target.write_bytes(b'{"version": 1, "portals": {}}')
    between.symlink_to("kept.json")
    file.symlink_to(between.name)
    with mock.saving(file):
        mock.portal(TOKEN).create("contacts", id="101")
    assert (file.is_symlink(), between.is_symlink(), ids_in(target)) == (True, True, ["101"])


def test_a_file_keeps_its_permissions(mock: MockHubSpot, file: Path) -> None:
    with MockHubSpot().saving(file):
        pass
    file.chmod(0o600)
    with mock.saving(file):
        mock.portal(TOKEN).create("contacts")
    assert file.stat().st_mode & 0o777 == 0o600


def folder_that_is_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "state.json"


def dangling_link(folder: Path) -> Path:
    (folder / "state.json").symlink_to(folder / "nowhere" / "state.json")
    return folder / "state.json"


def links_in_a_circle(folder: Path) -> Path:
    (folder / "state.json").symlink_to(folder / "other.json")
    (folder / "other.json").symlink_to(folder / "state.json")
    return folder / "state.json"


def name_that_is_too_long(folder: Path) -> Path:
    return folder / ("x" * 255)


@pytest.mark.parametrize(
    "made",
    [folder_that_is_a_file, dangling_link, links_in_a_circle, name_that_is_too_long],
    ids=lambda one: one.__name__,
)
def test_a_state_that_cannot_be_saved_is_an_error_that_names_the_file(
    mock: MockHubSpot, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    path = made(tmp_path)
    with pytest.raises(OSError, match="the state cannot be saved") as caught, mock.saving(path):
        pass
    assert caught.value.filename == str(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("protected", ["file", "folder"])
def test_what_is_write_protected_is_an_error_at_the_beginning(mock: MockHubSpot, file: Path, protected: str) -> None:
    with MockHubSpot().saving(file):
        pass
    place = file if protected == "file" else file.parent
    mode = place.stat().st_mode
    place.chmod(0o500)
    try:
        with pytest.raises(PermissionError, match="the state cannot be saved"), mock.saving(file):
            pass
    finally:
        place.chmod(mode)


def test_what_a_killed_mock_has_left_is_taken_away_and_nothing_else(mock: MockHubSpot, file: Path) -> None:
    for name in ("state.json.1.new", "state.json.4711.new", "state.json.mine.new", "other.json.1.new"):
        (file.parent / name).touch()
    with mock.saving(file):
        pass
    assert sorted(one.name for one in file.parent.iterdir()) == [
        "other.json.1.new",
        "state.json",
        "state.json.mine.new",
    ]


KILLED = """
import os, signal, sys
from hubapi_ext.mock import MockHubSpot, persistence
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
persistence.save(MockHubSpot()._portals, persistence.Path(sys.argv[1]))
"""


def test_nothing_is_left_after_the_next_start_of_a_mock_that_was_killed_while_it_wrote(
    mock: MockHubSpot, file: Path
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(file)], cwd=ROOT, check=False)
    left = [one.suffix for one in file.parent.iterdir()]
    with mock.saving(file):
        pass
    assert (left, list(file.parent.iterdir())) == ([".new"], [file])


WRITER = """
import sys, pathlib
from hubapi_ext.mock import MockHubSpot, persistence
mock, file = MockHubSpot(), pathlib.Path(sys.argv[1])
portal = mock.portal("pat-test")
for number in range(1, 100_000):
    portal.create("contacts", {"text": "x" * 2000}, id=number)
    print(number, flush=True)
    persistence.save(mock._portals, file)
"""


@pytest.mark.parametrize("lines", [2, 7, 23, 60])
def test_a_process_that_is_killed_while_it_writes_leaves_what_it_had_answered(file: Path, lines: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        read = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        answered = [line.strip() for line in [*read, *process.stdout]]
    # It answers, and saves after that; so the last answer may be missing.
    assert ids_in(file) in (answered, answered[:-1])


SERVER = """
import sys
from hubapi_ext.mock import MockHubSpot, persistence
persistence._SECONDS = persistence._SHARE = 0.001
mock = MockHubSpot(rate_limit=None)
with mock.saving(sys.argv[1]):
    mock.run(port=0)
"""


def test_a_server_that_is_killed_leaves_a_beginning_of_what_it_has_done(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(file)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().split()[-1]
        with httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {TOKEN}"}) as client:
            made: list[Any] = [client.post(CREATE_COURSES, json=ONE_COURSE).json() for _ in range(60)]
            client.post("/_mock/save").raise_for_status()
            made += [client.post(CREATE_COURSES, json=ONE_COURSE).json() for _ in range(60)]
        process.kill()
    answered = [answer["results"][0]["id"] for answer in made]
    mock = MockHubSpot()
    persistence.load(mock._portals, file)
    saved = [record.id for record in mock.portal(TOKEN).records("courses")]
    assert (saved == answered[: len(saved)], 60 <= len(saved) <= 120) == (True, True)
