"""Pixels, masks and files: NumPy, Pillow and OpenCV, nothing else."""
