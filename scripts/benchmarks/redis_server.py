"""A Redis server of one's own, for benchmarks and tests, as long as it is needed. It keeps nothing."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def redis_server() -> Iterator[str | None]:
    """The address of a Redis server on a socket of its own; None where the machine has no redis-server."""
    binary = shutil.which("redis-server")
    if binary is None:
        yield None
        return
    # A path of a Unix socket must be short.
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        address = Path(folder) / "redis"
        command = [binary, "--port", "0", "--unixsocket", str(address), "--save", "", "--dir", folder]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                while not _listens(address) and process.poll() is None:
                    time.sleep(0.01)
                yield f"unix://{address}"
            finally:
                process.terminate()


def _listens(address: Path) -> bool:
    """Whether somebody listens at a socket. It is there a moment before anybody does."""
    with socket.socket(socket.AF_UNIX) as one:
        try:
            one.connect(str(address))
        except OSError:
            return False
    return True
