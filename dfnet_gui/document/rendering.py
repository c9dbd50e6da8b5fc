"""The pixels of a photo with removals over it, tile by tile. NumPy only."""

from collections.abc import Iterable, Sequence

from dfnet_gui.document.removals import Removal
from dfnet_gui.imaging.tiles import PatchedPixels, tile_bounds, tiles_in


def render(patched: PatchedPixels, removals: Sequence[Removal], changed: Iterable[Removal]) -> None:
    """Write to `patched` what `removals`, from the lowest to the highest, show where those that `changed` lie.

    The base of `patched` is the photo; what a fill costs grows with its own size and with how many lie there.
    """
    whole = patched.bounds
    places = (place.intersected(whole) for removal in changed for place in removal.layer.places)
    for tile in {tile for place in places for tile in tiles_in(place)}:
        where = tile_bounds(tile, whole)
        pixels = patched.base[where.slices].copy()
        for removal in removals:
            if removal.touches(where):
                removal.paste_into(pixels, (where.left, where.top), whole)
        patched.write(where, pixels)
