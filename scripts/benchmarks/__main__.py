"""The command line of scripts/bench. What is measured, and how, stands in the other modules."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from . import budget, family, faults, files, growth, mock_server, plot, report, small, speed, start
from .clients import openapi_python_client
from .speed import SIZES, Figures
from .worker import PEERS, Workers

ROOT = Path(__file__).parents[2]
PARTS = ("speed", "family", "small", "start", "growth", "budget", "faults", "mock", "files")


def machine() -> Figures:
    """What it was measured on, and with."""
    information = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*: (.+)", information.read_text(), re.MULTILINE) if information.exists() else None
    locked = dict(re.findall(r"^(\S+)==(\S+)", (ROOT / "requirements/peers.txt").read_text(), re.MULTILINE))
    return {
        "processor": found[1] if found else platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "versions": {
            **{name: locked[name] for name in PEERS},
            **{name: version(name) for name in ("openapi-python-client", "httpx", "msgspec")},
        },
    }


def main() -> int:
    """Measures what is asked for and prints it. Everything is written down too."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Measures everything, prints it, and writes docs/benchmarks.* and the README's section; "
        "or measures what is named, and only prints it.",
    )
    parser.add_argument(
        "--write", action="store_true", help="write what is named, too, and leave the figures of the other parts"
    )
    parser.add_argument("what", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--peers", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if unknown := set(arguments.what) - set(PARTS):
        parser.error(f"there is no {', '.join(unknown)}; the parts are {', '.join(PARTS)}")
    warnings.filterwarnings("ignore", "HubSpot's support for", DeprecationWarning)
    began = time.monotonic()
    figures: Figures = {"machine": machine()}
    others = json.loads((ROOT / "docs/benchmarks.json").read_text()) if arguments.write and arguments.what else {}
    if others and others["machine"] != figures["machine"]:
        parser.error("the other parts were measured on another machine or with other versions; measure all of them")
    with tempfile.TemporaryDirectory() as folder:
        openapi_python_client.generate(ROOT / "generated/openapi.json", Path(folder))
        workers = Workers(arguments.peers, folder, SIZES)
        measures: dict[str, Callable[[], Figures]] = {
            "speed": lambda: speed.measure(workers),
            "family": lambda: family.measure(workers),
            "small": small.measure,
            "start": start.measure,
            "growth": lambda: growth.measure(workers),
            "budget": lambda: {
                "one core": budget.measure_one_core(workers),
                "exempt": budget.measure_exempt(workers),
                "processes": budget.measure_processes(),
            },
            "faults": lambda: faults.measure(workers),
            "mock": mock_server.measure,
            "files": lambda: files.measure(workers),
        }
        for part in arguments.what or PARTS:
            begin = time.monotonic()
            figures[part] = measures[part]()
            print(f"Measured {part} in {time.monotonic() - begin:.0f} s", file=sys.stderr)
    figures["seconds"] = time.monotonic() - began
    print(report.page(figures), end="")
    if others:
        write({**others, **figures, "seconds": others["seconds"] + figures["seconds"]})
    elif not arguments.what:
        write(figures)
    return 0


def write(figures: Figures) -> None:
    """Writes the figures down, and what is made of them."""
    docs, readme = ROOT / "docs", ROOT / "README.md"
    (docs / "benchmarks.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    (docs / "benchmarks.md").write_text(report.page(figures))
    (docs / "benchmarks.svg").write_text(plot.plot(figures["speed"]))
    readme.write_text(report.with_section(readme.read_text(), figures))


if __name__ == "__main__":
    sys.exit(main())
