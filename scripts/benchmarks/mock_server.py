"""How soon the mock is up, what it takes of memory, and how many requests it answers. The load is wrk's."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from attrs import frozen

from hubapi_client.operations import CREATE_ASSOCIATIONS

PORTALS = 1_000
"""How many portals the memory of many is measured with."""
FIRST_ANSWER = "s until the first answer"
MEMORY_WHEN_UP = "MiB when it is up"
MEMORY_OF_PORTALS = f"MiB with {PORTALS:,} portals of ten courses each"
SMALL_CREATES = "batch creates a second, of one association each"
_COURSES = CREATE_ASSOCIATIONS.batch.max_inputs
FULL_CREATES = f"batch creates a second, of {_COURSES:,} associations each"
_PATH = "/crm/v4/associations/contacts/0-410/batch/create"


@frozen
class _Running:
    base_url: str
    process: subprocess.Popen[str]
    seconds: float
    """How long it took to answer for the first time."""

    @property
    def mebibytes(self) -> float:
        """What the process has in memory now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def running_mock(*arguments: str) -> Iterator[_Running]:
    """A mock in another process, with these arguments."""
    command = [str(Path(sys.executable).parent / "hubapi"), "mock", "--port", "0", "--quiet", *arguments]
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        base_url = next(iter(process.stdout or ())).split()[-1]
        httpx.get(f"{base_url}/_mock/health").raise_for_status()
        try:
            yield _Running(base_url, process, time.monotonic() - began)
        finally:
            process.terminate()


def _association(number: int) -> dict[str, Any]:
    type = {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 861}
    return {"from": {"id": "1"}, "to": {"id": str(number)}, "types": [type]}


def _requests_per_second(base_url: str, inputs: int, seconds: int, folder: Path) -> float:
    script = folder / f"{inputs}.lua"
    body = json.dumps({"inputs": [_association(number) for number in range(1, inputs + 1)]})
    script.write_text(
        f"wrk.method = 'POST'\nwrk.body = [==[{body}]==]\n"
        "wrk.headers['Content-Type'] = 'application/json'\nwrk.headers['Authorization'] = 'Bearer benchmark'\n"
    )
    command = ["wrk", "--threads", "1", "--connections", "8", "--duration", f"{seconds}s", "--script", str(script)]
    said = subprocess.run([*command, base_url + _PATH], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"the mock refused what wrk sent:\n{said}")
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])


def _seed(folder: Path) -> Path:
    path = folder / "seed.json"
    courses = [{"id": str(number)} for number in range(1, _COURSES + 1)]
    path.write_text(json.dumps({"records": {"contacts": [{"id": "1"}], "0-410": courses}}))
    return path


def measure(seconds: int = 4) -> dict[str, float]:
    """The figures by name; those of requests are left out where wrk is not installed."""
    figures = {}
    with running_mock() as mock:
        figures[FIRST_ANSWER] = mock.seconds
        figures[MEMORY_WHEN_UP] = mock.mebibytes
        body = {"inputs": [{"properties": {"hs_course_name": f"Course {number}"}} for number in range(10)]}
        with httpx.Client() as client:
            for _ in range(PORTALS):
                headers = {"Authorization": f"Bearer {uuid.uuid4()}"}
                url = f"{mock.base_url}/crm/v3/objects/0-410/batch/create"
                client.post(url, json=body, headers=headers).raise_for_status()
        figures[MEMORY_OF_PORTALS] = mock.mebibytes
    if shutil.which("wrk"):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with running_mock("--seed", str(_seed(folder))) as mock:
                for what, inputs in ((SMALL_CREATES, 1), (FULL_CREATES, _COURSES)):
                    figures[what] = _requests_per_second(mock.base_url, inputs, seconds, folder)
    return figures
