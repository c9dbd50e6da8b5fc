"""The photo and what is done on it with the mouse: canvas, view, tools."""
