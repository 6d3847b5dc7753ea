"""A HubSpot that runs on a laptop: what tests and the command line import. It shares no line with the client."""

from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.hubspot import MockHubSpot
from hubapi_ext.mock.messages import Exchange, Request, Response
from hubapi_ext.mock.portal import Portal, Record
from hubapi_ext.mock.rate_windows import DailyWindow, Window

__all__ = [
    "AssociationType",
    "DailyWindow",
    "Exchange",
    "MockHubSpot",
    "Portal",
    "Record",
    "Request",
    "Response",
    "Window",
]
