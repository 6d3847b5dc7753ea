"""Answers that are not quite what HubSpot documents: what is kept of them, and what the log says."""

from __future__ import annotations

import copy
import importlib
import json
import logging
import pkgutil
import types
from collections.abc import Iterator
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, Union, get_args, get_origin

import msgspec
import pytest
from attrs import evolve, frozen

from hubapi_client import api, errors, lenient, models, wire
from hubapi_client.operations import OPERATIONS, BatchOperation, ListOperation, Operation

OBJECTS = models.BatchResponseSimplePublicObject
READ = models.BatchResponsePublicAssociationMultiWithLabel
PAIRS = models.BatchResponseLabelsBetweenObjectPair
PAGE = models.CollectionResponseMultiAssociatedObjectWithLabelForwardPaging


@pytest.fixture(autouse=True)
def nothing_is_reported_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lenient, "_reported", set())


def decode(body: object, type: Any) -> Any:
    return wire.decode(json.dumps(body).encode(), type)


# The table: every odd value in every field of every answer

ODD_VALUES: list[Any] = [
    *(None, True, 0, 7, -1.5, 1e300, 10**30, "", "odd", "7", "true"),
    *([], {}, [None], ["odd"], [[7]], [{"odd": 1}], {"odd": 1}, {"message": 5}),
]
type_of_models = type(wire.Struct)
MODULES = [module.name for module in pkgutil.iter_modules(api.__path__)]


def answer_of(operation: Operation) -> Any:
    """The model of an operation's answer."""
    for module in MODULES:
        try:
            return importlib.import_module(f"hubapi_client.api.{module}.{operation.name}").ANSWER
        except ModuleNotFoundError:
            continue
    raise LookupError(operation.name)


WITH_ANSWER = [one for one in OPERATIONS.values() if answer_of(one) is not type(None)]


def options(type: Any) -> list[Any]:
    parts = get_args(type) if get_origin(type) in (Union, types.UnionType) else [type]
    return sorted(parts, key=lambda part: (part is types.NoneType, part is str))


def sample(type: Any, number: int) -> Any:
    """A value as it is documented. Ids depend on the number."""
    option = options(type)[0]
    origin = get_origin(option) or option
    if isinstance(option, type_of_models):
        return {field.encode_name: sample(field.type, number) for field in msgspec.structs.fields(option)}
    if origin is list:
        return [sample(get_args(option)[0], number), sample(get_args(option)[0], number + 100)]
    if origin is dict:
        return {f"name{number}": sample(get_args(option)[1], number)}
    samples = {str: str(number), int: number, float: number + 0.5, bool: True, datetime: "2026-01-01T00:00:00Z"}
    return samples.get(option, "COMPLETE" if origin is not Any else {"ids": [str(number)]})


@frozen
class Place:
    """A field of an answer, or the entries of one."""

    operation: Operation
    attributes: tuple[str, ...]
    """The way to it in the model, in which the entries of lists and maps add nothing."""
    keys: tuple[str, ...] = ()
    """The way to it in JSON."""

    def below(self, type: Any) -> Iterator[Place]:
        """All places in a value of the type."""
        for option in options(type):
            if isinstance(option, type_of_models):
                for field in msgspec.structs.fields(option):
                    place = evolve(
                        self, attributes=(*self.attributes, field.name), keys=(*self.keys, field.encode_name)
                    )
                    yield place
                    yield from place.below(field.type)
            elif get_origin(option) in (list, dict):
                place = evolve(self, keys=(*self.keys, ENTRY))
                yield place
                yield from place.below(get_args(option)[-1])

    def replaced(self, body: Any, value: object) -> Any:
        """The body with another value at this place; of entries, it is the first."""
        changed = copy.deepcopy(body)
        *above, last = self.keys
        holder = changed
        for key in above:
            holder = holder[first_key(holder) if key == ENTRY else key]
        holder[first_key(holder) if last == ENTRY else last] = value
        return changed


ENTRY = "[...]"


def first_key(holder: Any) -> Any:
    return 0 if isinstance(holder, list) else next(iter(holder))


def deciding(operation: Operation) -> set[tuple[str, ...]]:
    """The fields by which results and errors are tied to inputs, or which say that there are more pages."""
    found: set[tuple[str, ...]] = {("results",), ("errors",), ("errors", "context"), ("errors", "message")}
    if isinstance(operation, ListOperation):
        found |= {(*operation.paging.result.split("."),), (operation.paging.items,)}
    if isinstance(operation, BatchOperation):
        batch = operation.batch
        keys = list(batch.results)
        keys += [batch.otherwise.result] if batch.otherwise else []
        keys += [batch.paging.result, batch.paging.items] if batch.paging else []
        found |= {("results", *key.split(".")) for key in keys}
    return {path[:length] for path in found for length in range(1, len(path) + 1)}


WITH_RESULTS = [
    operation
    for operation in WITH_ANSWER
    if "results" in {field.name for field in msgspec.structs.fields(answer_of(operation))}
]
PLACES = [place for operation in WITH_RESULTS for place in Place(operation, ()).below(answer_of(operation))]
IDLE = [place for place in PLACES if place.attributes not in deciding(place.operation)]
DECIDING = [place for place in PLACES if place not in IDLE and place.keys != ("results",)]


def accounts(operation: Operation, answer: Any) -> list[Any]:
    """What an answer says of its inputs: which of them have a result, and how many errors there are."""
    keys = operation.batch.results if isinstance(operation, BatchOperation) else ()
    tied = [[attrgetter(key)(result) for key in keys] for result in answer.results]
    return [tied, len(getattr(answer, "errors", None) or ())]


def name(value: Any) -> str:
    return f"{value.operation.name}-{'.'.join(value.keys)}" if isinstance(value, Place) else value.name


def test_the_table_knows_the_fields_of_every_answer() -> None:
    assert {place.operation.name for place in IDLE} == {one.name for one in WITH_RESULTS}
    assert ("results", ENTRY, "to", ENTRY, "associationTypes", ENTRY, "label") in [place.keys for place in IDLE]
    assert ("results", ENTRY, "from", "id") in [place.keys for place in DECIDING]


@pytest.mark.parametrize("place", IDLE, ids=name)
def test_an_odd_value_in_a_field_that_decides_nothing_costs_nothing(place: Place) -> None:
    type = answer_of(place.operation)
    body = sample(type, 1)
    expected = accounts(place.operation, decode(body, type))
    lost = [
        value
        for value in ODD_VALUES
        if accounts(place.operation, decode(place.replaced(body, value), type)) != expected
    ]
    assert lost == []


@pytest.mark.parametrize("place", DECIDING, ids=name)
def test_an_odd_value_in_a_field_that_decides_costs_no_other_result(place: Place) -> None:
    type = answer_of(place.operation)
    body = sample(type, 1)
    other = decode(body, type).results[1]
    lost = [value for value in ODD_VALUES if other not in decode(place.replaced(body, value), type).results]
    assert lost == []


# What becomes of an odd value


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("5", "5"),
        ("1.50", "1.50"),
        ("123456789012345678901", "123456789012345678901"),
        ("true", "true"),
        ('["a", 1]', '["a", 1]'),
        ('{"a": 1}', '{"a": 1}'),
        ("null", None),
    ],
)
def test_what_is_no_text_is_the_json_that_hubspot_wrote(sent: str, read: str | None) -> None:
    body = b'{"results": [{"id": "1", "properties": {"amount": %b}}]}' % sent.encode()
    answer = wire.decode(body, OBJECTS)
    assert answer is not None
    assert answer.results[0].properties == {"amount": read}


MOMENT = datetime(2025, 11, 3, 23, 34, 32, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (1762212872000, MOMENT),
        ("1762212872000", MOMENT),
        (1762212872000.0, MOMENT),
        (-1000, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2025-11-03T23:34Z", MOMENT.replace(second=0)),
        ("2025-11-03T23:34", MOMENT.replace(second=0)),
        ("2025-11-04T01:34+02:00", MOMENT.replace(second=0)),
        ("2025-11-03", datetime(2025, 11, 3, tzinfo=UTC)),
        ("2025-11-03T23:34:32,5Z", MOMENT.replace(microsecond=500_000)),
    ],
)
def test_a_time_of_another_form_is_a_time_in_utc(sent: object, read: datetime) -> None:
    result = decode({"results": [{"id": "1", "createdAt": sent}]}, OBJECTS).results[0]
    assert (result.created_at, result.created_at.tzinfo) == (read, UTC)


@pytest.mark.parametrize("sent", ["", "yesterday", 1e300, 10**30, True, [], {}])
def test_a_time_that_cannot_be_read_is_kept(sent: object) -> None:
    assert decode({"results": [{"id": "1", "createdAt": sent}]}, OBJECTS).results[0].created_at == sent


@pytest.mark.parametrize(("sent", "read"), [("true", True), ("FALSE", False), (1, True), ("maybe", "maybe")])
def test_a_boolean_may_be_text(sent: object, read: object) -> None:
    assert decode({"results": [{"id": "1", "archived": sent}]}, OBJECTS).results[0].archived == read


@pytest.mark.parametrize(("sent", "read"), [("861", 861), (861.0, 861), ("", ""), ("many", "many"), (1.5, 1.5)])
def test_a_number_may_be_text(sent: object, read: object) -> None:
    assert decode({"results": [], "numErrors": sent}, OBJECTS).num_errors == read


@pytest.mark.parametrize("sent", [101, "101", 101.0])
def test_an_id_is_text_in_whatever_form_it_comes(sent: object) -> None:
    pair = {"fromObjectId": sent, "toObjectId": 2, "labels": [5]}
    assert decode({"results": [pair]}, PAIRS).results[0].from_object_id == "101"


def test_a_cursor_that_is_a_number_is_text() -> None:
    page = decode({"results": [], "paging": {"next": {"after": 20}}}, PAGE)
    assert page.paging.next.after == "20"


def test_the_id_and_the_status_of_an_error_may_be_numbers() -> None:
    (error,) = decode({"results": [], "errors": [{"id": 5, "status": 400, "message": "no"}]}, PAIRS).errors
    assert (error.id, error.status, error.message) == ("5", "400", "no")


@pytest.mark.parametrize("sent", ["no", ["no"], {"message": "no"}, [{"message": "no"}, None]])
def test_errors_in_another_form_are_errors(sent: object) -> None:
    answer = decode({"results": [], "errors": sent}, PAIRS)
    assert answer.errors == [models.StandardError(message="no")]


@pytest.mark.parametrize("odd", [None, 5, "x", [], True])
def test_an_entry_of_the_results_that_is_no_object_is_left_out(odd: object) -> None:
    answer = decode({"results": [{"id": 1}, odd, {"id": "2"}]}, OBJECTS)
    assert [result.id for result in answer.results] == ["1", "2"]


def test_a_single_value_where_a_list_is_documented_is_a_list_of_one() -> None:
    assert decode({"results": [{"fromObjectId": 1, "labels": "Enrolled"}]}, PAIRS).results[0].labels == ["Enrolled"]


def test_a_result_whose_list_cannot_be_read_costs_that_result_alone() -> None:
    rows = [{"from": {"id": 1}, "to": 5}, {"from": {"id": 2}, "to": [{"toObjectId": 3}]}]
    assert [row.from_id for row in decode({"results": rows}, READ).results] == ["2"]


def test_an_unknown_field_beside_an_odd_value_does_no_harm() -> None:
    assert decode({"results": [{"id": 1, "novelty": [1]}], "numErrors": "x", "more": {}}, OBJECTS).results[0].id == "1"


def test_a_bare_type_is_read_leniently_too() -> None:
    (spec,) = decode([{"typeId": "861", "label": 5}, None], list[models.AssociationSpecWithLabel])
    assert (spec.type_id, spec.label) == (861, "5")


@pytest.mark.parametrize(
    "content",
    [
        b'{"results": [{"archived": "x"}',
        b'{"results": [{"archived": "x"}]} {}',
        b'{"results": [{"archived": "x", "url": "\xff"}]}',
        b'{"numErrors": "x", "results": [{"properties": ' + b"[" * 100_000,
        b'{"results": {}}',
        b'{"results": "none", "numErrors": "x"}',
        b"[]",
        b"null",
    ],
)
def test_what_is_no_answer_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(errors.InvalidResponse):
        wire.decode(content, OBJECTS)


# The log


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "hubapi"]


def test_an_odd_value_is_reported_by_model_field_and_kind(caplog: pytest.LogCaptureFixture) -> None:
    decode({"results": [{"id": "1", "createdAt": True}]}, OBJECTS)
    assert messages(caplog) == [
        "SimplePublicObject.createdAt: HubSpot sent a boolean where a date-time is documented; it was kept as it came"
    ]
    assert caplog.records[0].levelno == logging.WARNING


def test_an_odd_value_is_reported_once_however_often_it_comes(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        decode({"results": [{"id": "1", "properties": {"a": 1, "b": 2}}] * 5}, OBJECTS)
    assert messages(caplog) == [
        "SimplePublicObject.properties[...]: HubSpot sent a number where text is documented; it was converted"
    ]


def test_another_kind_of_value_is_reported_again(caplog: pytest.LogCaptureFixture) -> None:
    decode({"results": [{"id": "1", "url": 1}, {"id": "1", "url": [1]}, None]}, OBJECTS)
    assert [message.partition(";")[0] for message in messages(caplog)] == [
        "SimplePublicObject.url: HubSpot sent a number where text is documented",
        "SimplePublicObject.url: HubSpot sent a list where text is documented",
        "BatchResponseSimplePublicObject.results[...]: HubSpot sent null where an object is documented",
    ]


def test_no_value_and_no_name_of_a_property_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    secret = {"secret": [{"secret": "secret"}, "secret"]}
    odd = {"id": "1", "properties": secret, "createdAt": "secret", "url": secret, "propertiesWithHistory": secret}
    decode({"results": [odd, "secret"], "numErrors": "secret"}, OBJECTS)
    assert len(messages(caplog)) > 4
    assert "secret" not in caplog.text


def test_a_documented_answer_is_not_reported(caplog: pytest.LogCaptureFixture) -> None:
    for operation in WITH_ANSWER:
        decode(sample(answer_of(operation), 1), answer_of(operation))
    assert messages(caplog) == []


@pytest.mark.parametrize("odd", ["x", 5, True])
def test_a_list_of_models_that_is_none_costs_nothing_else_of_an_answer(odd: object) -> None:
    sample = {"objectId": 7, "label": "Ada", "usage": 9, "percentage": 90.0}
    body = {"limit": 10, "atLimitFromRecordSamples": odd, "nearLimitFromRecordSamples": [sample]}
    answer = decode(body, models.AssociationRecordLimitResponse)
    assert answer.at_limit_from_record_samples == []
    assert (answer.limit, answer.near_limit_from_record_samples[0].object_id) == (10, "7")


# Errors that come with a status of success

FAILURE = {"status": "error", "message": "the portal sleeps", "category": "ASLEEP"}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=name)
@pytest.mark.parametrize("more", [{}, {"results": []}, {"results": None}])
def test_a_success_that_says_that_it_is_an_error_is_one(operation: Operation, more: dict[str, Any]) -> None:
    with pytest.raises(errors.InvalidResponse, match=r"it says that it is an error: the portal sleeps \(ASLEEP\)"):
        decode({**FAILURE, **more}, answer_of(operation))


@pytest.mark.parametrize("operation", WITH_RESULTS, ids=name)
@pytest.mark.parametrize("body", [{}, {"results": None}, {"status": "COMPLETE"}, {"numErrors": "x"}])
def test_a_success_without_results_is_an_error(operation: Operation, body: dict[str, Any]) -> None:
    with pytest.raises(errors.InvalidResponse, match="it has no results"):
        decode(body, answer_of(operation))


def test_a_success_without_results_is_an_error_with_the_words_of_hubspot() -> None:
    with pytest.raises(errors.InvalidResponse, match="it has no results: come back later"):
        decode({"message": "come back later"}, PAGE)


@pytest.mark.parametrize("body", [{}, {"status": "COMPLETE"}, {"status": "error"}])
def test_an_answer_whose_inputs_all_failed_needs_no_results(body: dict[str, Any]) -> None:
    answer = decode({**body, "errors": [{"status": "error", "message": "no"}]}, PAIRS)
    assert (answer.results, len(answer.errors)) == ([], 1)


def test_results_count_more_than_the_status() -> None:
    assert len(decode({**FAILURE, "results": [{"id": 1}]}, OBJECTS).results) == 1


def test_an_error_in_place_of_a_single_object_is_one() -> None:
    with pytest.raises(errors.InvalidResponse, match="the portal sleeps"):
        decode(FAILURE, models.SimplePublicObject)


def test_a_single_object_that_speaks_of_an_error_is_none() -> None:
    answer = decode({"id": "1", "status": "error", "message": "x"}, models.SimplePublicObject)
    assert answer.id == "1"
