"""Computing by PyTorch."""
