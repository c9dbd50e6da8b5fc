"""Looking inside the fusion: the panel, its pictures, and asking for maps."""
