"""hubapi as it carries files: loads and exports, and what a load is made of by itself."""

from __future__ import annotations

import csv
import tempfile
import time
import warnings
from pathlib import Path

from benchmarks import people
from hubapi_client.operations import UPSERT_OBJECTS
from hubapi_ext import HubApi, NoLimits, Progress
from hubapi_ext.jobs import JobOptions, export, load
from hubapi_ext.jobs.journal import Journal
from hubapi_ext.jobs.row_outcomes import RowOutcome

_SIZE = UPSERT_OBJECTS.batch.max_inputs
_ID = "440000000001"

warnings.filterwarnings("ignore", "HubSpot's support for", DeprecationWarning)


class Files:
    """HubApi and what is built on it. Jobs and files are in a folder that goes with them."""

    def __init__(self, base_url: str, token: str) -> None:
        self._limited = HubApi(token, base_url=base_url)
        self._unlimited = HubApi(token, base_url=base_url, limits=NoLimits())

    def close(self) -> None:
        """Closes the connections."""
        self._limited.close()
        self._unlimited.close()

    def stream(self, path: str) -> int:
        """The bare engine: upserts the rows of a CSV file. Returns how many succeeded."""
        with Path(path).open(newline="") as file:
            upserted = self._unlimited.contacts.stream_upsert(csv.DictReader(file), key="email")
            return sum(outcome.succeeded for outcome in upserted)

    def load(self, path: str) -> int:
        """A load of the same file. Returns how many rows succeeded."""
        return self._load(self._unlimited, path, JobOptions())

    def journal(self, rows: int) -> int:
        """What a load does with its journal, and nothing else: intents, outcomes, and having them on the disk."""
        with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder)) as journal:
            for first in range(1, rows + 1, _SIZE):
                batch = range(first, min(first + _SIZE, rows + 1))
                journal.intend(0, batch, time.time())
                for row in batch:
                    journal.note(0, RowOutcome(row, "succeeded", _ID, new=False))
            journal.flush()
            return journal.counts(0)["succeeded"]

    def load_within(self, path: str, seconds: float) -> float:
        """A load that the window holds back. Returns how many requests were answered in so many seconds."""
        end = time.monotonic() + seconds
        done = 0

        def look(progress: Progress) -> None:
            nonlocal done
            done = progress.done if time.monotonic() <= end else done

        self._load(self._limited, path, JobOptions(progress=look))
        # The definitions of the properties came by a request of their own.
        return 1 + done / _SIZE

    @staticmethod
    def _load(hub: HubApi, path: str, options: JobOptions) -> int:
        with tempfile.TemporaryDirectory() as jobs:
            result = load(hub, path, into="contacts", key="email", nulls="skip", options={**options, "jobs": jobs})
        return result.steps[0].succeeded

    def export(self, associations: str) -> dict[str, int]:
        """All contacts and their associations, in files of Parquet. Of a pair's labels each is a row of its own."""
        with tempfile.TemporaryDirectory() as folder:
            result = export(self._unlimited, "contacts", folder, properties=people.NAMES, associations=[associations])
        return {"records": result.rows, "associations": result.associations[associations]}
