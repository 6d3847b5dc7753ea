"""Interrupts batches with real SIGINTs at random moments, and checks that no input is lost or doubled."""
