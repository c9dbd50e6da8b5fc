"""Completing many photos: which mask belongs to which, the work on one, and the processes that share it."""
