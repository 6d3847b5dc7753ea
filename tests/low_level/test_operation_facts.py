"""hubapi_client.operations: the facts of each operation are there by name, although they are imported later."""

from __future__ import annotations

import pytest

from hubapi_client import operations
from hubapi_client.operations import OPERATIONS, Operation


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_facts_of_an_operation_are_found_by_its_name_and_by_its_constant(name: str) -> None:
    facts = OPERATIONS[name]
    assert isinstance(facts, Operation)
    assert facts.name == name
    assert getattr(operations, name.upper()) is facts
    assert name.upper() in dir(operations)


@pytest.mark.parametrize("name", ["", "operations", "__init__", "list_nothing", "LIST_OWNERS"])
def test_no_other_name_is_an_operation(name: str) -> None:
    assert name not in OPERATIONS
    with pytest.raises(KeyError):
        OPERATIONS[name]


@pytest.mark.parametrize("name", ["LIST_NOTHING", "Nothing", "__path_of_nothing__"])
def test_a_constant_that_is_not_there_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(operations, name)
