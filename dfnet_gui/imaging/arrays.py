"""The kinds of arrays that pass through the program, named once."""

import numpy as np
import numpy.typing as npt

ByteArray = npt.NDArray[np.uint8]
"""Pictures of 8 bits, H×W×3, RGB unless said otherwise."""
PixelArray = npt.NDArray[np.uint8 | np.uint16]
"""A photo's samples at their own depth, H×W×3 (RGB) or H×W (transparency)."""
BoolArray = npt.NDArray[np.bool_]
"""A hole, H×W, True = to be filled."""
FloatArray = npt.NDArray[np.float32]
"""What networks compute with, values in [0, 1] where they are pictures."""
