"""A checkout with operations that somebody added: each is one fragment, and the start does not feel it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import copies


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout, installed nowhere, with three copies of the fragment that lists owners."""
    folder = tmp_path_factory.mktemp("grown")
    copies.make(folder, copies=3)
    return folder


def printed(checkout: Path, script: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(checkout), str(checkout / "generated")])}
    command = [sys.executable, "-W", "ignore", "-c", script]
    run = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.split()


def test_a_copied_operation_is_called_by_its_own_method_and_answered_by_the_mock(grown: Path) -> None:
    script = """
from hubapi_ext import HubApi
from hubapi_ext.mock import MockHubSpot
mock = MockHubSpot()
hub = HubApi("pat-x", transport=mock.transport, api_version="2026-09")
list(hub.owners_ac.list())
print(*(exchange.path for exchange in mock.portal("pat-x").journal))
"""
    assert printed(grown, script) == ["/crm/owners_ac/2026-09"]


def test_the_start_loads_as_many_modules_as_without_them(grown: Path) -> None:
    script = "import sys, hubapi_ext; hubapi_ext.HubApi('pat-x'); print(hubapi_ext.__file__, *sorted(sys.modules))"
    file, *modules = printed(grown, script)
    assert Path(file).is_relative_to(grown)
    assert modules == printed(copies.ROOT, script)[1:]
