"""An exception from a signal handler inside httpcore's locks keeps nobody else from sending."""

from __future__ import annotations

import threading
from contextlib import suppress

import httpcore._synchronization

from hubapi_ext import HubApi
from tests.interrupts import Interrupt, Tracer, check_everywhere

PATIENCE = 20.0


def test_a_hub_sends_wherever_a_lock_of_its_pool_is_interrupted(base_url: str, token: str) -> None:
    def run(tracer: Tracer) -> None:
        with HubApi(token, base_url=base_url, api_version="2026-09", timeout=PATIENCE) as hub:
            statuses: list[int] = []

            def send() -> None:
                statuses.append(hub.request("GET", "/crm/owners/{version}").status_code)

            send()
            with tracer(), suppress(Interrupt):
                send()
            other = threading.Thread(target=send, daemon=True)
            other.start()
            other.join(PATIENCE)
            assert statuses[-1:] == [200], "the other thread waits for ever"
            assert not other.is_alive(), "the other thread waits for ever"

    check_everywhere({httpcore._synchronization.__file__}, run)
