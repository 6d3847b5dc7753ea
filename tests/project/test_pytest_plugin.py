"""The fixtures that the tests of an application get: fresh portals, clients for them, alone and in parallel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

APPLICATION_TESTS = """
import asyncio, os, subprocess, sys

import httpx
import pytest

from hubapi_ext.mock import effects


def test_the_client_creates_in_the_portal(hubapi_mock, hubapi_client):
    hubapi_client.courses.create_many([{"hs_course_name": "Pottery"}]).raise_for_failures()
    assert len(hubapi_mock.portal.records("courses")) == 1


def test_the_async_client_creates_in_the_portal(hubapi_mock, hubapi_async_client):
    async def create():
        async with hubapi_async_client as hub:
            await hub.courses.create_many([{"hs_course_name": "Pottery"}])

    asyncio.run(create())
    assert len(hubapi_mock.portal.records("courses")) == 1


@pytest.mark.parametrize("number", range(4))
def test_every_test_has_a_new_portal(hubapi_mock, hubapi_client, number):
    hubapi_client.courses.create_many([{"hs_course_name": "Pottery"}]).raise_for_failures()
    assert len(hubapi_mock.portal.records("courses")) == 1


def test_the_client_does_not_wait(hubapi_mock, hubapi_client):
    before = hubapi_mock.portal.now()
    hubapi_mock.portal.faults.add(effects.RateLimited(retry_after=50), calls=[1])
    hubapi_client.courses.create_many([{"hs_course_name": "Pottery"}]).raise_for_failures()
    assert (hubapi_mock.portal.now() - before).total_seconds() >= 50


def test_another_process_finds_the_portal_by_its_environment(hubapi_mock):
    program = (
        "from hubapi_ext import HubApi\\n"
        "with HubApi() as hub: hub.courses.create_many([{'hs_course_name': 'Pottery'}]).raise_for_failures()"
    )
    environment = {**os.environ, **hubapi_mock.environment}
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], env=environment, check=True)
    assert len(hubapi_mock.portal.records("courses")) == 1


def test_a_plain_httpx_client_reaches_the_portal(hubapi_mock):
    with httpx.Client(transport=hubapi_mock.transport, base_url=hubapi_mock.base_url) as client:
        assert client.get("/_mock/state", headers={"Authorization": f"Bearer {hubapi_mock.token}"}).status_code == 200
"""


ASKING_FOR_MORE = """
import httpx
import pytest


@pytest.fixture
def owners(hubapi_mock):
    with httpx.Client(transport=hubapi_mock.transport, base_url=hubapi_mock.base_url) as client:
        yield lambda: client.get("/crm/v3/lists", headers={"Authorization": f"Bearer {hubapi_mock.token}"})


def test_careless(owners):
    assert owners().status_code != 200


@pytest.mark.hubapi_mock(allow_unknown_paths=True)
def test_knowing(owners):
    assert owners().status_code == 501


def test_prepared(hubapi_mock, owners):
    hubapi_mock.portal.answers("/crm/v3/lists", lambda request: (200, {"results": []}))
    assert owners().json() == {"results": []}


def test_failing(owners):
    assert owners().status_code == 200
"""


def test_a_test_fails_that_asks_for_what_the_mock_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "test_application.py").write_text(ASKING_FOR_MORE)
    command = [sys.executable, "-m", "pytest", "-q", "--strict-markers", "-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "The mock HubSpot has no operation for GET /crm/v3/lists. Answer for it" in run.stdout
    assert "assert 501 == 200" in run.stdout
    assert "2 failed, 2 passed" in run.stdout, run.stdout + run.stderr


@pytest.fixture
def application(tmp_path: Path) -> Path:
    """The tests of an application, which know of hubapi by nothing but its being installed."""
    (tmp_path / "test_application.py").write_text(APPLICATION_TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = ignore:HubSpot's support for:DeprecationWarning\n")
    return tmp_path


@pytest.mark.parametrize("arguments", [["-p", "no:xdist"], ["-n", "2"]], ids=["alone", "in parallel"])
def test_the_fixtures_serve_the_tests_of_an_application(application: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    run = subprocess.run(command, cwd=application, capture_output=True, text=True, check=False)
    assert "9 passed" in run.stdout, run.stdout + run.stderr


def test_the_fixtures_give_no_warning_that_a_test_could_not_mend(application: Path) -> None:
    (application / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error"]
    run = subprocess.run(command, cwd=application, capture_output=True, text=True, check=False)
    assert "9 passed" in run.stdout, run.stdout + run.stderr


def test_the_fixtures_are_described(application: Path) -> None:
    command = [sys.executable, "-m", "pytest", "--fixtures", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=application, capture_output=True, text=True, check=True)
    for fixture in ("hubapi_mock", "hubapi_client", "hubapi_async_client"):
        assert f"{fixture} -- " in run.stdout


def test_a_run_that_asks_for_no_fixture_loads_no_mock(tmp_path: Path) -> None:
    (tmp_path / "test_other.py").write_text(
        "import sys\ndef test_nothing(): assert 'hubapi_ext.mock' not in sys.modules\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 passed" in run.stdout, run.stdout
