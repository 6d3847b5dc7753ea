"""Files in, files out: what carries whole files between a disk and HubSpot, and goes on where it was interrupted."""

from __future__ import annotations

from hubapi_ext.jobs.export_question import ExportError, ExportProgress
from hubapi_ext.jobs.export_steps import ExportResult
from hubapi_ext.jobs.exports import export, export_async

__all__ = ["ExportError", "ExportProgress", "ExportResult", "export", "export_async"]
