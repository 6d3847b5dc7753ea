"""Inputs of the plainest form are encoded without a model: they are what the models would have made of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubapi_client.errors import InvalidRequest
from hubapi_client.wire import encode
from hubapi_ext import forms

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
        pytest.param(forms.PlainRecords, forms.record, ids, id="records"),
        pytest.param(forms.PlainAssociations, forms.association, st.tuples(ids, ids, types), id="associations"),
    ],
)
def test_what_is_taken_as_plain_is_encoded_as_its_model_is(plain: Any, model: Any, inputs: Any) -> None:
    @given(st.lists(inputs, max_size=6))
    def check(some: list[Any]) -> None:
        gathered = plain()
        others = gathered.take(iter(some), len(some))
        taken = len(gathered.given)
        assert gathered.given == some[:taken]
        assert others == some[taken : taken + 1]
        if taken:
            assert gathered.content() == by_model(model, gathered.given)

    check()


@pytest.mark.parametrize("given_id", ["", "0", "01", "x", "1\n", "١٢", 0, -1, True, 1.0, None])
def test_no_id_is_taken_as_plain_that_its_model_refuses(given_id: Any) -> None:
    with pytest.raises((InvalidRequest, TypeError)):
        by_model(forms.record, [given_id])
    assert forms.PlainRecords().take(iter([given_id]), 1) == [given_id]


def test_no_more_is_taken_than_is_wanted() -> None:
    source = iter(range(1, 10))
    gathered = forms.PlainRecords()
    assert gathered.take(source, 3) == []
    assert (gathered.given, next(source)) == ([1, 2, 3], 4)
