"""Associations in columns and Arrow's tables, on the way in and on the way out. It sends nothing."""
