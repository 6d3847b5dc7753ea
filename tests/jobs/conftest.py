"""Jobs in the four ways: what is written for the sync functions is done by the async ones too."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext import jobs


class Jobs:
    """The functions of `hubapi_ext.jobs` for a hub, sync or async, with a folder of their own for jobs."""

    def __init__(self, hub: Any, folder: Path) -> None:
        self._hub = hub
        self.folder = folder
        self.options: dict[str, Any] = {"jobs": folder}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if name not in ("plan", "plan_async"):
                kwargs["options"] = {**self.options, **kwargs.get("options", {})}
            if "_runner" in vars(self._hub):
                function = getattr(jobs, f"{name}_async")
                return self._hub._runner.run(function(self._hub._target, *args, **kwargs))
            return getattr(jobs, name)(self._hub, *args, **kwargs)

        return call

    def last(self) -> jobs.Job:
        return jobs.Job.find("last", jobs=self.folder)

    def troubles(self, step: int = 0) -> list[tuple[int, str]]:
        """The rows that did not succeed, with their categories."""
        return [
            (one.row, one.trouble.category)
            for one in self.last().outcomes(step, statuses=["failed", "unknown"])
            if one.trouble is not None
        ]


@pytest.fixture
def work(hub: Any, tmp_path: Path) -> Jobs:
    return Jobs(hub, tmp_path / "jobs")


@pytest.fixture
def faulty_work(faulty_hub: Any, tmp_path: Path) -> Jobs:
    return Jobs(faulty_hub, tmp_path / "jobs")


def define(
    portal: Any, object_type: str, name: str, type: str, field_type: str, options: Mapping[str, str] | None = None
) -> None:
    """Gives an object type a property of the portal's own."""
    definition = {
        "name": name,
        "label": name.capitalize(),
        "type": type,
        "fieldType": field_type,
        "groupName": "contactinformation",
        "options": [{"value": value, "label": label} for value, label in (options or {}).items()],
    }
    portal.seed({"collections": {f"properties/{object_type}": [definition]}})


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A file of three contacts."""
    names = ("Ada", "Ben", "Cleo")
    return write_csv(
        tmp_path / "people.csv", [{"email": f"{name.lower()}@example.com", "firstname": name} for name in names]
    )
