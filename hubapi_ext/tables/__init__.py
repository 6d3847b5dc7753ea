"""Values and columns: between Python's types and the text that HubSpot stores. Nothing is sent from here."""
