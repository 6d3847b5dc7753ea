"""Inputs of the plainest form are encoded without a model: they are what the models would have made of them."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubapi_client.errors import InvalidRequest
from hubapi_client.wire import encode
from hubapi_ext import forms
from hubapi_ext.batches.chunks import Columns, Models, ModelsTogether
from hubapi_ext.batches.input_forms import Forms
from hubapi_ext.tables import plain_forms

ids = st.one_of(
    st.integers(-2, 2**70),
    st.sampled_from(["", "0", "01", "1", "12", "x", "1\n", "١٢", "²", " 1", True, 1.0, None, b"1", 10**5000]),
    st.from_regex(r"[1-9][0-9]{0,20}", fullmatch=True),
)
types = st.one_of(
    st.sampled_from([861, 0, -1, True, 861.0, "861", None, (), ("USER_DEFINED",)]),
    st.tuples(st.sampled_from(["USER_DEFINED", "HUBSPOT_DEFINED", "MINE", 1]), st.sampled_from([1, 37, 0, True, 37.0])),
    st.lists(st.sampled_from([861, ("USER_DEFINED", 37)]), max_size=2),
)
names = st.sampled_from(["email", "size", "properties", "id", ""]) | st.sampled_from([1, None])
values = st.one_of(
    st.text(max_size=3),
    st.sampled_from(["\ud800", 1, 2**70, True, None, 1e30, math.nan, Decimal("1.50"), Decimal("NaN"), b"x", {}]),
    st.sampled_from(
        [date(2026, 1, 2), datetime(2026, 1, 2), datetime(2026, 1, 2, tzinfo=UTC), ["a", "b"], ["a;b"], []]
    ),
)
properties = st.one_of(
    st.dictionaries(names, values, max_size=3),
    st.builds(lambda inner: {"properties": inner, "id": "x"}, st.dictionaries(names, values, max_size=2)),
    st.sampled_from([None, "email", (), MappingProxyType({"email": "a"})]),
)
changes = st.one_of(st.tuples(ids, properties), st.tuples(ids), properties)
UPSERTED = forms.upserted_record("email")


def seen(columns: Columns) -> tuple[Any, ...]:
    """What a request sees of its inputs."""
    models = [columns.model(position) for position in range(len(columns))]
    return models, columns.content(), columns.sizes(), columns.size()


def by_model(model: Any, inputs: list[Any]) -> bytes:
    return b",".join(encode(made, type(made)) for made in map(model, inputs))


@pytest.mark.parametrize(
    ("plain", "model", "inputs"),
    [
        pytest.param(plain_forms.PlainRecords, forms.record, ids, id="records"),
        pytest.param(plain_forms.PlainAssociations, forms.association, st.tuples(ids, ids, types), id="associations"),
    ],
)
def test_what_is_taken_as_plain_is_encoded_as_its_model_is(plain: Any, model: Any, inputs: Any) -> None:
    @given(st.lists(inputs, max_size=6))
    def check(some: list[Any]) -> None:
        gathered = plain()
        others = gathered.take(iter(some))
        taken = len(gathered)
        assert others == some[taken : taken + 1]
        if taken:
            assert gathered.content() == by_model(model, some[:taken])
            assert list(map(gathered.model, range(taken))) == list(map(model, some[:taken]))
            assert all(size >= len(by_model(model, [one])) for size, one in zip(gathered.sizes(), some, strict=False))

    check()


@pytest.mark.parametrize("given_id", ["", "0", "01", "x", "1\n", "١٢", 0, -1, True, 1.0, None])
def test_no_id_is_taken_as_plain_that_its_model_refuses(given_id: Any) -> None:
    with pytest.raises((InvalidRequest, TypeError)):
        by_model(forms.record, [given_id])
    assert plain_forms.PlainRecords().take(iter([given_id])) == [given_id]


@pytest.mark.parametrize(
    ("plain", "inputs"),
    [
        pytest.param(plain_forms.PlainRecords, ids, id="records"),
        pytest.param(plain_forms.PlainAssociations, st.tuples(ids, ids, types), id="associations"),
    ],
)
def test_what_is_taken_at_once_is_what_would_be_taken_one_by_one(plain: Any, inputs: Any) -> None:
    @given(st.lists(inputs, min_size=1, max_size=6))
    def check(some: list[Any]) -> None:
        at_once, one_by_one = plain(), plain()
        others = one_by_one.take(iter(some))
        if at_once.add_all(some):
            assert (others, at_once.content()) == ([], one_by_one.content())
        else:
            assert len(at_once) == 0

    check()


def test_what_is_selected_and_joined_is_encoded_as_before() -> None:
    gathered = plain_forms.PlainAssociations()
    assert gathered.add_all([(1, 2, 861), (3, 4, ("USER_DEFINED", 37)), (5, 6, 861)])
    both = gathered.select([2, 1]).plus(gathered.select([0]))
    assert both.content() == by_model(forms.association, [(5, 6, 861), (3, 4, ("USER_DEFINED", 37)), (1, 2, 861)])


def known(form: forms.Form, *, plain: bool) -> Forms:
    return Forms(
        model=form.model,
        plain_model=form.plain if plain else None,
        trace_field="object_write_trace_id",
        trace_prefix="t",
    )


@pytest.mark.parametrize(
    ("form", "inputs"),
    [
        pytest.param(forms.NEW_RECORD, properties, id="new records"),
        pytest.param(forms.CHANGED_RECORD, changes, id="changed records"),
        pytest.param(UPSERTED, properties, id="upserted records"),
    ],
)
def test_what_is_read_as_plain_is_what_would_be_read_with_every_check(form: forms.Form, inputs: Any) -> None:
    with_checks = known(form, plain=False)

    @given(st.lists(inputs, min_size=1, max_size=4))
    def check(some: list[Any]) -> None:
        found = known(form, plain=True).read_all(some, 7)
        if isinstance(found, ModelsTogether):
            read = [with_checks.read(one, index) for index, one in enumerate(some, 7)]
            wanted = Models([model for model, _ in read], [content for _, content in read])
            assert seen(found) == seen(wanted)
            assert seen(found.select([len(some) - 1])) == seen(wanted.select([len(some) - 1]))
            assert seen(found.plus(found)) == seen(wanted.plus(wanted))

    check()


@pytest.mark.parametrize(
    ("form", "record"),
    [
        pytest.param(forms.NEW_RECORD, {"email": "a@example.com", "size": 3, "paid": True}, id="new record"),
        pytest.param(forms.CHANGED_RECORD, ("101", {"size": 3, "paid": None}), id="changed record"),
        pytest.param(UPSERTED, {"email": "a@example.com", "since": date(2026, 1, 2)}, id="upserted record"),
    ],
)
def test_an_ordinary_record_is_plain(form: forms.Form, record: Any) -> None:
    assert known(form, plain=True).read_all([record, record], 0) is not None
