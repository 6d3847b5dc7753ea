"""Kills loads at random moments, and looks at what becomes of them when they are resumed."""
