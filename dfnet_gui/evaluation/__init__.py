"""Measuring completions: metrics, peers, tables."""
