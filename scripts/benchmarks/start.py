"""What it takes to import hubapi and to make the first client, over what httpx takes by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

REPEATS = 15
OVER_HTTPX = "ms of the processor for hubapi and the first HubApi, over httpx"
HTTPX = "ms of the processor for httpx"
_SCRIPTS = {"httpx": "import httpx", "hubapi": "import httpx; from hubapi_ext import HubApi; HubApi('pat-bench')"}


def measure() -> dict[str, float]:
    """The figures by name. The two take turns, each in a new interpreter that finds everything compiled."""
    times: dict[str, list[float]] = {name: [] for name in _SCRIPTS}
    with TemporaryDirectory() as folder:
        # As it is where hubapi was installed; a checkout may have been told to keep no bytecode.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        for turn in range(REPEATS + 1):
            for name, script in _SCRIPTS.items():
                code = f"import time; begin = time.process_time(); {script}; print(time.process_time() - begin)"
                command = [sys.executable, "-W", "ignore", "-c", code]
                run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
                if turn:
                    times[name].append(float(run.stdout) * 1000)
    return {HTTPX: median(times["httpx"]), OVER_HTTPX: median(times["hubapi"]) - median(times["httpx"])}
