"""What it takes to import hubapi and to make the first client, over what httpx takes by itself.

It is measured with the operations that there are, and in a checkout with many more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from . import copies

REPEATS = 15
OVER_HTTPX = "ms of the processor for hubapi and the first HubApi, over httpx"
HTTPX = "ms of the processor for httpx"
OVER_HTTPX_WITH_MORE = f"the same with {copies.COPIES} more operations, each of a resource of its own"
GENERATE = f"s for `scripts/generate` with {copies.COPIES} more operations"
_IMPORT = "import httpx"
_START = f"{_IMPORT}; from hubapi_ext import HubApi; HubApi('pat-bench')"


def measure() -> dict[str, float]:
    """The figures by name. All take turns, each in a new interpreter that finds everything compiled."""
    with TemporaryDirectory() as folder:
        grown, compiled = Path(folder, "checkout"), Path(folder, "compiled")
        grown.mkdir()
        seconds = copies.make(grown)
        scripts = {
            HTTPX: (_IMPORT, copies.ROOT),
            OVER_HTTPX: (_START, copies.ROOT),
            OVER_HTTPX_WITH_MORE: (_START, grown),
        }
        times: dict[str, list[float]] = {name: [] for name in scripts}
        for turn in range(REPEATS + 1):
            for name, (script, checkout) in scripts.items():
                taken = _milliseconds(script, checkout, compiled)
                if turn:
                    times[name].append(taken)
    httpx = median(times.pop(HTTPX))
    return {HTTPX: httpx, **{name: median(taken) - httpx for name, taken in times.items()}, GENERATE: seconds}


def _milliseconds(script: str, checkout: Path, compiled: Path) -> float:
    path = os.pathsep.join([str(checkout), str(checkout / "generated")])
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONPATH": path}
    code = f"import time; begin = time.process_time(); {script}; print(time.process_time() - begin)"
    command = [sys.executable, "-W", "ignore", "-c", code]
    run = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=True)
    return float(run.stdout) * 1000
