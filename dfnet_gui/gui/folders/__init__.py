"""Completing all photos of a folder, beside the window."""
