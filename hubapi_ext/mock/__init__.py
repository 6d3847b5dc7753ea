"""A HubSpot that runs on a laptop: what tests and the command line import. It shares no line with the client."""

from hubapi_ext.mock import effects
from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.contents import Record
from hubapi_ext.mock.faults import Rule
from hubapi_ext.mock.hubspot import MockHubSpot
from hubapi_ext.mock.messages import Exchange, Request, Response
from hubapi_ext.mock.oauth import OAuthClient
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.rate_windows import DailyWindow, Window
from hubapi_ext.mock.state import State

__all__ = [
    "AssociationType",
    "DailyWindow",
    "Exchange",
    "MockHubSpot",
    "OAuthClient",
    "Portal",
    "Record",
    "Request",
    "Response",
    "Rule",
    "State",
    "Window",
    "effects",
]
