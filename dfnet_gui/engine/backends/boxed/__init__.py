"""A DFNet computed only where the hole needs it."""
