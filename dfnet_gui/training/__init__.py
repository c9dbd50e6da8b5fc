"""Training of DFNet with multi-scale constraints. NumPy, OpenCV and torch; no Qt."""
