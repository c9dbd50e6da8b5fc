"""The open photo and the thread that completes it. QtCore alone."""
