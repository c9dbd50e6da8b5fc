"""The pixels of a photo with removals over it, tile by tile. NumPy only."""

from collections.abc import Iterable, Sequence

from dfnet_gui.document.removals import Removal, Share
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels, tile_bounds, tiles_in


def render(patched: PatchedPixels, removals: Sequence[Removal], changed: Iterable[Removal]) -> None:
    """Write to `patched` what `removals`, from the lowest to the highest, show where those that `changed` lie.

    The base of `patched` is the photo; what a fill costs grows with its own size and with how many lie there.
    """
    whole = patched.bounds
    places = (place.intersected(whole) for removal in changed for place in removal.layer.places)
    tiles = {tile for place in places for tile in tiles_in(place)}
    shares = _shares(removals, Bounds.around(tile_bounds(tile, whole) for tile in tiles), whole)
    for tile in tiles:
        where = tile_bounds(tile, whole)
        pixels = patched.base[where.slices].copy()
        for removal in removals:
            if removal.touches(where):
                removal.paste_into(pixels, (where.left, where.top), whole, shares.get(removal.id))
        patched.write(where, pixels)


def _shares(removals: Iterable[Removal], area: Bounds, whole: Bounds) -> dict[int, Share]:
    """Of those with a soft edge, by their ids: worked out once, for a tile's needs much of what lies around it."""
    shares = {}
    for removal in removals:
        place = removal.layer.bounds.intersected(area)
        if removal.feather_px and removal.touches(place) and not place.is_empty:
            shares[removal.id] = Share(place, removal.share_at(place, whole))
    return shares
