"""The command line: one module a sub-command."""

SUB_COMMANDS = ("complete", "batch", "test", "models", "train", "evaluate")
"""Each a module of that name."""
