"""The open photo: its original, its hole, its completions, and the history. NumPy only, no Qt, no torch."""
