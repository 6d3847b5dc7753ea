"""Which input each result and each error of a batch speaks of: pure decisions, tested without a network."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from hubapi_client import models
from hubapi_client.operations import (
    CREATE_ASSOCIATIONS,
    CREATE_COURSES,
    READ_ASSOCIATIONS,
    UPDATE_ASSOCIATION_LIMITS,
    Batch,
)
from hubapi_ext.batches import matching
from hubapi_ext.batches.chunks import Chunk, Models
from hubapi_ext.forms import association, association_limit, new_record, record


def error(category: str = "VALIDATION_ERROR", **fields: Any) -> models.StandardError:
    return msgspec.convert({"status": "error", "category": category, **fields}, models.StandardError)


def pairs(*results: tuple[int, int], errors: Sequence[models.StandardError] = ()) -> Any:
    made = [{"fromObjectId": from_id, "toObjectId": to_id, "labels": []} for from_id, to_id in results]
    answer = msgspec.convert({"results": made}, models.BatchResponseLabelsBetweenObjectPair)
    answer.errors = list(errors)
    return answer


@frozen
class Fate:
    """What an answer says of one input."""

    result: Any
    error: models.StandardError | None


def chunk_of(batch: Batch, inputs: Sequence[Any]) -> Chunk:
    columns = Models(list(inputs), [b""] * len(inputs))
    return Chunk(range(len(inputs)), inputs, columns, batch.keys)


def tie(batch: Batch, inputs: Sequence[Any], answer: Any) -> list[Fate]:
    tied = matching.tie(batch, chunk_of(batch, inputs), answer)
    return [Fate(result, tied.errors.get(position)) for position, result in enumerate(tied.results)]


def kinds(fates: Sequence[Fate]) -> list[str]:
    return ["result" if fate.result is not None else "error" if fate.error is not None else "nothing" for fate in fates]


def associations(*given: tuple[int, int]) -> list[models.PublicAssociationMultiPost]:
    return [association((from_id, to_id, 861)) for from_id, to_id in given]


def test_results_find_their_inputs_in_any_order() -> None:
    fates = tie(CREATE_ASSOCIATIONS.batch, associations((1, 10), (2, 20), (3, 30)), pairs((3, 30), (1, 10), (2, 20)))
    assert [fate.result.from_object_id for fate in fates] == ["1", "2", "3"]


def test_an_error_finds_the_record_that_the_association_starts_from() -> None:
    missing = error(subCategory="crm.associations.FROM_OBJECT_NOT_FOUND", context={"id": ["2"]})
    assert kinds(tie(CREATE_ASSOCIATIONS.batch, associations((1, 2), (2, 3)), pairs((1, 2), errors=[missing]))) == [
        "result",
        "error",
    ]


def test_an_error_finds_every_input_that_shares_the_record() -> None:
    missing = error(subCategory="crm.associations.TO_OBJECT_NOT_FOUND", context={"id": ["9"]})
    fates = tie(CREATE_ASSOCIATIONS.batch, associations((1, 9), (2, 8), (3, 9)), pairs((2, 8), errors=[missing]))
    assert kinds(fates) == ["error", "result", "error"]


def test_an_error_without_context_is_tied_by_the_ids_in_its_message() -> None:
    itself = error(message="Object 7 cannot be associated to itself (7)")
    fates = tie(CREATE_ASSOCIATIONS.batch, associations((7, 8), (7, 7)), pairs((7, 8), errors=[itself]))
    assert kinds(fates) == ["result", "error"]


def test_an_error_whose_message_names_one_record_is_tied_to_its_pair() -> None:
    invalid = error(message="CONTACT=1234 is not valid")
    fates = tie(CREATE_ASSOCIATIONS.batch, associations((1234, 1), (2, 3)), pairs((2, 3), errors=[invalid]))
    assert kinds(fates) == ["error", "result"]


def test_an_error_that_names_no_input_is_tied_to_none_of_several() -> None:
    nameless = error(message="internal error")
    answer = pairs(errors=[nameless])
    tied = matching.tie(
        CREATE_ASSOCIATIONS.batch, chunk_of(CREATE_ASSOCIATIONS.batch, associations((1, 2), (3, 4))), answer
    )
    assert (tied.results, tied.errors, tied.untied) == ([None, None], {}, [nameless])


def test_an_error_that_names_no_input_is_not_guessed_to_be_that_of_the_one_without_a_result() -> None:
    answer = pairs((3, 4), errors=[error(message="internal error")])
    assert kinds(tie(CREATE_ASSOCIATIONS.batch, associations((1, 2), (3, 4)), answer)) == ["nothing", "result"]


def test_an_error_that_names_no_input_is_that_of_the_only_input_of_a_request() -> None:
    answer = pairs(errors=[error(message="internal error")])
    assert kinds(tie(CREATE_ASSOCIATIONS.batch, associations((1, 2)), answer)) == ["error"]


def test_an_error_blames_no_other_input_when_the_one_it_names_is_settled() -> None:
    gone = [
        error(subCategory=f"crm.associations.{side}_OBJECT_NOT_FOUND", context={"id": [id]})
        for side, id in (("FROM", "1"), ("TO", "2"))
    ]
    fates = tie(CREATE_ASSOCIATIONS.batch, associations((1, 2), (2, 9), (2, 8)), pairs(errors=gone))
    assert kinds(fates) == ["error", "nothing", "nothing"]


def test_an_error_names_association_types_with_their_category() -> None:
    wrong = error(message="no", context={"type": ["0-861"]})
    answer = models.BatchResponsePublicAssociationDefinitionConfigurationUpdateResult(results=[], errors=[wrong])
    sent = [association_limit((861, 1)), association_limit((860, 1))]
    assert kinds(tie(UPDATE_ASSOCIATION_LIMITS.batch, sent, answer)) == ["error", "nothing"]


def test_an_input_of_which_the_answer_says_nothing_has_neither_result_nor_error() -> None:
    assert kinds(tie(CREATE_ASSOCIATIONS.batch, associations((1, 2), (3, 4)), pairs((3, 4)))) == ["nothing", "result"]


def test_the_first_of_two_results_for_one_input_counts() -> None:
    answer = pairs((1, 2), (1, 2), (3, 4))
    fates = tie(CREATE_ASSOCIATIONS.batch, associations((1, 2), (3, 4)), answer)
    assert [fate.result for fate in fates] == [answer.results[0], answer.results[2]]
    assert fates[0].result is answer.results[0]


def made_courses(*traces: str) -> Any:
    made = [{"id": "7", "properties": {"hs_course_name": "Pottery"}, "objectWriteTraceId": trace} for trace in traces]
    return msgspec.convert({"results": made}, models.BatchResponseSimplePublicObject)


def test_a_result_that_names_another_input_is_not_given_to_an_equal_one() -> None:
    given = [new_record({"hs_course_name": "Pottery"}), new_record({"hs_course_name": "Pottery"})]
    for number, one in enumerate(given):
        one.object_write_trace_id = f"trace-{number}"
    assert kinds(tie(CREATE_COURSES.batch, given, made_courses("trace-0", "trace-0"))) == ["result", "nothing"]
    assert kinds(tie(CREATE_COURSES.batch, given, made_courses("trace-0", "foreign"))) == ["result", "nothing"]


def test_a_result_without_ids_is_tied_to_no_input() -> None:
    answer = msgspec.convert({"results": [{"labels": []}]}, models.BatchResponseLabelsBetweenObjectPair)
    assert kinds(tie(CREATE_ASSOCIATIONS.batch, associations((1, 2)), answer)) == ["nothing"]


def test_one_error_of_a_read_can_speak_of_many_records() -> None:
    answer = models.BatchResponsePublicAssociationMultiWithLabel(
        results=[], errors=[error(context={"fromObjectId": ["1", "3"]})]
    )
    assert kinds(tie(READ_ASSOCIATIONS.batch, [record(1), record(2), record(3)], answer)) == [
        "error",
        "nothing",
        "error",
    ]


def courses(*given: tuple[str | None, dict[str, str]]) -> list[models.SimplePublicObjectBatchInputForCreate]:
    made = [new_record(properties) for _, properties in given]
    for one, (trace, _) in zip(made, given, strict=True):
        one.object_write_trace_id = trace
    return made


def created(*results: tuple[str | None, dict[str, str]], errors: Sequence[models.StandardError] = ()) -> Any:
    made = [{"id": "1", "objectWriteTraceId": trace, "properties": properties} for trace, properties in results]
    answer = msgspec.convert({"results": made}, models.BatchResponseSimplePublicObject)
    answer.errors = list(errors)
    return answer


def test_courses_are_tied_by_their_trace_ids() -> None:
    refused = error(context={"objectWriteTraceId": ["b"]})
    fates = tie(
        CREATE_COURSES.batch, courses(("a", {}), ("b", {}), ("c", {})), created(("c", {}), ("a", {}), errors=[refused])
    )
    assert kinds(fates) == ["result", "error", "result"]


def test_courses_without_trace_ids_in_the_answer_are_tied_by_their_properties() -> None:
    sent = courses(("a", {"n": "A"}), ("b", {"n": "B"}), ("c", {"n": "B", "x": "1"}))
    answer = created((None, {"n": "B", "x": "1", "added": ""}), (None, {"n": "A"}), (None, {"n": "B", "x": "2"}))
    assert [fate.result.properties for fate in tie(CREATE_COURSES.batch, sent, answer)] == [
        {"n": "A"},
        {"n": "B", "x": "2"},
        {"n": "B", "x": "1", "added": ""},
    ]


def test_courses_are_not_tied_by_their_properties_when_some_are_missing() -> None:
    sent = courses(("a", {"n": "A", "id": "7"}), ("b", {"n": "A"}))
    assert kinds(tie(CREATE_COURSES.batch, sent, created((None, {"n": "A", "id": "7.0"})))) == ["nothing", "nothing"]


def test_a_course_whose_properties_differ_is_nobodys() -> None:
    fates = tie(CREATE_COURSES.batch, courses(("a", {"n": "A"})), created((None, {"n": "Z"})))
    assert kinds(fates) == ["nothing"]


def test_limits_are_tied_by_category_and_type() -> None:
    answer = msgspec.convert(
        {"results": [{"category": "USER_DEFINED", "typeId": 5}, {"category": "HUBSPOT_DEFINED", "typeId": 5}]},
        models.BatchResponsePublicAssociationDefinitionConfigurationUpdateResult,
    )
    sent = [association_limit((("HUBSPOT_DEFINED", 5), 1)), association_limit((("USER_DEFINED", 5), 1))]
    fates = tie(UPDATE_ASSOCIATION_LIMITS.batch, sent, answer)
    assert [fate.result.category for fate in fates] == ["HUBSPOT_DEFINED", "USER_DEFINED"]


CUSTOM_OBJECT_FORMS = pytest.mark.parametrize(
    "said",
    [
        pytest.param({"message": "2-77=1 is not valid"}, id="message"),
        pytest.param({"message": "p_boats=1 is not valid"}, id="message with a name"),
        pytest.param({"context": {"objectId": ["1"], "objectType": ["2-77"]}}, id="objectId"),
        pytest.param({"context": {"ids": ["1"]}}, id="ids"),
        pytest.param({"context": {"INVALID_OBJECT_IDS": ["2-77=1 is not valid"]}}, id="INVALID_OBJECT_IDS"),
    ],
)


@CUSTOM_OBJECT_FORMS
def test_an_error_of_a_custom_object_is_tied_to_the_association_that_has_it(said: dict[str, Any]) -> None:
    sent = associations((77, 2), (1, 3), (4, 11))
    assert kinds(tie(CREATE_ASSOCIATIONS.batch, sent, pairs(errors=[error(**said)]))) == ["nothing", "error", "nothing"]


@CUSTOM_OBJECT_FORMS
def test_an_error_of_a_custom_object_is_tied_to_the_record_that_was_to_be_read(said: dict[str, Any]) -> None:
    answer = models.BatchResponsePublicAssociationMultiWithLabel(results=[], errors=[error(**said)])
    assert kinds(tie(READ_ASSOCIATIONS.batch, [record(77), record(1), record(2)], answer)) == [
        "nothing",
        "error",
        "nothing",
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"message": "CONTACT=1 is not valid"},
        {"context": {"INVALID_OBJECT_IDS": ["CONTACT=1 is not valid"], "objectId": ["1"], "objectType": ["CONTACT"]}},
    ],
)
def test_an_error_of_an_associated_record_is_tied_to_the_course_that_was_to_have_it(said: dict[str, Any]) -> None:
    given = [
        new_record(
            {
                "properties": {"hs_course_name": id},
                "associations": [
                    {
                        "to": {"id": id},
                        "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 860}],
                    }
                ],
            }
        )
        for id in ("11", "1", "2")
    ]
    for number, one in enumerate(given):
        one.object_write_trace_id = f"trace-{number}"
    assert kinds(tie(CREATE_COURSES.batch, given, created(errors=[error(**said)]))) == ["nothing", "error", "nothing"]


def test_an_error_that_names_a_pair_of_another_request_blames_no_input_with_one_of_its_records() -> None:
    foreign = error(context={"fromObjectId": ["1"], "toObjectId": ["9"]})
    assert kinds(tie(CREATE_ASSOCIATIONS.batch, associations((1, 2), (3, 4)), pairs(errors=[foreign]))) == [
        "nothing",
        "nothing",
    ]


@given(
    ids=st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=12, unique=True),
    seed=st.randoms(use_true_random=False),
    data=st.data(),
)
def test_no_result_and_no_error_is_lost_or_used_twice(
    ids: list[tuple[int, int]], seed: random.Random, data: st.DataObject
) -> None:
    failing = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set()))
    results = [one for one in ids if one not in failing]
    seed.shuffle(results)
    errors = [error(subCategory="x", context={"id": [str(from_id)]}) for from_id, _ in failing]
    fates = tie(CREATE_ASSOCIATIONS.batch, associations(*ids), pairs(*results, errors=errors))
    assert len(fates) == len(ids)
    for one, fate in zip(ids, fates, strict=True):
        if one in failing:
            assert kinds([fate]) == ["error"]
        else:
            assert (fate.result.from_object_id, fate.result.to_object_id) == tuple(map(str, one))
    kept = [id(fate.result) for fate in fates if fate.result is not None]
    assert len(kept) == len(set(kept)) == len(results)
