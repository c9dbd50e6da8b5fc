"""Which pixels of each level are needed for a box of the result, and which a change can reach.

Rectangles are `Bounds` in the pixels of their own level; level 0 is the picture, each next one half as
large. Every convolution here pads "same", so computed on a cut-out, its outermost pixels are wrong on the
sides that were cut and right where the picture itself ends: cut-outs are taken larger by what goes wrong.
"""

from dfnet_gui.engine.backends.boxed.folding import Geometry
from dfnet_gui.imaging.bounds import Bounds

FUSION_REACH = 1
"""The fusion block's one 3×3 convolution."""
DECODER_REACH = 1


def decoder_rectangles(box: Bounds, height: int, width: int, depth: int) -> list[Bounds]:
    """What each decoder level is computed on, finest first, so that `box` of the result is exact.

    Even edges, so that each rectangle is the double of a part of the level below.
    """
    needed = box.grown(FUSION_REACH).intersected(Bounds(0, 0, width, height))
    rectangles = []
    for level in range(depth):
        whole = Bounds(0, 0, width >> level, height >> level)
        rectangles.append(even(needed.grown(DECODER_REACH)).intersected(whole))
        needed = halved(rectangles[-1])
    return rectangles


def within(rectangle: Bounds, whole: Bounds) -> Bounds:
    """Where a 3×3 convolution of a cut-out is right: not at its outermost pixels, but where `whole` ends, too."""
    return Bounds.of_edges(
        rectangle.left + (DECODER_REACH if rectangle.left > whole.left else 0),
        rectangle.top + (DECODER_REACH if rectangle.top > whole.top else 0),
        rectangle.right - (DECODER_REACH if rectangle.right < whole.right else 0),
        rectangle.bottom - (DECODER_REACH if rectangle.bottom < whole.bottom else 0),
    )


def even(bounds: Bounds) -> Bounds:
    """Grown to even edges."""
    return Bounds.of_edges(
        bounds.left // 2 * 2, bounds.top // 2 * 2, -(-bounds.right // 2) * 2, -(-bounds.bottom // 2) * 2
    )


def halved(bounds: Bounds) -> Bounds:
    """The same place one level below; edges must be even."""
    return Bounds(bounds.left // 2, bounds.top // 2, bounds.width // 2, bounds.height // 2)


def reached(changed: Bounds, step: Geometry, whole: Bounds) -> Bounds:
    """The outputs of an encoder step (stride 2) that a change of its inputs can reach, within `whole`."""
    if changed.is_empty:
        return changed
    near, kernel = step.padding[0], step.kernel
    first = [(edge + near - kernel) // 2 + 1 for edge in (changed.left, changed.top)]
    last = [(edge + near + 1) // 2 for edge in (changed.right, changed.bottom)]
    return Bounds.of_edges(first[0], first[1], last[0], last[1]).intersected(whole)


def encoder_cut(outputs: Bounds, step: Geometry, whole: Bounds) -> Bounds:
    """The inputs to cut out of `whole` for those outputs of an encoder step to be right; even edges."""
    near, kernel = step.padding[0], step.kernel
    before = -(-near // 2)
    cut = Bounds.of_edges(
        2 * (outputs.left - before),
        2 * (outputs.top - before),
        2 * (outputs.right - 1) - near + kernel,
        2 * (outputs.bottom - 1) - near + kernel,
    )
    return even(cut).intersected(whole)
