"""The choices of the fusion panel."""

import pytest

from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.fusion import settings as module
from dfnet_gui.gui.fusion.choices import COARSEST, FINEST
from dfnet_gui.gui.fusion.settings import (
    FUSION_COLOURS,
    FUSION_OPACITY,
    FUSION_PANES,
    FUSION_SCALE,
    FUSION_SHOWN,
    REFUSION_FADE,
)

ALL = [value for value in vars(module).values() if isinstance(value, Setting)]


def test_defaults_are_sound_and_keys_their_own() -> None:
    assert all(setting.is_sound(setting.default) for setting in ALL)
    assert len({setting.key for setting in ALL}) == len(ALL) == 11


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (FUSION_SHOWN, "nothing"),
        (FUSION_PANES, "raw:9:mean"),
        (REFUSION_FADE, 65),
        (FUSION_SCALE, COARSEST + 1),
        (FUSION_SCALE, FINEST - 1),
        (FUSION_OPACITY, 101),
    ],
)
def test_what_can_not_be_shown_is_refused(settings: Settings, setting: Setting[object], value: object) -> None:
    with pytest.raises(ValueError, match="no value"):
        settings.set(setting, value)


def test_how_it_is_coloured_lasts_and_what_is_shown_does_not() -> None:
    assert {setting.key for setting in ALL if setting.lasts} == {
        each.key for each in (FUSION_COLOURS, FUSION_OPACITY, FUSION_PANES)
    }
