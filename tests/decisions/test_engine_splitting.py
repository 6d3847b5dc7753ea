"""How requests that fail as a whole are cut, and where that ends: decided by the engine, without any I/O."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hubapi_client import models
from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.batches import failures
from hubapi_ext.batches.chunks import Chunk
from hubapi_ext.errors import AuthenticationError, HubApiError, TimedOutError
from hubapi_ext.tables.plain_forms import PlainRecords
from tests.decisions.driving import (
    TRACES,
    Run,
    all_created,
    all_read,
    all_set,
    engine_of,
    handed_out,
    refusal,
    requests_of,
    send_all,
    settle,
)

MANY = 10_000
MOST = 100
"""How many single inputs fail alike before the rest is not tried alone."""
PAIRS = [(number, number, 861) for number in range(1, MANY + 1)]
IDS = range(1, MANY + 1)

Say = Callable[[Chunk], Any]


def associating(**options: Any) -> Any:
    return engine_of(CREATE_ASSOCIATIONS, forms.association, max_inputs=2000, max_identical_failures=MOST, **options)


def reading(**options: Any) -> Any:
    options = {"max_inputs": 1000, "max_identical_failures": MOST, **options}
    return engine_of(READ_ASSOCIATIONS, forms.record, **options)


def creating(**options: Any) -> Any:
    return engine_of(CREATE_COURSES, forms.course, max_inputs=100, max_identical_failures=MOST, **options)


def server_error() -> HubApiError:
    return refusal(500, "internal error")


def unless_any(keys: set[Any], error: Callable[[], HubApiError], answer: Say) -> Say:
    """Fails requests that have one of these keys."""
    return lambda chunk: answer(chunk) if chunk.key_set.isdisjoint(keys) else error()


# Everything is refused


@pytest.mark.parametrize("status", [400, 409, 413])
def test_ten_thousand_inputs_that_are_refused_alike_cost_a_few_hundred_requests(status: int) -> None:
    run = send_all(associating(), PAIRS, lambda _: refusal(status))
    assert len(run.indices("failed")) == MANY
    assert len(run.requests) <= 4 * MOST


def test_a_page_of_the_edge_for_every_request_costs_a_few_hundred_requests() -> None:
    run = send_all(associating(), PAIRS, lambda _: refusal(403, category=None, is_json=False))
    assert len(run.requests) <= 4 * MOST


def test_refusals_that_differ_in_the_records_that_they_name_are_alike() -> None:
    def say(chunk: Chunk) -> HubApiError:
        index = chunk.indices[0]
        ids = ", ".join(map(str, chunk.indices[:5]))
        return refusal(409, f"u{index}@example.com exists: [{ids}], see 0f{index:030x}, 2-77={index}")

    run = send_all(associating(), PAIRS, say)
    assert len(run.requests) <= 4 * MOST


def test_refusals_of_two_kinds_in_turn_are_counted_each() -> None:
    run = send_all(associating(), PAIRS, lambda chunk: refusal(400, "one" if chunk.indices[0] % 2 else "other"))
    assert len(run.requests) <= 2 * 4 * MOST


def test_refusals_that_each_have_their_own_words_have_a_bound_too() -> None:
    names = ["".join(chr(ord("a") + int(digit)) for digit in str(number)) for number in range(MANY)]
    run = send_all(associating(), PAIRS, lambda chunk: refusal(400, f"no {names[chunk.indices[0]]} {len(chunk) > 1}"))
    assert len(run.indices("failed")) == MANY
    assert len(run.requests) <= 4 * failures.UNLIKE_FAILURES_FACTOR * MOST


def test_refusals_that_are_alike_have_a_bound_too_after_something_has_succeeded() -> None:
    run = send_all(associating(), PAIRS, lambda chunk: all_set(chunk) if 0 in chunk.indices else refusal(400))
    assert len(run.indices("succeeded")) == 2000
    assert len(run.requests) <= 4 * failures.UNLIKE_FAILURES_FACTOR * MOST


def test_a_hundred_bad_inputs_do_not_cost_a_good_one_after_something_has_succeeded() -> None:
    bad = {(str(number), str(number)) for number in range(3000, 3000 + 4 * MOST)}
    run = send_all(associating(), PAIRS, unless_any(bad, refusal, all_set))
    assert len(run.indices("failed")) == len(bad)


def test_inputs_that_were_not_tried_alone_are_told_apart() -> None:
    run = send_all(associating(), PAIRS, lambda _: refusal(400), concurrency=1)
    # The other half of a pair may be alone by then.
    assert sum(not outcome.error.not_tried_alone for outcome in run.outcomes) in (MOST, MOST + 1)


@pytest.mark.parametrize("error", [refusal, server_error, lambda: TimedOutError("HubSpot did not answer")])
def test_the_text_of_a_failure_that_was_inferred_says_so(error: Callable[[], HubApiError]) -> None:
    run = send_all(associating(), PAIRS, lambda _: error())
    (said,) = {str(outcome.error) for outcome in run.outcomes if outcome.error.not_tried_alone}
    assert "not tried alone" in said


# The server fails


@pytest.mark.parametrize("error", [server_error, lambda: TimedOutError("HubSpot did not answer")])
@pytest.mark.parametrize("poison", [0, 500, 999])
def test_a_record_at_which_the_server_fails_costs_no_other_its_read(
    poison: int, error: Callable[[], HubApiError]
) -> None:
    run = send_all(reading(), IDS[:1000], unless_any({str(IDS[poison])}, error, all_read))
    assert run.indices("failed") == [poison]
    # There and back along one path of halves.
    assert len(run.requests) <= 1 + 2 * 10


def test_an_association_at_which_the_server_fails_costs_no_other_its_success() -> None:
    run = send_all(associating(), PAIRS[:2000], unless_any({("7", "7")}, server_error, all_set))
    assert (run.indices("unknown"), len(run.indices("succeeded"))) == ([6], 1999)
    assert len(run.requests) <= 1 + 2 * 11


def test_an_association_that_is_refused_alone_after_its_request_met_a_failing_server_is_unknown() -> None:
    def fail_and_refuse(chunk: Chunk) -> Any:
        return server_error() if len(chunk) > 1 else refusal(400)

    run = send_all(associating(), PAIRS[:4], fail_and_refuse)
    assert run.indices("unknown") == [0, 1, 2, 3]


def test_a_create_at_which_the_server_fails_is_not_split() -> None:
    run = send_all(creating(), [{"hs_course_name": "Pottery"}] * 100, lambda _: server_error())
    assert (len(run.indices("unknown")), run.sizes) == (100, [100])


def test_a_read_that_was_never_sent_in_time_is_not_split() -> None:
    run = send_all(reading(), IDS[:1000], lambda _: TimedOutError("no connection", sent=False))
    assert run.sizes == [1000]


@pytest.mark.parametrize("ordered", [False, True])
def test_a_server_that_dies_in_a_long_stream_costs_few_more_requests_than_there_are(*, ordered: bool) -> None:
    engine = reading(max_inputs=100, ordered=ordered)
    answered: list[Chunk] = []

    def die_after_ten(chunk: Chunk) -> Any:
        answered.append(chunk)
        return all_read(chunk) if len(answered) <= 10 else server_error()

    run = send_all(engine, IDS, die_after_ten)
    assert len(run.indices("succeeded")) == 1000
    assert len(run.requests) <= 3 * 100


def test_failures_of_a_server_are_alike_in_whatever_words() -> None:
    statuses = [500, 502, 503, 504, 524]
    engine = reading(max_inputs=100)
    run = send_all(engine, IDS, lambda chunk: refusal(statuses[chunk.indices[0] % 5], f"no {chunk.indices[0] % 7}"))
    assert len(run.requests) <= 3 * 100


def test_requests_are_split_again_once_a_server_has_recovered() -> None:
    answered: list[Chunk] = []

    def fail_for_a_while(chunk: Chunk) -> Any:
        answered.append(chunk)
        return server_error() if len(answered) <= 30 or "9999" in chunk.key_set else all_read(chunk)

    run = send_all(reading(max_inputs=100), IDS, fail_for_a_while)
    failed = run.indices("failed")
    assert [index for index in failed if index >= 9900] == [9998]


# The size of a batch


def too_many(most: int | str) -> HubApiError:
    return refusal(400, f"The maximum number of inputs supported in a batch is {most}. Please reduce the number")


def at_most(most: int, answer: Say) -> Say:
    return lambda chunk: answer(chunk) if len(chunk) <= most else too_many(most)


def test_a_size_that_hubspot_names_is_kept_to_from_then_on() -> None:
    learnt: list[int] = []
    engine = associating(learn_max_inputs=learnt.append)
    run = send_all(engine, PAIRS, at_most(100, all_set), concurrency=1)
    assert (run.sizes, learnt) == ([2000, *[100] * (MANY // 100)], [100])


def test_a_size_that_hubspot_names_costs_only_the_requests_in_flight() -> None:
    run = send_all(associating(), PAIRS, at_most(100, all_set))
    assert len(run.requests) <= MANY // 100 + 5
    assert len(run.indices("succeeded")) == MANY


def test_a_size_of_thousands_is_read_with_its_comma() -> None:
    run = send_all(associating(), PAIRS, lambda chunk: all_set(chunk) if len(chunk) <= 1000 else too_many("1,000"))
    assert set(run.sizes) == {2000, 1000}


def test_a_size_is_learnt_from_a_refusal_without_a_category() -> None:
    said = "The maximum number of inputs supported in a batch request for property histories is 50"
    run = send_all(
        associating(),
        PAIRS[:2000],
        lambda chunk: all_set(chunk) if len(chunk) <= 50 else refusal(400, said, category=None),
    )
    assert len(run.indices("succeeded")) == 2000


def test_parts_that_wait_keep_to_a_size_that_was_learnt_meanwhile() -> None:
    def say(chunk: Chunk) -> Any:
        if len(chunk) == 2000:
            return refusal(413)
        return at_most(100, all_set)(chunk)

    run = send_all(associating(), PAIRS[:2000], say, concurrency=1)
    assert run.sizes == [2000, 1000, *[100] * 20]


def test_a_size_that_a_request_keeps_to_does_not_keep_it_from_being_split() -> None:
    bad = {("7", "7")}
    run = send_all(associating(), PAIRS[:50], unless_any(bad, lambda: too_many(100), all_set))
    assert run.indices("failed") == [6]


def test_inputs_of_a_request_that_was_too_large_are_unfinished_when_the_batch_ends() -> None:
    engine = associating()
    first, second = requests_of(engine, iter(PAIRS[:4000]))
    settle(engine, first, too_many(100))
    settle(engine, second, refusal(401))
    engine.close()
    assert isinstance(engine.stopped_by, AuthenticationError)
    assert [outcome.index for outcome in handed_out(engine)] == list(range(2000, 4000))
    assert engine.unfinished() == PAIRS[:2000]


# Which inputs are set apart


@pytest.mark.parametrize(
    "said",
    [
        {"context": {"ids": ["5", "6"]}},
        {"message": "2-77=5 is not valid, 2-77=6 is not valid"},
        {"context": {"INVALID_OBJECT_IDS": ["CONTACT=5 is not valid", "CONTACT=6 is not valid"]}},
        {"details": ({"message": "no", "context": {"ids": ["5"]}}, {"message": "no", "context": {"ids": ["6"]}})},
        {"details": ({"message": "CONTACT=5 is not valid"}, {"message": "CONTACT=6 is not valid"})},
        {"details": ({"message": "no", "subCategory": "x", "context": {"objectId": ["5", "6"]}},)},
    ],
)
def test_inputs_that_a_refusal_names_anywhere_are_set_apart_at_once(said: dict[str, Any]) -> None:
    run = send_all(
        reading(), IDS[:1000], unless_any({"5", "6"}, lambda: refusal(400, **{"message": "no", **said}), all_read)
    )
    assert run.indices("failed") == [4, 5]
    # The whole, the two that were named, the others, and each of the two.
    assert sorted(run.sizes) == [1, 1, 2, 998, 1000]


@pytest.mark.parametrize("odd", [None, "text", 5, [], {"ids": None}, {"ids": {}}, {"ids": [["5"]]}])
def test_a_refusal_with_odd_details_is_split_in_halves(odd: object) -> None:
    error = lambda: refusal(400, details=({"message": 5, "subCategory": {}, "context": odd},))  # noqa: E731
    run = send_all(reading(), IDS[:4], unless_any({"1"}, error, all_read))
    assert run.indices("failed") == [0]


@pytest.mark.parametrize("status", [400, 403])
def test_a_page_of_the_edge_costs_only_the_inputs_that_it_is_for(status: int) -> None:
    error = lambda: refusal(status, category=None, is_json=False)  # noqa: E731
    run = send_all(associating(), PAIRS[:2000], unless_any({("7", "7")}, error, all_set))
    assert (run.indices("failed"), len(run.indices("succeeded"))) == ([6], 1999)


def test_a_403_in_hubspots_words_ends_a_batch() -> None:
    engine = associating()
    run = send_all(engine, PAIRS, lambda _: refusal(403, category="MISSING_SCOPES"), concurrency=1)
    assert (len(run.requests), engine.stopped_by.status) == (1, 403)


def test_a_refusal_shows_no_trace_id_that_its_maker_did_not_choose() -> None:
    error = refusal(400, context={"objectWriteTraceId": [f"{TRACES}-0", "mine"], "propertyName": ["colour"]})
    send_all(creating(), [{"hs_course_name": "Pottery"}], lambda _: error)
    assert error.context == {"objectWriteTraceId": ["mine"], "propertyName": ["colour"]}  # type: ignore[attr-defined]


def test_the_details_of_a_refusal_show_no_trace_id_that_their_maker_did_not_choose() -> None:
    error = refusal(409, details=({"message": "no", "context": {"objectWriteTraceId": [f"{TRACES}-0"]}},))
    run = send_all(creating(), [{"hs_course_name": "Pottery"}], lambda _: error)
    assert f"{TRACES}-0" not in str(run.outcomes[0].error)


def test_parts_that_were_not_sent_show_no_trace_id_that_their_maker_did_not_choose() -> None:
    engine = creating()
    (whole,) = requests_of(engine, iter([{"hs_course_name": "Pottery"}] * 100))
    settle(engine, whole, refusal(400, context={"objectWriteTraceId": whole.keys}))
    (half,) = requests_of(engine, iter(()), most=1)
    settle(engine, half, refusal(401))
    engine.close()
    assert [outcome.index for outcome in handed_out(engine) if f"{TRACES}-" in str(outcome.error)] == []


def test_an_input_that_is_named_by_our_trace_id_is_set_apart_at_once() -> None:
    named = {"objectWriteTraceId": [f"{TRACES}-5"]}
    say = unless_any({f"{TRACES}-5"}, lambda: refusal(400, details=({"context": named},)), all_created)
    run = send_all(creating(), [{"hs_course_name": "Pottery"}] * 100, say)
    assert (run.indices("failed"), sorted(run.sizes)) == ([5], [1, 99, 100])


# What is kept meanwhile


def test_progress_equals_the_outcomes_after_every_answer() -> None:
    engine = associating()

    def compare(run: Run) -> None:
        progress = engine.progress
        assert [progress.succeeded, progress.failed] == [len(run.indices(one)) for one in ("succeeded", "failed")]

    run = send_all(engine, PAIRS[:4000], unless_any({("7", "7"), ("2500", "2500")}, refusal, all_set), watch=compare)
    assert engine.progress.done == len(run.outcomes) == 4000


def test_an_ordered_batch_stays_in_order_while_requests_are_split() -> None:
    bad = {("7", "7"), ("2500", "2500"), ("9999", "9999")}
    run = send_all(associating(ordered=True), PAIRS, unless_any(bad, refusal, all_set))
    assert [outcome.index for outcome in run.outcomes] == list(range(MANY))


def test_what_was_refused_together_has_failed_when_the_batch_ends_before_it_is_tried_alone() -> None:
    engine = associating()
    (first,) = requests_of(engine, iter(PAIRS[:2000]))
    settle(engine, first, refusal(400))
    half, _ = requests_of(engine, iter(()))
    settle(engine, half, refusal(401))
    for chunk in list(engine.flight):
        settle(engine, chunk, refusal(400))
    engine.close()
    outcomes = handed_out(engine)
    assert [outcome.error.status for outcome in sorted(outcomes, key=lambda one: one.index)] == [401] * 1000 + [
        400
    ] * 1000


def test_a_read_that_is_split_when_the_batch_ends_early_is_still_to_be_done() -> None:
    engine = reading()
    (first,) = requests_of(engine, iter(IDS[:1000]))
    settle(engine, first, refusal(400))
    half, _ = requests_of(engine, iter(()))
    settle(engine, half, refusal(401))
    for chunk in list(engine.flight):
        engine.withdraw(chunk)
    engine.close()
    assert handed_out(engine) == []
    assert engine.unfinished() == list(IDS[:1000])


def test_of_two_types_for_one_pair_the_last_is_sent_last_though_the_first_was_split() -> None:
    def say(chunk: Chunk) -> Any:
        return refusal(413) if len(chunk) > 1 and 0 in chunk.indices else all_set(chunk)

    given = [(1, 1, 861), *PAIRS[1:50], (1, 1, 37), *PAIRS[50:99], (1, 1, 47)]
    run = send_all(associating(), given, say)
    in_turn = [index for request in run.requests for index in request.indices if index in (0, 50, 100)]
    assert in_turn == sorted(in_turn)
    assert in_turn[-2:] == [50, 100]


def test_of_two_types_for_one_pair_the_last_is_sent_last_though_the_first_request_was_too_large() -> None:
    given = [*PAIRS[:20], (1, 1, 37), *PAIRS[20:40]]
    run = send_all(associating(), given, at_most(5, all_set))
    in_turn = [index for request in run.requests for index in request.indices if index in (0, 20)]
    assert in_turn == sorted(in_turn)


# Columns


class OnlyColumns(PlainRecords):
    """Records of which no model can be made."""

    def model(self, position: int) -> Any:
        raise AssertionError(position)


def test_a_mixed_answer_makes_no_model_of_any_input() -> None:
    engine = reading(plain=OnlyColumns)
    missing = {"fromObjectId": [str(number) for number in IDS[500:1000]]}

    def say(chunk: Chunk) -> Any:
        answer = all_read(chunk)
        answer.results = answer.results[:500]
        answer.errors = [models.StandardError(category="OBJECT_NOT_FOUND", message="gone", context=missing)]
        return answer

    run = send_all(engine, IDS[:1000], say)
    assert (len(run.indices("succeeded")), len(run.indices("failed"))) == (500, 500)
