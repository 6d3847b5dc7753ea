"""Records as tables of Arrow's, typed by the portal's own definitions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest

from hubapi_ext import BatchError, InvalidInputError, PropertyValueError, where
from hubapi_ext.tables.typed_values import column, text_columns
from tests.conftest import Between

DEFINED = {
    "vip": ("bool", "booleancheckbox"),
    "amount": ("number", "number"),
    "born": ("date", "date"),
    "seen": ("datetime", "date"),
    "stage": ("enumeration", "select"),
    "hobbies": ("enumeration", "checkbox"),
    "nick": ("string", "text"),
}
ADA = {
    "email": "ada@example.com",
    "vip": "true",
    "amount": "12.5",
    "born": "1815-12-10",
    "seen": "2026-01-02T03:04:05.678Z",
    "stage": "won",
    "hobbies": "maths;music",
    "nick": "",
}
NAMES = ["email", *DEFINED]


def define(portal: Any) -> None:
    """Defines the properties in the portal of a test."""
    options = [{"label": one, "value": one, "hidden": False, "displayOrder": 1} for one in ("won", "maths", "music")]
    made = [
        {
            "name": name,
            "label": name.capitalize(),
            "type": kind,
            "fieldType": field,
            "groupName": "contactinformation",
            "description": "",
            "options": options if kind == "enumeration" else [],
            "hasUniqueValue": name == "nick",
        }
        for name, (kind, field) in DEFINED.items()
    ]
    before = list(portal.contents.items("properties/contacts"))
    portal.contents.hold("properties/contacts", [*before, *made])


@pytest.fixture
def ada(portal: Any) -> str:
    define(portal)
    portal.rate_windows.resize(search=None)
    return str(portal.create("contacts", ADA))


def test_columns_have_the_types_of_their_definitions(hub: Any, ada: str) -> None:
    table = hub.contacts.read_table([ada], properties=NAMES)
    assert [str(field.type) for field in table.schema] == [
        "int64",
        "string",
        "bool",
        "double",
        "date32[day]",
        "timestamp[ms, tz=UTC]",
        "dictionary<values=string, indices=int32, ordered=0>",
        "list<item: string>",
        "string",
    ]
    assert table.to_pylist() == [
        {
            "id": int(ada),
            "email": "ada@example.com",
            "vip": True,
            "amount": 12.5,
            "born": date(1815, 12, 10),
            "seen": datetime(2026, 1, 2, 3, 4, 5, 678_000, UTC),
            "stage": "won",
            "hobbies": ["maths", "music"],
            "nick": None,
        }
    ]


@pytest.mark.parametrize("way", ["read", "list", "search"])
def test_records_come_as_a_table_in_three_ways(hub: Any, portal: Any, ada: str, way: str) -> None:
    ids = [ada, *(portal.create("contacts", {"email": f"{at}@example.com", "amount": str(at)}) for at in range(250))]
    if way == "read":
        table = hub.contacts.read_table(ids, properties=["amount"])
    elif way == "list":
        table = hub.contacts.list_table(properties=["amount"])
    else:
        table = hub.contacts.search_table(where("email").is_known(), properties=["amount"])
    assert sorted(table.column("id").to_pylist()) == sorted(map(int, ids))
    assert sum(table.column("amount").to_pylist()) == 12.5 + sum(range(250))


def test_definitions_are_read_once_for_a_hub(faulty_hub: Any, between: Between, ada: str) -> None:
    for _ in range(3):
        faulty_hub.contacts.read_table([ada], properties=["amount"])
    assert [request.method for request in between.requests] == ["GET", "POST", "POST", "POST"]


def test_a_column_tells_what_is_known_of_its_property(hub: Any, ada: str) -> None:
    table = hub.contacts.read_table([ada], properties=["nick"])
    assert table.schema.field("nick").metadata == {
        b"label": b"Nick",
        b"type": b"string",
        b"fieldType": b"text",
        b"hasUniqueValue": b"true",
    }


def test_a_property_without_a_definition_is_text(hub: Any, ada: str) -> None:
    assert hub.contacts.read_table([ada], properties=["secret"]).to_pylist() == [{"id": int(ada), "secret": None}]


ODD = {"amount": "134376773869;137654776000"}


def test_a_value_of_another_type_is_an_error_that_names_it(hub: Any, portal: Any, ada: str) -> None:
    portal.create("contacts", ODD)
    with pytest.raises(PropertyValueError, match="amount has '134376773869;137654776000', which is no number"):
        hub.contacts.list_table(properties=["amount"])


@pytest.mark.parametrize(("errors", "values"), [("null", [12.5, None]), ("keep", ["12.5", ODD["amount"]])])
def test_a_value_of_another_type_can_be_borne(hub: Any, portal: Any, ada: str, errors: Any, values: list[Any]) -> None:
    portal.create("contacts", ODD)
    table = hub.contacts.list_table(properties=["amount"], errors=errors)
    assert table.column("amount").to_pylist() == values
    metadata = table.schema.field("amount").metadata
    assert (metadata[b"oddValues"], metadata[b"oddValue"]) == (b"1", ODD["amount"].encode())


def test_a_table_goes_back_into_an_upsert(hub: Any, portal: Any, ada: str) -> None:
    table = hub.contacts.read_table([ada], properties=NAMES)
    (record,) = hub.contacts.upsert_many(table, key="email").results
    assert (record.id, record.new) == (ada, False)
    assert {name: portal.get("contacts", ada).properties[name] for name in ADA} == ADA


def test_records_that_do_not_exist_are_an_error(hub: Any, ada: str) -> None:
    with pytest.raises(BatchError, match="1 inputs could not be read"):
        hub.contacts.read_table([ada, "4711"], properties=["amount"])


@pytest.mark.parametrize("arguments", [{"properties": []}, {"properties": "email"}, {"errors": "ignore"}])
def test_a_wrong_argument_is_refused(faulty_hub: Any, between: Between, arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidInputError):
        faulty_hub.contacts.list_table(**{"properties": ["email"], **arguments})
    assert between.requests == []


class Defined:
    """A definition."""

    def __init__(self, kind: str, field_type: str = "text") -> None:
        self.name, self.type, self.field_type, self.label = "x", kind, field_type, "X"


def read(definition: Defined, *given: str | None) -> Any:
    """The column of a property that records have with these texts."""
    (texts,) = text_columns([{"x": text} for text in given], ["x"])
    return column(definition, texts, "null")[1]


def test_a_record_without_a_property_has_null_in_its_column() -> None:
    (texts,) = text_columns([{}, {"x": ""}, {"x": "a", "y": "b"}], ["x"])
    assert texts.to_pylist() == [None, None, "a"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("bool", "TRUE", True),
        ("bool", "False", False),
        ("number", "-3e5", -300_000.0),
        ("number", " 7", 7.0),
        ("number", "NaN", None),
        ("number", "Infinity", None),
        ("date", "1767225600000", date(2026, 1, 1)),
        ("date", "2026-01-01T00:00:00Z", date(2026, 1, 1)),
        ("date", "tomorrow", None),
        ("datetime", "2026-01-02T03:04:05+02:00", datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)),
        ("datetime", "2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("datetime", "1767225600000", datetime(2026, 1, 1, tzinfo=UTC)),
        ("datetime", "1767225600000.0", datetime(2026, 1, 1, tzinfo=UTC)),
        ("datetime", "9" * 30, None),
        ("enumeration", "won", "won"),
        ("something_new", "x", "x"),
    ],
)
def test_a_text_is_read_as_hubspot_has_been_seen_to_write_it(kind: str, text: str, value: Any) -> None:
    values = read(Defined(kind), text, None, "")
    assert values.to_pylist() == [value, None, None]


def test_the_options_of_a_checkbox_come_without_empty_ones() -> None:
    values = read(Defined("enumeration", "checkbox"), ";a;b;", "c", "")
    assert values.to_pylist() == [["a", "b"], ["c"], None]
    assert values.type == pa.list_(pa.string())
