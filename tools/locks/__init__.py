"""Writes locks/ and constraints.txt: what is installed for each Python and system, by version and hash."""
