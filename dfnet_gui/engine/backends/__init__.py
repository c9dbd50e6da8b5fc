"""The ways of running a network: whole or only where the hole needs it, by PyTorch, OpenVINO or CUDA graphs."""
