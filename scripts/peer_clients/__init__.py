"""Other people's HubSpot clients, unchanged: what scripts/peers tries against the mock."""
