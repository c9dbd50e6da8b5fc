"""The choices of the fusion panel."""

from dfnet_gui.engine.map_views import CHANNELS
from dfnet_gui.engine.refusing import MOST_FADE_PX, MOST_GAIN
from dfnet_gui.gui.base.settings import Setting, between, one_of
from dfnet_gui.gui.fusion.choices import COARSEST, FINEST, MOST_PANES, SETS, is_panes, written
from dfnet_gui.gui.fusion.kinds import COMPLETED, KINDS
from dfnet_gui.gui.fusion.pictures import COLOUR_MAPS

FUSION_SHOWN = Setting("fusion/map", COMPLETED, one_of(*KINDS.names), lasts=False)
FUSION_SCALE = Setting("fusion/scale", FINEST, between(FINEST, COARSEST), lasts=False)
FUSION_OVERLAY = Setting("fusion/overlay", False, lasts=False)
FUSION_CHANNEL = Setting("fusion/channel", "mean", one_of(*CHANNELS), lasts=False)
FUSION_COLOURS = Setting("fusion/colour_map", "viridis", one_of(*COLOUR_MAPS))
FUSION_OPACITY = Setting("fusion/opacity", 70, between(0, 100))
FUSION_PANES = Setting("fusion/panes", written(next(iter(SETS.values()))), is_panes)
FUSION_PANE = Setting("fusion/pane", 0, between(0, MOST_PANES - 1), lasts=False)
"""Which of the panes is being changed."""
REFUSION_GAIN = Setting("refusion/gain_percent", 100, between(0, round(100 * MOST_GAIN)), lasts=False)
REFUSION_FLOOR = Setting("refusion/floor_percent", 0, between(0, 100), lasts=False)
REFUSION_FADE = Setting("refusion/fade_px", 0, between(0, MOST_FADE_PX), lasts=False)
