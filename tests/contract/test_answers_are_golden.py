"""The mock answers as HubSpot does: with the status, the keys, the types and the results of the golden answers."""

from __future__ import annotations

import json
import re

import pytest

from tests.contract.document import BY_HAND, OPERATIONS
from tests.contract.goldens import GOLDENS, Golden, comparable

ANSWERED = [pytest.param(golden, id=golden.name) for golden in GOLDENS if golden.only_the_client is None]


@pytest.mark.parametrize("golden", ANSWERED)
def test_the_mock_answers_as_hubspot_does(golden: Golden) -> None:
    _, response = golden.asked()
    asked = json.dumps([golden.request, golden.records])
    if isinstance(golden.answer, str):
        assert (response.status_code, title(response.text)) == (golden.status, title(golden.answer))
    else:
        got, wanted = comparable(response.json(), asked), comparable(golden.answer, asked)
        assert (response.status_code, got) == (golden.status, wanted)


@pytest.mark.parametrize("golden", ANSWERED)
def test_the_mock_answers_with_hubspots_headers(golden: Golden) -> None:
    _, response = golden.asked()
    wanted = golden.headers or {"content-type": "application/json;charset=utf-8"}
    assert {name: response.headers.get(name) for name in wanted} == dict(wanted)


@pytest.mark.parametrize("golden", [one for one in ANSWERED if one.values[0].raises])  # type: ignore[union-attr]
def test_a_refused_request_changes_nothing(golden: Golden) -> None:
    mock, _ = golden.asked()
    portal = mock.portal("pat-golden")
    assert portal.records("courses") == []
    assert portal.associations("contacts", "4711", "courses") == {}


def test_every_operation_that_the_mock_does_by_hand_has_a_golden_answer_or_an_example() -> None:
    answered = {golden.operation for golden in GOLDENS if golden.only_the_client is None} - {None}
    shown = {name for name, one in OPERATIONS.items() if "examples" in json.dumps(one["responses"]["2XX"])}
    # An answer without a body needs none.
    bodiless = {name for name, one in OPERATIONS.items() if "content" not in one["responses"]["2XX"]}
    assert answered | shown | bodiless >= BY_HAND
    assert answered <= OPERATIONS.keys()


def title(page: str) -> str:
    found = re.search("<title>([^<]*)</title>", page)
    return found[1] if found else page
