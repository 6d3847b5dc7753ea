"""Courses, object type 0-410. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable

from hubapi_client import models
from hubapi_ext import endpoints, forms
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream

from .objects import AsyncObjects, Objects


class Courses(Objects):
    """Courses, object type 0-410."""

    def create_many(
        self,
        inputs: Iterable[forms.NewRecord],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.NewRecord, models.SimplePublicObject]:
        """Creates courses, any number of them.

        POST /crm/v3/objects/0-410/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it.

        A token needs the scope crm.objects.courses.write.

        Args:
            inputs: For each course a mapping of its properties by internal name; or, to associate the course too,
                HubSpot's own form, {"properties": {...}, "associations": [...]}, or a
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
        from hubapi_client.api.courses import create_courses

        return self._send(
            endpoints.whole_batch(
                create_courses,
                inputs,
                {},
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )

    def stream_create(
        self,
        inputs: Iterable[forms.NewRecord],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.NewRecord, models.SimplePublicObject]]:
        """Creates courses, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/0-410/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it.

        A token needs the scope crm.objects.courses.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: For each course a mapping of its properties by internal name; or, to associate the course too,
                HubSpot's own form, {"properties": {...}, "associations": [...]}, or a
                SimplePublicObjectBatchInputForCreate. In AsyncHubApi they may come from an async iterable.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.
        """
        from hubapi_client.api.courses import create_courses

        return self._iterate(
            endpoints.batch(
                create_courses,
                inputs,
                {},
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )


class AsyncCourses(AsyncObjects):
    """Courses, object type 0-410."""

    async def create_many(
        self,
        inputs: Iterable[forms.NewRecord] | AsyncIterable[forms.NewRecord],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.NewRecord, models.SimplePublicObject]:
        """Creates courses, any number of them.

        POST /crm/v3/objects/0-410/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it.

        A token needs the scope crm.objects.courses.write.

        Args:
            inputs: For each course a mapping of its properties by internal name; or, to associate the course too,
                HubSpot's own form, {"properties": {...}, "associations": [...]}, or a
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
            result = await hub.courses.create_many([{"hs_course_name": "Pottery for beginners"}])
            result.raise_for_failures()
            print(result.results[0].id)
        """
        from hubapi_client.api.courses import create_courses

        return await self._send(
            endpoints.whole_batch(
                create_courses,
                inputs,
                {},
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )

    def stream_create(
        self,
        inputs: Iterable[forms.NewRecord] | AsyncIterable[forms.NewRecord],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.NewRecord, models.SimplePublicObject]]:
        """Creates courses, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/0-410/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it.

        A token needs the scope crm.objects.courses.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: For each course a mapping of its properties by internal name; or, to associate the course too,
                HubSpot's own form, {"properties": {...}, "associations": [...]}, or a
                SimplePublicObjectBatchInputForCreate. In AsyncHubApi they may come from an async iterable.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.
        """
        from hubapi_client.api.courses import create_courses

        return self._iterate(
            endpoints.batch(
                create_courses,
                inputs,
                {},
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )
