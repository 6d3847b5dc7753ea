"""Which path a request takes under which version, and who is told that a version ends."""

from __future__ import annotations

from datetime import date, timedelta

import httpx
import msgspec
import pytest

from hubapi_client.operations import OPERATIONS, VERSIONS, Operation
from hubapi_ext.transport.versions import WARN_BEFORE_END, address, dated_versions, warning

BASE = "https://hubspot.invalid"


def path_of(operation: Operation) -> str:
    return operation.path.format_map({name: f"a%2F{name}" for name in operation.path_parameters})


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
@pytest.mark.parametrize("version", dated_versions())
@pytest.mark.parametrize("prefix", ["", "/proxy"])
def test_a_version_takes_its_place_in_the_path(operation: Operation, version: str, prefix: str) -> None:
    url = httpx.URL(f"{BASE}{prefix}{path_of(operation)}?after=%C3%A4&limit=5")
    names = {name: f"a%2F{name}" for name in operation.path_parameters}
    expected = operation.dated_path.format_map({**names, "version": version})
    assert str(address(url, prefix, operation, version)) == f"{BASE}{prefix}{expected}?after=%C3%A4&limit=5"


@pytest.mark.parametrize(
    ("path", "dated_path", "asked", "sent"),
    [
        (
            "/objects/v3/{type}/merge",
            "/objects/{version}/{type}/merge",
            "/objects/v3/0-421/merge",
            "/objects/2026-09/0-421/merge",
        ),
        (
            "/v3/splits/batch/read",
            "/splits/{version}/batch/read",
            "/v3/splits/batch/read",
            "/splits/2026-09/batch/read",
        ),
        ("/v3/{from}/{to}", "/{to}/{from}/{version}", "/v3/a/b", "/b/a/2026-09"),
    ],
)
def test_a_version_may_stand_anywhere_in_a_path(path: str, dated_path: str, asked: str, sent: str) -> None:
    operation = msgspec.structs.replace(OPERATIONS["search_objects"], path=path, dated_path=dated_path)
    assert str(address(httpx.URL(BASE + asked), "", operation, "2026-09")) == BASE + sent


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_without_a_version_the_path_is_the_documented_one(operation: Operation) -> None:
    url = httpx.URL(BASE + path_of(operation))
    assert address(url, "", operation, None) == url


@pytest.mark.parametrize("version", [None, *dated_versions()])
def test_the_end_of_a_version_is_told_when_it_is_near(version: str | None) -> None:
    ends = VERSIONS[version] if version else VERSIONS["v4"]
    assert warning(version, ends - WARN_BEFORE_END - timedelta(days=1)) is None
    near = warning(version, ends - WARN_BEFORE_END)
    assert near is not None
    assert f"ends on {ends}" in near
    past = warning(version, ends + timedelta(days=1))
    assert past is not None
    assert "ended on" in past


def test_the_documented_paths_end_when_the_first_of_their_versions_does() -> None:
    assert warning(None, date(2026, 1, 1)) is None
    assert "v4" in str(warning(None, date(2026, 11, 22)))
    assert f"api_version={dated_versions()[-1]!r}" in str(warning(None, date(2026, 11, 22)))


def test_who_has_the_newest_version_is_not_told_to_take_it() -> None:
    newest = dated_versions()[-1]
    assert "newer hubapi" in str(warning(newest, VERSIONS[newest]))
