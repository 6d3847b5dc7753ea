"""Where jobs are kept, and how they are called. What is in a job's folder is the business of its journal."""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

from hubapi_ext.errors import HubApiError, InvalidInputError

JOURNAL, LOCK = "journal.sqlite", "lock.sqlite"
VARIABLE = "HUBAPI_JOBS"
"""The environment variable that says where jobs are kept."""


class JobBusyError(HubApiError):
    """Another process works on the job."""


def jobs_folder(given: str | os.PathLike[str] | None = None) -> Path:
    """The folder of all jobs: the argument, else HUBAPI_JOBS, else where the user's programs keep their state."""
    if given is None:
        given = os.environ.get(VARIABLE) or None
    if given is not None:
        return Path(given).expanduser()
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "hubapi" / "jobs"


def new_job_folder(jobs: Path, name: str, now: datetime) -> Path:
    """Makes the folder of a new job, which only its owner may read: a job holds data of people.

    It is hidden until `begun` gives it its name, so that a job which is killed as it begins is none.
    """
    jobs.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    text = re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-") or "job"
    while True:
        folder = jobs / f".{now:%Y%m%d-%H%M%S}-{text}-{secrets.token_hex(2)}"
        try:
            folder.mkdir(mode=stat.S_IRWXU)
        except FileExistsError:
            continue
        return folder


def begun(folder: Path) -> Path:
    """Gives a job that has begun the name of its folder, which is its id."""
    return folder.rename(folder.with_name(folder.name.removeprefix(".")))


def job_folder(jobs: Path, job: str) -> Path:
    """The folder of a job, by its id or by the beginning of it that no other has; "last" is the newest."""
    ids = job_ids(jobs)
    if job == "last" and ids:
        return jobs / ids[-1]
    found = [job] if job in ids else [one for one in ids if job and one.startswith(job)]
    if len(found) == 1:
        return jobs / found[0]
    if found:
        raise InvalidInputError("job", f"got {job!r}, with which {len(found)} jobs begin", allowed=", ".join(found[:5]))
    known = f"the newest are {', '.join(ids[-3:])}" if ids else f"there are none in {jobs}"
    raise InvalidInputError("job", f"got {job!r}, which is no job", allowed=known)


def job_ids(jobs: Path) -> list[str]:
    """The ids of all jobs, the oldest first."""
    found = [file.parent for file in jobs.glob(f"[!.]*/{JOURNAL}")]
    # An id begins with the second in which the job began.
    return [folder.name for folder in sorted(found, key=lambda one: (one.name[:15], one.stat().st_ctime_ns))]


def locked(folder: Path) -> sqlite3.Connection:
    """A lock that ends with the process: a database of its own, in a transaction that never ends."""
    lock = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        with closing(lock):
            raise JobBusyError(f"another process works on the job {folder.name}") from error
    return lock


def is_locked(folder: Path) -> bool:
    """Whether a process holds the lock."""
    try:
        with closing(sqlite3.connect(f"{(folder / LOCK).resolve().as_uri()}?mode=ro", timeout=0, uri=True)) as lock:
            lock.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # It cannot be read while it is held; nor where there is none.
        return (folder / LOCK).exists()
    return False
