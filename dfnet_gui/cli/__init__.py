"""The command line: one module a sub-command."""

SUB_COMMANDS = ("complete", "test", "models", "train", "evaluate")
"""Each a module of that name."""
