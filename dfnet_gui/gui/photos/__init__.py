"""Bringing photos in and out: opening, exporting, the first page."""
