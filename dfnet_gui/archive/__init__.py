"""The open photo as files: sessions that other programs open as layers, and the journal that survives a crash."""
