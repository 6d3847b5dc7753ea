"""Turns the fragments in specs/ into generated/. It writes code; it is no part of what is shipped."""
