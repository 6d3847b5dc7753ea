"""Files in, files out: what carries whole files between a disk and HubSpot, and goes on where it was interrupted.

What crosses the wire is the business of the hub; nothing here chunks, retries or keeps to limits.
"""

from hubapi_ext.jobs.carrying_out import InterruptedJobError, JobOptions
from hubapi_ext.jobs.export_question import ExportError, ExportProgress
from hubapi_ext.jobs.export_steps import ExportResult
from hubapi_ext.jobs.exports import export, export_async
from hubapi_ext.jobs.folders import JobBusyError
from hubapi_ext.jobs.job import Job, JobResult, StepResult
from hubapi_ext.jobs.journal import JournalError
from hubapi_ext.jobs.load import (
    LoadOptions,
    associate,
    associate_async,
    load,
    load_async,
    resume,
    resume_async,
)
from hubapi_ext.jobs.plan import LoadPlan, plan, plan_async
from hubapi_ext.jobs.questions import Association, End
from hubapi_ext.jobs.rejects import rejects, write_rejects
from hubapi_ext.jobs.row_outcomes import RowOutcome, Trouble
from hubapi_ext.jobs.sources import SourceError
from hubapi_ext.jobs.undo import undo, undo_async

__all__ = [
    "Association",
    "End",
    "ExportError",
    "ExportProgress",
    "ExportResult",
    "InterruptedJobError",
    "Job",
    "JobBusyError",
    "JobOptions",
    "JobResult",
    "JournalError",
    "LoadOptions",
    "LoadPlan",
    "RowOutcome",
    "SourceError",
    "StepResult",
    "Trouble",
    "associate",
    "associate_async",
    "export",
    "export_async",
    "load",
    "load_async",
    "plan",
    "plan_async",
    "rejects",
    "resume",
    "resume_async",
    "undo",
    "undo_async",
    "write_rejects",
]
