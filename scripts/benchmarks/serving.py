"""Serves an ASGI application from another process, so that it does not share the core of what is measured."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

import uvicorn


def _serve(listening: socket.socket, make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    config = uvicorn.Config(make(*arguments), log_level="warning", lifespan="off")
    uvicorn.Server(config).run([listening])


@contextmanager
def serving(make: Callable[..., Any], *arguments: Any) -> Iterator[str]:
    """The address of an application, which is made in the other process."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        process = get_context("fork").Process(target=_serve, args=(listening, make, arguments), daemon=True)
        process.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            process.terminate()
            process.join()
