"""A load whose process is killed or interrupted: the next one goes on, and nothing is lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext.jobs import Job
from hubapi_ext.mock import effects
from tests.command_line.conftest import Run

COMMAND = str(Path(sys.executable).parent / "hubapi")
HEEDING_INTERRUPTS = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Runs a command that heeds Ctrl-C: what a shell has started in the background is made to ignore it, children too."""
ROWS = 1500


@pytest.mark.parametrize(("how", "exit_code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)], ids=["kill -9", "Ctrl-C"])
def test_a_load_that_is_stopped_is_resumed_to_its_end(
    run: Run, portal: Any, base_url: str, token: str, tmp_path: Path, how: signal.Signals, exit_code: int
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("email\n" + "".join(f"{number}@example.com\n" for number in range(ROWS)))
    arguments = ["load", str(people), "--into", "contacts", "--key", "email", "--concurrency", "1"]
    environment = {
        **os.environ,
        "HUBSPOT_BASE_URL": base_url,
        "HUBSPOT_ACCESS_TOKEN": token,
        "HUBAPI_JOBS": str(tmp_path / "jobs"),
    }
    # The load lasts long enough to be met.
    portal.faults.add(effects.Latency(0.05), operation="upsert_objects")
    command = [sys.executable, "-c", HEEDING_INTERRUPTS, COMMAND, *arguments]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while not portal.records("contacts"):
            assert process.poll() is None
            time.sleep(0.002)
        process.send_signal(how)
        said = process.stderr.read()
        assert process.wait(20) == exit_code
    if exit_code == 130:
        assert said.endswith(f"interrupted; to go on where it was:\n  hubapi resume {Job.find('last').id}\n")
    assert not Job.find("last").result.is_complete
    assert run("resume", "last").exit_code == 0
    assert Counter(one.properties["email"] for one in portal.records("contacts")) == Counter(
        f"{number}@example.com" for number in range(ROWS)
    )
