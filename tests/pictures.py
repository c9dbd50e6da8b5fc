"""Small pictures whose every pixel is told from its neighbours, for tests of files."""

import numpy as np

_ROWS, _COLUMNS = np.mgrid[0:48, 0:64]
RAMPS = np.stack([_COLUMNS * 4, _ROWS * 5, (_COLUMNS + _ROWS) * 2], axis=-1).astype(np.uint8)
"""RGB, 48×64, 8 bits."""
DEEP = RAMPS.astype(np.uint16) * np.uint16(257) + (_COLUMNS[..., None] * 3 + _ROWS[..., None]).astype(
    np.uint16
) % np.uint16(200)
"""The same at 16 bits, of which the lower eight count, too."""
DEEP_ALPHA = (_ROWS * 1300).astype(np.uint16)
"""An opacity, 48×64, 16 bits."""
