"""What is not imported until somebody uses it: importing hubapi_ext and making a hub stays cheap."""

from __future__ import annotations

import subprocess
import sys

import hubapi_ext


def loaded(script: str) -> set[str]:
    """The modules that a script leaves loaded in a fresh interpreter, beside those that httpx loads."""
    code = f"import sys, httpx; before = set(sys.modules); {script}; print(*(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_a_hub_that_sends_nothing_loads_nothing_for_sending() -> None:
    modules = loaded("import hubapi_ext; hubapi_ext.HubApi('pat-x', api_version='2026-09').close()")
    assert "hubapi_ext.hub" in modules
    batches = {f"hubapi_ext.{name}" for name in ("associations", "batches", "endpoints", "tables")}
    batches.add("hubapi_resources.courses")
    heavy = {
        "asyncio",
        "httpcore",
        "pyrate_limiter",
        "opentelemetry",
        "pyarrow",
        "redis",
        "cyclopts",
        "rich",
        "sqlite3",
        "concurrent.futures",
    }
    assert modules & (batches | heavy) == set()
    # They are more with each operation, and the start is not to take longer with each.
    assert not [name for name in modules if name.startswith(("hubapi_client.api", "hubapi_client.operations."))]
    assert "hubapi_client.models" not in modules


def test_a_call_loads_the_generated_module_of_its_own_operation_alone() -> None:
    modules = loaded(
        "import httpx, hubapi_ext; "
        "transport = httpx.MockTransport(lambda _: httpx.Response(200, json={'results': []})); "
        "hub = hubapi_ext.HubApi('pat-x', api_version='2026-09', transport=transport); "
        "hub.associations.create_many('contacts', '0-410', [(1, 2, 861)])"
    )
    calls = {name for name in modules if name.startswith("hubapi_client.api.") and name.count(".") == 3}
    assert calls == {"hubapi_client.api.associations.create_associations"}
    assert modules & {"pyarrow", "pyrate_limiter", "opentelemetry", "hubapi_resources.courses"} == set()


def test_a_call_loads_the_facts_of_its_own_operation_alone() -> None:
    modules = loaded(
        "import httpx, hubapi_ext; "
        "transport = httpx.MockTransport(lambda _: httpx.Response(200, json={'results': []})); "
        "hub = hubapi_ext.HubApi('pat-x', api_version='2026-09', transport=transport); "
        "list(hub.owners.list())"
    )
    facts = {name for name in modules if name.startswith("hubapi_client.operations.")}
    assert facts == {"hubapi_client.operations.list_owners"}


def test_every_public_name_is_there_although_some_come_later() -> None:
    assert set(hubapi_ext.__all__) <= set(dir(hubapi_ext))
    assert [name for name in hubapi_ext.__all__ if not hasattr(hubapi_ext, name)] == []


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    assert not hasattr(hubapi_ext, "Batches")
