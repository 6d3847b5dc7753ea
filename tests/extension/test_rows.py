"""Associations in columns: rows as they are read, Arrow tables of them, and columns as inputs of a create."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pyarrow as pa
import pytest

from hubapi_client.operations import CREATE_ASSOCIATIONS, READ_ASSOCIATIONS
from hubapi_ext import (
    AssociationRows,
    BatchError,
    ConfigurationError,
    HubApi,
    InterruptedBatchError,
    InvalidInputError,
    InvalidResponseError,
    record_batch_reader,
)
from hubapi_ext.batches import verdicts
from hubapi_ext.tables.rows_as_inputs import as_inputs
from tests.conftest import Between

ENROLLED = 861
READ, CREATE = READ_ASSOCIATIONS.batch.max_inputs, CREATE_ASSOCIATIONS.batch.max_inputs


def school(portal: Any, contacts: int, courses: int) -> tuple[list[str], list[str]]:
    return (
        [portal.create("contacts", {}) for _ in range(contacts)],
        [portal.create("0-410", {}) for _ in range(courses)],
    )


def read(hub: Any, ids: Any, **options: Any) -> list[Any]:
    return [row for rows in hub.associations.read_rows("contacts", "0-410", ids, **options) for row in rows]


def answering(*results: dict[str, Any]) -> Any:
    return lambda _: httpx.Response(200, json={"status": "COMPLETE", "results": list(results)})


def test_there_is_a_row_for_each_record_associated_record_and_type(hub: Any, portal: Any) -> None:
    (ada, bob, _), (pottery, glazing) = school(portal, 3, 2)
    pairs = [(ada, pottery, ENROLLED), (ada, glazing, ENROLLED), (bob, pottery, ENROLLED)]
    hub.associations.create_many("contacts", "0-410", pairs).raise_for_failures()
    category = "HUBSPOT_DEFINED"
    assert sorted(read(hub, [ada, bob])) == sorted((one, other, type, category, None) for one, other, type in pairs)


def test_rows_say_what_read_many_says(faulty_hub: Any, between: Between) -> None:
    types: list[Any] = [
        {"category": "HUBSPOT_DEFINED", "typeId": 861, "label": None},
        {"category": "X", "typeId": 5, "label": "a,"},
    ]
    results: list[Any] = [
        {"from": {"id": "2"}, "to": [{"toObjectId": 7, "associationTypes": types}]},
        {"from": {"id": 1}, "to": [{"toObjectId": "8", "associationTypes": types[:1]}, {"toObjectId": 9}]},
    ]
    between.before = answering(*results)
    expected = [
        (row.from_id, to.id, type.type_id, type.category, type.label)
        for row in faulty_hub.associations.read_many("contacts", "0-410", [2, 1])
        for to in row.to
        for type in to.association_types
    ]
    assert read(faulty_hub, [2, 1]) == expected
    assert len(expected) == 3


def test_the_rows_of_an_answer_come_together(faulty_hub: Any, between: Between) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        types = [{"category": "HUBSPOT_DEFINED", "typeId": 861, "label": None}]
        inputs = json.loads(request.content)["inputs"]
        results = [{"from": one, "to": [{"toObjectId": 5, "associationTypes": types}] * 2} for one in inputs]
        return httpx.Response(200, json={"results": results})

    between.before = answer
    blocks = list(faulty_hub.associations.read_rows("contacts", "0-410", range(1, READ + 3), concurrency=1))
    assert [len(rows) for rows in blocks] == [2 * READ, 4]


def test_a_record_without_associations_has_no_row(hub: Any, portal: Any) -> None:
    (ada, bob), (pottery,) = school(portal, 2, 1)
    hub.associations.create_many("contacts", "0-410", [(ada, pottery, ENROLLED)]).raise_for_failures()
    assert [row[0] for row in read(hub, [ada, bob])] == [ada]


def test_rows_of_records_that_were_read_come_before_the_error_for_the_others(faulty_hub: Any, between: Between) -> None:
    error = {"status": "error", "category": "X", "message": "no", "context": {"fromObjectId": ["2"]}}
    body = {"results": [{"from": {"id": "1"}, "to": [{"toObjectId": 5, "associationTypes": [{"typeId": 1}]}]}]}
    between.before = lambda _: httpx.Response(207, json={**body, "errors": [error]})
    seen = []
    with pytest.raises(BatchError) as caught:
        seen.extend(faulty_hub.associations.read_rows("contacts", "0-410", [1, 2]))
    assert [list(rows.from_id) for rows in seen] == [["1"]]
    assert [outcome.input for outcome in caught.value.outcomes] == [2]


def test_inputs_whose_types_cannot_be_understood_do_not_count_as_succeeded(faulty_hub: Any, between: Between) -> None:
    types = b'[{"typeId": 1, "label": "\xff"}]'
    body = b'{"results": [{"from": {"id": "1"}, "to": [{"toObjectId": 5, "associationTypes": %b}]}]}' % types
    between.before = lambda _: httpx.Response(200, content=body)
    stream = faulty_hub.associations.read_rows("contacts", "0-410", [1])
    with pytest.raises(BatchError) as caught:
        list(stream)
    (outcome,) = caught.value.outcomes
    assert (outcome.input, type(outcome.error)) == (1, InvalidResponseError)
    assert (stream.progress.succeeded, stream.progress.failed) == (0, 1)


@pytest.mark.parametrize("types", [{}, *({"associationTypes": odd} for odd in (None, [], [7], 7, "x"))])
def test_an_association_without_a_type_has_no_row(faulty_hub: Any, between: Between, types: Any) -> None:
    typed = {"associationTypes": [{"typeId": 1, "category": "X"}]}
    to = [{"toObjectId": 4, **types}, {"toObjectId": 5, **typed}]
    between.before = answering({"from": {"id": "1"}, "to": to}, {"from": {"id": "2"}, "to": to[:1]})
    assert read(faulty_hub, [1, 2]) == [("1", "5", 1, "X", None)]


def test_all_pages_of_a_record_are_in_its_rows(faulty_hub: Any, between: Between) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        (given,) = json.loads(request.content)["inputs"]
        row = {
            "from": {"id": "1"},
            "to": [{"toObjectId": 6 if "after" in given else 5, "associationTypes": [{"typeId": 1}]}],
        }
        if "after" not in given:
            row["paging"] = {"next": {"after": "x"}}
        return httpx.Response(200, json={"results": [row]})

    between.before = answer
    (rows,) = faulty_hub.associations.read_rows("contacts", "0-410", [1])
    assert (rows.from_id, rows.to_id) == (["1", "1"], ["5", "6"])


def test_ordered_rows_are_in_the_order_of_the_inputs(hub: Any, portal: Any) -> None:
    contacts, (pottery,) = school(portal, 5, 1)
    hub.associations.create_many("contacts", "0-410", [(one, pottery, ENROLLED) for one in contacts])
    assert [row[0] for row in read(hub, contacts[::-1], ordered=True)] == contacts[::-1]


ROWS = AssociationRows(["1", "2"], ["3", "4"], [861, 37], ["HUBSPOT_DEFINED", "USER_DEFINED"], [None, "waits"])


def test_rows_are_handed_out_as_arrow() -> None:
    batch = ROWS.to_arrow()
    assert batch.schema.names == ["from_id", "to_id", "type_id", "category", "label"]
    assert batch.to_pydict() == {name: getattr(ROWS, name) for name in batch.schema.names}
    assert pa.record_batch(ROWS) == batch


def test_a_stream_of_rows_is_read_as_arrow_one_batch_at_a_time() -> None:
    taken = []

    def blocks() -> Iterator[AssociationRows]:
        for number in range(3):
            taken.append(number)
            yield ROWS

    reader = record_batch_reader(blocks())
    reader.read_next_batch()
    assert taken == [0]
    assert reader.read_all().num_rows == 4


def test_rows_that_were_read_are_one_table(hub: Any, portal: Any) -> None:
    (ada,), (pottery, glazing) = school(portal, 1, 2)
    hub.associations.create_many("contacts", "0-410", [(ada, pottery, ENROLLED), (ada, glazing, ENROLLED)])
    table = record_batch_reader(hub.associations.read_rows("contacts", "0-410", [ada])).read_all()
    assert sorted(table["to_id"].to_pylist()) == sorted([pottery, glazing])


def test_without_arrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigurationError, match="extra 'arrow'"):
        ROWS.to_arrow()


# Inputs


COLUMNS = {
    "from_id": [1, "2"],
    "to_id": ["3", 4],
    "type_id": [861, 37],
    "category": ["HUBSPOT_DEFINED", "USER_DEFINED"],
}
BATCH = ROWS.to_arrow()


@pytest.mark.parametrize(
    "inputs",
    [
        pytest.param(lambda: COLUMNS, id="mapping"),
        pytest.param(lambda: ROWS, id="rows"),
        pytest.param(lambda: [ROWS], id="list of rows"),
        pytest.param(lambda: BATCH, id="record batch"),
        pytest.param(lambda: pa.Table.from_batches([BATCH]), id="table"),
        pytest.param(lambda: pa.RecordBatchReader.from_batches(BATCH.schema, [BATCH]), id="reader"),
        pytest.param(lambda: iter([BATCH[:1], BATCH[1:]]), id="iterator of record batches"),
        pytest.param(lambda: iter([(1, 3, 861), (2, 4, ("USER_DEFINED", 37))]), id="iterator of tuples"),
    ],
)
def test_every_form_of_rows_is_sent_alike(faulty_hub: Any, between: Between, inputs: Any) -> None:
    between.before = lambda request: httpx.Response(
        201,
        json={
            "results": [
                {"fromObjectId": one["from"]["id"], "toObjectId": one["to"]["id"]}
                for one in json.loads(request.content)["inputs"]
            ]
        },
    )
    result = faulty_hub.associations.create_many("contacts", "0-410", inputs())
    (request,) = between.requests
    sent = [
        (one["from"]["id"], one["to"]["id"], *one["types"][0].values()) for one in json.loads(request.content)["inputs"]
    ]
    assert sent == [("1", "3", "HUBSPOT_DEFINED", 861), ("2", "4", "USER_DEFINED", 37)]
    assert [outcome.succeeded for outcome in result] == [True, True]


def test_the_input_of_a_columns_outcome_is_its_row(hub: Any, portal: Any) -> None:
    (ada,), (pottery, glazing) = school(portal, 1, 2)
    columns = {"from_id": [ada, ada], "to_id": [pottery, glazing], "type_id": [861, 861]}
    result = hub.associations.create_many("contacts", "0-410", columns)
    assert [outcome.input for outcome in result.succeeded] == [(ada, pottery, 861), (ada, glazing, 861)]


def test_columns_have_a_known_total(faulty_hub: Any, between: Between) -> None:
    between.before = lambda _: httpx.Response(500)
    seen: list[Any] = []
    faulty_hub.associations.create_many("contacts", "0-410", COLUMNS, progress=seen.append)
    assert {progress.total for progress in seen} == {2}


def test_what_was_read_as_rows_can_be_created_elsewhere(hub: Any, portal: Any) -> None:
    (ada,), (pottery,) = school(portal, 1, 1)
    hub.associations.create_many("contacts", "0-410", [(ada, pottery, ENROLLED)])
    rows = list(hub.associations.read_rows("contacts", "0-410", [ada]))
    assert len(hub.associations.create_many("contacts", "0-410", rows).succeeded) == 1


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ({"from_id": [1], "to_id": [2]}, "no column type_id"),
        ({**COLUMNS, "to": [1, 2]}, "a column 'to'"),
        ({**COLUMNS, "to_id": [1]}, "2, 1, 2, 2 entries"),
        ({**COLUMNS, "to_id": "34"}, "to_id is '34'"),
        ({**COLUMNS, "to_id": None}, "to_id is None"),
    ],
)
def test_columns_that_are_none_are_refused_before_anything_is_sent(
    faulty_hub: Any, between: Between, columns: Any, problem: str
) -> None:
    with pytest.raises(InvalidInputError, match=problem):
        faulty_hub.associations.create_many("contacts", "0-410", columns)
    assert between.requests == []


def test_a_table_with_two_columns_of_one_name_is_refused(faulty_hub: Any, between: Between) -> None:
    names = ["from_id", "to_id", "type_id", "to_id"]
    batch = pa.RecordBatch.from_arrays([pa.array([number]) for number in (1, 2, 861, 3)], names=names)
    with pytest.raises(InvalidInputError, match="to_id"):
        faulty_hub.associations.create_many("contacts", "0-410", batch)
    assert between.requests == []


def test_an_arrow_array_without_columns_is_refused(faulty_hub: Any, between: Between) -> None:
    with pytest.raises(InvalidInputError, match="from_id, to_id and type_id"):
        faulty_hub.associations.create_many("contacts", "0-410", pa.array([1, 2]))
    assert between.requests == []


class OnlyOnce:
    """Tables that can be read a single time, as a database's result can."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self._readers = [pa.RecordBatchReader.from_batches(batch.schema, [batch])]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._readers.pop().__arrow_c_stream__(requested_schema)


def test_a_list_of_tables_reads_each_of_them_once(faulty_hub: Any, between: Between) -> None:
    between.before = answering({"fromObjectId": 1, "toObjectId": 2}, {"fromObjectId": 3, "toObjectId": 4})
    tables = [OnlyOnce(pa.record_batch({"from_id": [id], "to_id": [id + 1], "type_id": [861]})) for id in (1, 3)]
    result = faulty_hub.associations.create_many("contacts", "0-410", tables)
    assert [outcome.input for outcome in result.succeeded] == [(1, 2, 861), (3, 4, 861)]


def test_a_wrong_value_in_a_column_is_refused_with_its_position(faulty_hub: Any, between: Between) -> None:
    with pytest.raises(InvalidInputError) as caught:
        faulty_hub.associations.create_many("contacts", "0-410", {**COLUMNS, "to_id": ["3", "x"]})
    assert (caught.value.position, between.requests) == (1, [])


def test_inputs_after_a_wrong_one_are_not_taken(faulty_hub: Any, between: Between) -> None:
    rows = iter([(1, 2, 861), ("x", 2, 861), (3, 4, 861)])
    with pytest.raises(InvalidInputError) as caught:
        faulty_hub.associations.create_many("contacts", "0-410", rows)
    assert caught.value.position == 1
    assert list(rows) == [(3, 4, 861)]


def test_a_stream_that_is_left_within_an_answer_knows_what_is_unfinished(faulty_hub: Any, between: Between) -> None:
    between.before = answering(*({"from": {"id": str(id)}, "to": []} for id in (1, 2, 3)))
    stream = faulty_hub.associations.read_many("contacts", "0-410", [1, 2, 3])
    next(stream)
    assert list(stream.unfinished) == [2, 3]
    stream.close()
    assert (list(stream.unfinished), list(stream.late)) == ([2, 3], [])


def test_ctrl_c_while_rows_are_made_leaves_their_records_unfinished(
    between: Between, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = AssociationRows.of

    def press_ctrl_c(results: Any) -> Any:
        if results:
            raise KeyboardInterrupt
        return make(results)

    monkeypatch.setattr(AssociationRows, "of", press_ctrl_c)
    between.before = answering(*({"from": {"id": str(id)}, "to": []} for id in (1, 2, 3)))
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        stream = hub.associations.read_rows("contacts", "0-410", [1, 2, 3])
        with pytest.raises(KeyboardInterrupt):
            next(stream)
        assert list(stream.unfinished) == [1, 2, 3]


def test_ctrl_c_while_inputs_are_looked_at_leaves_them_unfinished(
    between: Between, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press_ctrl_c(_: Any) -> Any:
        raise KeyboardInterrupt

    # Those of which the answer says nothing are looked for.
    monkeypatch.setattr(verdicts, "missing", press_ctrl_c)
    between.before = answering({"from": {"id": "1"}, "to": []})
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        stream = hub.associations.read_rows("contacts", "0-410", [1, 2, 3])
        with pytest.raises(KeyboardInterrupt):
            next(stream)
        assert list(stream.unfinished) == [1, 2, 3]


def test_ctrl_c_while_a_lone_read_waits_leaves_its_records_unfinished(between: Between, token: str) -> None:
    def press_ctrl_c(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    between.before = press_ctrl_c
    with HubApi(token, base_url="https://hubspot.invalid", transport=between) as hub:
        stream = hub.associations.read_rows("contacts", "0-410", [1, 2, 3])
        with pytest.raises(KeyboardInterrupt):
            next(stream)
        assert list(stream.unfinished) == [1, 2, 3]
        with pytest.raises(InterruptedBatchError):
            next(stream)


def test_a_create_that_is_left_within_an_answer_has_the_other_outcomes_in_late(hub: Any, portal: Any) -> None:
    (ada,), courses = school(portal, 1, 3)
    stream = hub.associations.stream_create("contacts", "0-410", [(ada, one, ENROLLED) for one in courses])
    first = next(stream)
    stream.close()
    assert sorted([first.index, *(outcome.index for outcome in stream.late)]) == [0, 1, 2]
    assert list(stream.unfinished) == []


def test_rows_of_many_requests_each_have_one_outcome_in_order(faulty_hub: Any, between: Between) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        inputs = json.loads(request.content)["inputs"]
        results = [{"fromObjectId": int(one["from"]["id"]), "toObjectId": int(one["to"]["id"])} for one in inputs]
        return httpx.Response(201, json={"results": results[::-1]})

    between.before = answer
    given = [(number + 1, 7, 861) for number in range(2 * CREATE + 5)]
    result = faulty_hub.associations.create_many("contacts", "0-410", iter(given))
    assert [(outcome.input, outcome.result.from_object_id) for outcome in result.succeeded] == [
        (one, str(one[0])) for one in given
    ]


def test_a_reader_of_record_batches_is_not_for_async_streams() -> None:
    async def blocks() -> Any:
        yield None

    with pytest.raises(InvalidInputError, match="loop over an async stream"):
        record_batch_reader(blocks())


# Rows of one pair


@pytest.fixture
def labelled(portal: Any) -> tuple[str, str]:
    """A contact and a course between which there can be two labels, besides the type without one."""
    (contact,), (course,) = school(portal, 1, 1)
    for type_id in (37, 47):
        portal.define_type("contacts", "0-410", type_id=type_id, inverse_type_id=type_id + 1, label=f"Label {type_id}")
    return contact, course


def forms_of(rows: list[AssociationRows]) -> dict[str, Any]:
    batches = [block.to_arrow() for block in rows]
    (batch,) = batches
    return {
        "rows": rows,
        "a stream of rows": iter(rows),
        "columns": batch.to_pydict(),
        "record batch": batch,
        "table": pa.Table.from_batches(batches),
        "batches of one row": pa.Table.from_batches([batch[index : index + 1] for index in range(len(batch))]),
        "a list of batches": [batch[:1], batch[1:]],
    }


@pytest.mark.parametrize("form", forms_of([ROWS]))
def test_labels_that_were_read_are_all_there_after_they_were_created_again(
    hub: Any, portal: Any, labelled: tuple[str, str], form: str
) -> None:
    contact, course = labelled
    labels = [("USER_DEFINED", 37), ("USER_DEFINED", 47)]
    hub.associations.create_many("contacts", "0-410", [(contact, course, labels)]).raise_for_failures()
    rows = list(hub.associations.read_rows("contacts", "0-410", [contact]))
    result = hub.associations.create_many("contacts", "0-410", forms_of(rows)[form])
    assert [outcome.status for outcome in result] == ["succeeded"] * len(rows[0])
    assert {one.type_id for one in portal.associations("contacts", contact, "0-410")[course]} == {ENROLLED, 37, 47}


def test_rows_of_one_pair_are_sent_as_one_association_with_all_types(faulty_hub: Any, between: Between) -> None:
    between.before = answering({"fromObjectId": 1, "toObjectId": 2}, {"fromObjectId": 3, "toObjectId": 4})
    columns = {"from_id": [1, 3, "1", 1], "to_id": [2, 4, 2, "2"], "type_id": [861, 861, 37, 861]}
    result = faulty_hub.associations.create_many("contacts", "0-410", columns)
    (request,) = between.requests
    sent = [[one["associationTypeId"] for one in each["types"]] for each in json.loads(request.content)["inputs"]]
    assert sent == [[861, 37], [861]]
    assert [outcome.input for outcome in result.succeeded] == [
        (1, 2, [861, 37]),
        (3, 4, 861),
        ("1", 2, [861, 37]),
        (1, "2", [861, 37]),
    ]


def test_equal_rows_stay_as_they_are(faulty_hub: Any, between: Between) -> None:
    between.before = answering({"fromObjectId": 1, "toObjectId": 2})
    columns = {"from_id": [1, 1], "to_id": [2, 2], "type_id": [861, 861]}
    result = faulty_hub.associations.create_many("contacts", "0-410", columns)
    assert [outcome.input for outcome in result.succeeded] == [(1, 2, 861)] * 2


def batch_of(*rows: tuple[int, int, int]) -> pa.RecordBatch:
    names = ("from_id", "to_id", "type_id")
    return pa.RecordBatch.from_pydict(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


@pytest.mark.parametrize(
    ("batches", "expected"),
    [
        ([[(1, 2, 5), (1, 3, 5)], [(1, 3, 6), (1, 4, 5)]], [(1, 2, 5), *[(1, 3, [5, 6])] * 2, (1, 4, 5)]),
        ([[(1, 2, 5)], [(1, 2, 6)], [(1, 2, 7)]], [(1, 2, [5, 6, 7])] * 3),
        ([[(1, 2, 5)], [(1, 2, 5)], [(1, 3, 6)]], [(1, 2, 5), (1, 2, 5), (1, 3, 6)]),
        (
            [[(1, 2, 5), (1, 2, 6)], [(1, 2, 7), (1, 3, 5), (1, 2, 8)]],
            [
                *[(1, 2, [5, 6, 7, 8])] * 3,
                (1, 3, 5),
                (1, 2, [5, 6, 7, 8]),
            ],
        ),
        ([[(1, 2, 5)], [], [(1, 2, 6)]], [(1, 2, [5, 6])] * 2),
        # Rows that are not together are those of their batch.
        ([[(1, 2, 5), (1, 3, 5)], [(1, 2, 6)]], [(1, 2, 5), (1, 3, 5), (1, 2, 6)]),
    ],
)
def test_rows_of_one_pair_on_both_sides_of_a_boundary_have_all_types(batches: Any, expected: Any) -> None:
    made = [batch_of(*rows) if rows else batch_of((1, 1, 1))[:0] for rows in batches]
    assert list(as_inputs(pa.Table.from_batches(made))) == expected
    assert list(as_inputs(iter(made))) == expected


def test_rows_before_a_table_that_cannot_be_read_are_taken(faulty_hub: Any, between: Between) -> None:
    between.before = answering({"fromObjectId": 1, "toObjectId": 2})

    def break_off() -> Iterator[Any]:
        yield {"from_id": [1], "to_id": [2], "type_id": [861]}
        raise OSError("disk")

    stream = faulty_hub.associations.stream_create("contacts", "0-410", break_off())
    with pytest.raises(OSError, match="disk"):
        list(stream)
    assert list(stream.unfinished) == [(1, 2, 861)]


@pytest.mark.parametrize("ids", [[[1], [1]], [{}, {}], [None, None], [10**5000, 10**5000], [1.5, True]])
def test_ids_that_cannot_be_compared_are_refused_like_any_other(faulty_hub: Any, between: Between, ids: Any) -> None:
    columns = {"from_id": ["1", *ids], "to_id": ["2", *ids], "type_id": [861] * 3}
    with pytest.raises(InvalidInputError) as caught:
        faulty_hub.associations.create_many("contacts", "0-410", columns)
    assert (caught.value.position, between.requests) == (1, [])
