"""What it takes to import hubapi and to make the first client, over what httpx takes by itself."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

REPEATS = 15
OVER_HTTPX = "ms of the processor for hubapi and the first HubApi, over httpx"
HTTPX = "ms of the processor for httpx"
_SCRIPTS = {"httpx": "import httpx", "hubapi": "import httpx; from hubapi_ext import HubApi; HubApi('pat-bench')"}


def measure() -> dict[str, float]:
    """The figures by name. The two take turns, each in a new interpreter."""
    times: dict[str, list[float]] = {name: [] for name in _SCRIPTS}
    for _ in range(REPEATS):
        for name, script in _SCRIPTS.items():
            code = f"import time; begin = time.process_time(); {script}; print(time.process_time() - begin)"
            run = subprocess.run(
                [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True
            )
            times[name].append(float(run.stdout) * 1000)
    return {HTTPX: median(times["httpx"]), OVER_HTTPX: median(times["hubapi"]) - median(times["httpx"])}
