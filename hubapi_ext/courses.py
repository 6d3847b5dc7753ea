"""Courses, HubSpot's object type 0-410. It says what to send and what to make of the answer."""

from __future__ import annotations

from collections.abc import Iterable

from hubapi_client.api.courses import create_courses
from hubapi_client.models import BatchInputSimplePublicObjectBatchInputForCreate, SimplePublicObject
from hubapi_client.operations import CREATE_COURSES
from hubapi_ext import forms
from hubapi_ext.batches import conclude_batch, traced
from hubapi_ext.calls import AsyncResource, Call, Resource, SyncResource, immediate
from hubapi_ext.forms import Course
from hubapi_ext.outcomes import BatchResult


class _Courses(Resource):
    @immediate
    def create_many(self, inputs: Iterable[Course]) -> Call[BatchResult[Course, SimplePublicObject]]:
        """Creates courses, all in one request.

        POST /crm/v3/objects/0-410/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create

        Every input is sent with a trace id, so that a bad one fails alone.

        Args:
            inputs: For each course a mapping of its properties, by internal name and with text as values, or a
                SimplePublicObjectBatchInputForCreate, which can also associate the course.

        Returns:
            An outcome for each input, in their order; the result is the course with its `id`.

        Raises:
            InvalidInputError: Before anything is sent. There are no inputs or too many, or one of them is wrong.
            RefusedError: HubSpot refused the whole batch. Nothing was created, unless it is a ServerError.
            TransportError: No answer came. The courses may exist, and creating them again would double them.

        Example:
            result = hub.courses.create_many([{"hs_course_name": "Pottery for beginners"}])
            result.raise_for_failures()
            print(result.results[0].id)
        """
        given = forms.take(inputs, CREATE_COURSES.batch)
        sent = traced(CREATE_COURSES, forms.models(given, forms.course, forms.COURSE_FORM))
        return Call(
            create_courses,
            {"body": BatchInputSimplePublicObjectBatchInputForCreate(inputs=sent)},
            conclude_batch(CREATE_COURSES, given, sent),
        )


class Courses(_Courses, SyncResource):
    """The courses of a HubApi."""


class AsyncCourses(_Courses, AsyncResource):
    """The courses of an AsyncHubApi."""
