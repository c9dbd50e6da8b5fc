"""What `make bundle` is made of."""
