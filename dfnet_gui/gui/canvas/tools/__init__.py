"""What the left button does: one module a tool, one row each in `registry`."""
