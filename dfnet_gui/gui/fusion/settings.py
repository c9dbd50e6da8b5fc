"""The choices of the fusion panel."""

from dfnet_gui.gui.base.settings import Setting, between, one_of
from dfnet_gui.gui.fusion.pictures import CHANNELS, COLOUR_MAPS, SHOWN

FINEST, COARSEST = 0, 5
FUSION_SHOWN = Setting("fusion/map", "result", one_of(*SHOWN), lasts=False)
FUSION_SCALE = Setting("fusion/scale", FINEST, between(FINEST, COARSEST), lasts=False)
FUSION_OVERLAY = Setting("fusion/overlay", False, lasts=False)
FUSION_CHANNEL = Setting("fusion/channel", "mean", one_of(*CHANNELS), lasts=False)
FUSION_COLOURS = Setting("fusion/colour_map", "viridis", one_of(*COLOUR_MAPS))
FUSION_OPACITY = Setting("fusion/opacity", 70, between(0, 100))
