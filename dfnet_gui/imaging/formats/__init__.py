"""Photo files: one module a format, one row each in `registry`."""
