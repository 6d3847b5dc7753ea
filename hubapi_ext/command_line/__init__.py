"""The `hubapi` command: it reads arguments, with a module for each command. What they start lives elsewhere."""
