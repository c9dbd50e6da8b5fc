"""Measures how fast the program is on this machine, beside the published network run plainly."""
