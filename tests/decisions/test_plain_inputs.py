"""Inputs of the plainest form are encoded without a model: they are what the models would have made of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubapi_client.errors import InvalidRequest
from hubapi_client.wire import encode
from hubapi_ext import forms
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
