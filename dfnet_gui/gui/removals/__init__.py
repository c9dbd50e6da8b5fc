"""The list of what was removed, and of what was done: two panels and their commands."""
