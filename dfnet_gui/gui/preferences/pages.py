"""The pages of the preferences, as tables: one row for each setting that people would look for there. GUI thread."""

from dataclasses import dataclass

from dfnet_gui.engine.backends.registry import AUTO, BACKENDS
from dfnet_gui.engine.device import DEVICES
from dfnet_gui.gui.base.language import LANGUAGE, LANGUAGES, SYSTEM
from dfnet_gui.gui.base.settings import (
    BACKEND,
    BRUSH_HARDNESS,
    BRUSH_SIZED_IN,
    COMPLETE_ON_RELEASE,
    DETAIL,
    DEVICE,
    DISPLAY_PROFILE,
    EXPORT_AS_SOURCE,
    EXPORT_FORMAT,
    EXPORT_QUALITY,
    FILL_LOOPS,
    GROWTH,
    MOST_READ_BACK_MP,
    PRESSURE,
    READ_BACK_UP_TO,
    REDUCED_MOTION,
    SRGB_SCREEN,
    THEME,
)
from dfnet_gui.gui.canvas.tools.colour import CONNECTED, TOLERANCE
from dfnet_gui.gui.fusion.pictures import COLOUR_MAPS
from dfnet_gui.gui.fusion.settings import FUSION_COLOURS, FUSION_OPACITY
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.preferences.rows import Amount, Choice, FileChoice, OneOf, Row, Tick
from dfnet_gui.imaging.colour_range import MOST_TOLERANCE
from dfnet_gui.imaging.display import read_display_profile
from dfnet_gui.imaging.formats.base import BEST_QUALITY
from dfnet_gui.imaging.formats.registry import writable_formats
from dfnet_gui.imaging.mask import MOST_GROWTH_PX
from dfnet_gui.wording import tr_later

_PERCENT = 100


@dataclass(frozen=True)
class Page:
    """A title, and rows. Letters after `&` are unlike within a page, and none is in `TAKEN`."""

    title: str
    rows: tuple[Row, ...]


TAKEN = "rc"
"""Letters underlined in the dialog's own buttons."""


def make_pages(models: ModelCommands) -> tuple[Page, ...]:
    """All but the keys. `models` loads what is to compute."""
    return (
        Page(tr_later("Look"), _LOOK),
        Page(tr_later("Painting"), _PAINTING),
        Page(tr_later("Completing"), (*_COMPLETING, *_computing(models))),
        Page(tr_later("Export"), _export()),
        Page(tr_later("Fusion"), _FUSION),
    )


_LOOK: tuple[Row, ...] = (
    OneOf(
        LANGUAGE,
        tr_later("&Language"),
        (Choice(SYSTEM, tr_later("That of the system")), *(Choice(code, name) for code, name in LANGUAGES.items())),
        tr_later("From the next start on."),
    ),
    OneOf(
        THEME,
        tr_later("Colours of the &window"),
        (
            Choice("system", tr_later("Like the system")),
            Choice("light", tr_later("Light")),
            Choice("dark", tr_later("Dark")),
        ),
    ),
    Tick(REDUCED_MOTION, tr_later("Reduced &motion"), tr_later("No moving edge, no fading.")),
    FileChoice(
        DISPLAY_PROFILE,
        tr_later("Colour &profile of the screen"),
        (Choice("", tr_later("What the system says")), Choice(SRGB_SCREEN, tr_later("sRGB"))),
        tr_later("Colour profiles (*.icc *.icm);;All files (*)"),
        read_display_profile,
        tr_later("So that colours look as they are meant. What is exported does not change."),
    ),
)
_PAINTING: tuple[Row, ...] = (
    Tick(FILL_LOOPS, tr_later("Loops &fill themselves"), tr_later("What a brush goes around is painted, too.")),
    OneOf(
        BRUSH_SIZED_IN,
        tr_later("Brush &size is in"),
        (Choice("screen", tr_later("Pixels of the screen")), Choice("photo", tr_later("Pixels of the photo"))),
        tr_later("Of the screen: it paints finer where you zoom in. Of the photo: it grows as you zoom in."),
    ),
    Amount(
        BRUSH_HARDNESS,
        tr_later("Brush &hardness"),
        0,
        _PERCENT,
        tr_later(" %"),
        tip=tr_later("Below 100 % what is filled fades in from the edge."),
    ),
    Tick(PRESSURE, tr_later("Pen pressure &varies the size"), tr_later("Of the brush, with a tablet.")),
    Amount(
        TOLERANCE,
        tr_later("To&lerance of the colour range"),
        0,
        MOST_TOLERANCE,
        tip=tr_later("How unlike the clicked colour a pixel may be."),
    ),
    Tick(
        CONNECTED,
        tr_later("Colour range: &only what is connected"),
        tr_later("Else like pixels anywhere in the photo are taken, too."),
    ),
)
_COMPLETING: tuple[Row, ...] = (
    Tick(COMPLETE_ON_RELEASE, tr_later("Complete as soon as a stroke &ends")),
    OneOf(
        DETAIL,
        tr_later("&Fills"),
        (
            Choice("both", tr_later("A fast one, then a detailed one")),
            Choice("fast", tr_later("The fast one alone")),
            Choice("detailed", tr_later("The detailed one alone")),
        ),
        tr_later("A detailed fill takes about a second, and is made of pieces of the photo itself."),
    ),
    Amount(
        GROWTH,
        tr_later("&Grow the mask by"),
        0,
        MOST_GROWTH_PX,
        tr_later(" px"),
        tip=tr_later("A little more than the mask is completed, so that no edge of what goes is left."),
    ),
)
_FUSION: tuple[Row, ...] = (
    OneOf(
        FUSION_COLOURS,
        tr_later("Colour &map"),
        tuple(Choice(name, name.capitalize()) for name in COLOUR_MAPS),
        tr_later("How alpha is coloured, on the canvas and in the panes."),
    ),
    Amount(FUSION_OPACITY, tr_later("&Opacity of the alpha overlay"), 0, _PERCENT, tr_later(" %")),
)


_WRITING: tuple[Row, ...] = (
    Amount(
        EXPORT_QUALITY,
        tr_later("&Quality"),
        1,
        BEST_QUALITY,
        tip=tr_later("Of formats that can lose something, from 1 to 100."),
    ),
    Tick(
        EXPORT_AS_SOURCE,
        tr_later("Keep JPEG and TIFF files as the ori&ginal"),
        tr_later("Only what was completed is encoded anew; everything else in the file stays as it was."),
    ),
    Amount(
        READ_BACK_UP_TO,
        tr_later("Read &back what was written, up to"),
        0,
        MOST_READ_BACK_MP,
        tr_later(" megapixels"),
        tip=tr_later("Before an older file goes; larger photos are written without a look at what came of it."),
    ),
)


def _computing(models: ModelCommands) -> tuple[Row, ...]:
    automatic = Choice(AUTO, tr_later("Automatic"))
    devices = (automatic, *(Choice(row.name, row.label, row.why_never) for row in DEVICES))
    fastest = Choice(AUTO, tr_later("What is fastest"))
    backends = (fastest, *(Choice(row.name, row.label, row.missing) for row in BACKENDS))
    tip = tr_later("What is fastest is measured the first time a model is used.")
    return (
        OneOf(DEVICE, tr_later("Compute o&n"), devices),
        OneOf(BACKEND, tr_later("On the CPU, compute &by"), backends, tip, models.use_backend),
    )


def _export() -> tuple[Row, ...]:
    formats = (Choice(row.name, row.name) for row in writable_formats())
    return (
        OneOf(
            EXPORT_FORMAT,
            tr_later("&Format to begin with"),
            (Choice("", tr_later("The photo's own, or PNG")), *formats),
            tr_later("The one that was chosen last. PNG where the photo's own format would lose something."),
        ),
        *_WRITING,
    )
