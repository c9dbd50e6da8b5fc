"""Each way to change what is painted is one step with a text."""

import numpy as np

from dfnet_gui.document.masked import Masked
from dfnet_gui.document.masking import Parts
from dfnet_gui.imaging.bounds import Bounds


class Listed(Masked):
    """Keeps the texts of its steps."""

    def __init__(self) -> None:
        super().__init__(60, 80)
        self.texts: list[str] = []

    def _push_parts(self, parts: Parts, text: str, feather_px: float = 0.0) -> Bounds:
        if parts:
            self.texts.append(text)
        return Bounds.around(part.bounds for part in parts)


def test_steps_are_called_by_what_was_done() -> None:
    masked = Listed()
    masked.paint((20, 20), (30, 20), 4)
    assert masked.is_painting
    masked.begin_stroke("barred")
    masked.paint((50, 40), (50, 40), 4)
    masked.clear_barred()
    masked.edit_hole(Bounds(5, 5, 3, 3), np.ones((3, 3), bool), text="Lasso")
    masked.invert_hole()
    masked.clear_hole()
    masked.clear_hole()
    expected = ["Brush", "Brush", "Copy from everywhere again", "Lasso", "Invert mask", "Clear mask"]
    assert masked.texts == expected, "what changes nothing is no step"
