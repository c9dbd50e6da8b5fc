"""The window. PySide6; torch only inside the worker's thread."""
