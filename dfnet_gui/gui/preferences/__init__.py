"""The preferences: pages of settings, one row each, and the keys of the commands."""
