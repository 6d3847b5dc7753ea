"""Courses, HubSpot's object type 0-410. It says what to send and what to make of the answer."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from typing import Any, Unpack

from hubapi_client.models import SimplePublicObject
from hubapi_client.operations import CREATE_COURSES
from hubapi_ext import forms
from hubapi_ext.batches.batch import CONCURRENCY, Batch, BatchOptions, ReportProgress, WholeBatch
from hubapi_ext.batches.handing_out import HandOutOutcomes
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.forms import Course
from hubapi_ext.resources import AsyncResource, Resource, SyncResource, immediate, lazy


class _Courses(Resource):
    @immediate
    def create_many(
        self,
        inputs: Iterable[Course] | AsyncIterable[Course],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> WholeBatch[Course, SimplePublicObject]:
        """Creates courses, any number of them.

        POST /crm/v3/objects/0-410/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it.

        Args:
            inputs: For each course a mapping of its properties, by internal name and with text as values; or, to
                associate the course too, HubSpot's own form, {"properties": {...}, "associations": [...]}, or a
                SimplePublicObjectBatchInputForCreate. In AsyncHubApi they may come from an async iterable.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the course with its `id`.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            result = hub.courses.create_many([{"hs_course_name": "Pottery for beginners"}])
            result.raise_for_failures()
            print(result.results[0].id)
        """
        options = BatchOptions(batch_size=batch_size, concurrency=concurrency, progress=progress)
        return WholeBatch(_creation(inputs, **options))

    @lazy
    def stream_create(
        self,
        inputs: Iterable[Course] | AsyncIterable[Course],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Batch[Outcome[Course, SimplePublicObject]]:
        """Creates courses like create_many, and hands out each outcome as it comes.

        POST /crm/v3/objects/0-410/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create

        Args:
            inputs: As create_many takes them. They are taken only as requests leave.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As create_many does,
                while the stream is looped over.
        """
        options = BatchOptions(ordered=ordered, batch_size=batch_size, concurrency=concurrency, progress=progress)
        return _creation(inputs, **options)


def _creation(inputs: Iterable[Course] | AsyncIterable[Course], **options: Unpack[BatchOptions]) -> Batch[Any]:
    from hubapi_client.api.courses import create_courses  # noqa: PLC0415 - imported when it is used

    return Batch(
        operation=CREATE_COURSES,
        endpoint=create_courses,
        arguments={},
        inputs=inputs,
        model=forms.course,
        form=forms.COURSE_FORM,
        hand_out=HandOutOutcomes(),
        **options,
    )


class Courses(_Courses, SyncResource):
    """The courses of a HubApi."""


class AsyncCourses(_Courses, AsyncResource):
    """The courses of an AsyncHubApi."""
