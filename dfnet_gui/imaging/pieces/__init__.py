"""Filling a hole with pieces of the same photo: what goes where, where from, and joined without a seam."""
