"""Keeps the state of all portals in a file. What a state is made of stands in `state`.

A file is written beside the old one and takes its place at the end, so that there is a whole state at any moment. Where
the old one is a symbolic link, it is the file that it leads to which is kept.
"""

import logging
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread

import msgspec

from hubapi_ext.mock.portals import Portals
from hubapi_ext.mock.state import State

_VERSION = 1
# How soon after a change the file is written, unless writing takes long.
_SECONDS = 1.0
# Writing takes at most this share of the time.
_SHARE = 0.1
# Held while a file is written: a control and the thread that keeps the file may want to at the same time.
_writing = Lock()

_log = logging.getLogger("hubapi.mock")


class _File(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    version: int = _VERSION
    # By the fingerprints of their tokens, which nobody can turn back into tokens.
    portals: dict[str, State]


def load(portals: Portals, path: Path) -> None:
    """Puts what a file holds in the place of the portals' contents. Raises ValueError where it is no such file."""
    try:
        for fingerprint, state in _read(path).portals.items():
            portals.of(fingerprint).load_state(state)
    except ValueError as error:
        raise ValueError(f"{path} cannot be loaded: {error}") from error


def _read(path: Path) -> _File:
    file = msgspec.json.decode(path.read_bytes(), type=_File)
    if file.version != _VERSION:
        raise ValueError(f"it has version {file.version}, and this mock reads {_VERSION}")
    return file


def save(portals: Portals, path: Path) -> None:
    """Writes the contents of all portals."""
    path = _followed(path)
    # In the same folder, since a file can take another's place only within one file system.
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with _writing:
        content = msgspec.json.encode(_File(portals={name: one.read_state() for name, one in portals.all().items()}))
        try:
            with new.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, new)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


@contextmanager
def saving(portals: Portals, path: Path) -> Iterator[None]:
    """Loads the file if it is there, and writes it at once, after changes and at the end.

    Raises OSError where it cannot be written, before anything is lost by that.
    """
    if path.exists():
        load(portals, path)
    _prepare(portals, path)
    portals.state_file = path
    ended = Event()
    writer = Thread(target=_keep, args=(portals, path, ended), name="mock-hubspot-state", daemon=True)
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()
        portals.state_file = None
        save(portals, path)


def _prepare(portals: Portals, path: Path) -> None:
    """Writes the file for the first time, and takes away what a mock has left that was killed while it wrote."""
    try:
        target = _followed(path)
        if target.exists():
            # Another file could take the place of one that is write-protected, which is not what its owner wants.
            target.open("r+b").close()
        save(portals, path)
        # One that writes at this moment fails, and tries again.
        for left in target.parent.iterdir():
            if re.fullmatch(rf"{re.escape(target.name)}\.\d+\.new", left.name):
                left.unlink(missing_ok=True)
    except OSError as error:
        # It speaks of the file that was named, and not of the one beside it.
        reason = f"the state cannot be saved: {error.strerror}"
        raise OSError(error.errno, reason, str(path)) from error


def _followed(path: Path) -> Path:
    followed = Path(os.path.realpath(path))
    if followed.is_symlink():
        # Links in a circle lead nowhere. This says so.
        followed.stat()
    return followed


def _keep(portals: Portals, path: Path, ended: Event) -> None:
    saved, pause = _revision(portals), _SECONDS
    while not ended.wait(pause):
        now = _revision(portals)
        if now != saved:
            began = time.monotonic()
            try:
                save(portals, path)
            except OSError as error:
                # There may be room again soon.
                _log.warning("The state cannot be saved: %s", error)
                continue
            saved, pause = now, max(_SECONDS, (time.monotonic() - began) / _SHARE)


def _revision(portals: Portals) -> int:
    return sum(portal.revision for portal in portals.all().values())
