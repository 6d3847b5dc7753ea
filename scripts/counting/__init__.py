"""Counts the lines that an operation costs by hand, outside its fragment."""
