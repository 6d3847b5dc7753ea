"""The command behind scripts/kills: how many kills, and what became of the rows. It exits 1 where a portal is wrong."""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hubapi_ext.mock import MockHubSpot
from hubapi_ext.mock.effects import BadGateway, ConnectionReset, Effect, RateLimited

from .child import NOT_SUCCEEDED

KINDS = ("creates", "associations")
SCHOOLS = 20
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
FAULTS: dict[Effect, float] = {
    RateLimited(retry_after=1): 0.10,
    BadGateway(status=503): 0.025,
    BadGateway(status=503, applied=True): 0.025,
    ConnectionReset(): 0.01,
    ConnectionReset(applied=True): 0.01,
}
"""How likely each fault is. Half of the later ones come after the mock has done its work."""


def main(given: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/kills", description="Kills loads and resumes them.")
    parser.add_argument("kills", nargs="?", type=int, default=20, help="how often a load is killed (default: 20)")
    parser.add_argument("--rows", type=int, default=20_000, help="how many rows a load has (default: 20,000)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="what the moments depend on")  # noqa: S311
    parser.add_argument(
        "--longest", type=float, default=2.5, help="the seconds that a load runs at most (default: 2.5)"
    )
    chosen = parser.parse_args(given)
    print(f"seed {chosen.seed}, {chosen.rows:,} rows a load")
    chance = random.Random(chosen.seed)  # noqa: S311 - no secret
    kills = loads = wrong = 0
    mock = MockHubSpot(rate_limit=None, daily_limit=None)
    with mock.serve() as server:
        while kills < chosen.kills:
            kind = KINDS[loads % len(KINDS)]
            with tempfile.TemporaryDirectory(prefix="hubapi-kills-") as folder:
                token = f"kills-{loads}"
                rows = prepared(mock.portal(token), kind, Path(folder), chosen.rows, chance)
                arguments = [server.base_url, token, f"{folder}/rows.csv", f"{folder}/jobs", kind]
                times, exit_code = killed(arguments, chance, chosen.kills - kills, chosen.longest)
                found = differences(mock.portal(token), kind, rows)
                if exit_code == NOT_SUCCEEDED:
                    found = ", ".join(filter(None, [found, "a row has not succeeded"]))
            kills, loads, wrong = kills + times, loads + 1, wrong + bool(found)
            print(f"{kind}: killed {times} times; {found or 'every row has succeeded, and is there once'}", flush=True)
    print(f"{kills} kills of {loads} loads, {wrong} of them wrong")
    return 1 if wrong else 0


def prepared(portal: Any, kind: str, folder: Path, count: int, chance: random.Random) -> list[dict[str, str]]:
    """A portal that misbehaves, and the rows of a file."""
    schools = [{"id": str(301 + at), "properties": {"domain": f"s{at}.example"}} for at in range(SCHOOLS)]
    portal.seed({"records": {"companies": schools}})
    for effect, probability in FAULTS.items():
        portal.faults.add(effect, method="POST", probability=probability, seed=chance.randrange(10**6))
    rows = [{"email": f"{number}@example.com", "firstname": f"N{number}"} for number in range(count)]
    if kind == "associations":
        rows = [{**row, "school": f"s{number % SCHOOLS}.example"} for number, row in enumerate(rows)]
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return rows


def killed(arguments: list[str], chance: random.Random, most: int, longest: float) -> tuple[int, int]:
    """Runs a load to its end, and kills it on the way. Returns how often, and how it ended."""
    times = 0
    while True:
        process = subprocess.Popen([sys.executable, "-m", "killing.child", *arguments], env=ENVIRONMENT)
        try:
            process.wait(timeout=chance.uniform(0.3, longest) if times < most else None)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            times += 1
            continue
        if process.returncode not in (0, NOT_SUCCEEDED):
            raise RuntimeError(f"the load ended with {process.returncode}")
        return times, process.returncode


def differences(portal: Any, kind: str, rows: list[dict[str, str]]) -> str:
    """In what a portal differs from the file; nothing where it does not."""
    records = portal.records("contacts")
    emails = Counter(record.properties["email"] for record in records)
    lost = sum(row["email"] not in emails for row in rows)
    doubled = sum(count - 1 for count in emails.values())
    if kind == "associations":
        schools = {f"s{at}.example": str(301 + at) for at in range(SCHOOLS)}
        wanted = {row["email"]: {schools[row["school"]]} for row in rows}
        lost += sum(
            set(portal.associations("contacts", record.id, "companies")) != wanted[record.properties["email"]]
            for record in records
        )
    return f"{lost} lost, {doubled} doubled" if lost or doubled else ""


if __name__ == "__main__":
    sys.exit(main())
