"""The window: lays the rooms out and connects them."""
