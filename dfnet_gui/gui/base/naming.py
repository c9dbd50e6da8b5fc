"""What values that are stored are called on the screen, in the language of the program."""

from types import MappingProxyType

from dfnet_gui.wording import tr, tr_later

_NAMES: MappingProxyType[str, str] = MappingProxyType(
    {
        "fast": tr_later("Fast fill"),
        "detailed": tr_later("Detailed fill"),
        "mean": tr_later("Mean"),
        "red": tr_later("Red"),
        "green": tr_later("Green"),
        "blue": tr_later("Blue"),
        "smooth": tr_later("a smooth fill"),
        "exemplar": tr_later("pieces of the photo"),
        "zeros": tr_later("nothing"),
        "image": tr_later("Image"),
        "raw": tr_later("Raw"),
        "alpha": tr_later("Alpha"),
        "result": tr_later("Result"),
    }
)
_WITHIN: MappingProxyType[str, str] = MappingProxyType(
    {
        "fast": tr_later("fast"),
        "detailed": tr_later("detailed"),
        "mean": tr_later("mean"),
        "red": tr_later("red"),
        "green": tr_later("green"),
        "blue": tr_later("blue"),
        "image": tr_later("image"),
        "raw": tr_later("raw"),
        "alpha": tr_later("alpha"),
        "result": tr_later("result"),
    }
)


def said(value: str) -> str:
    """The name of a detail, channel, start or kind of map; what has none is called as it is stored."""
    return tr(_NAMES[value]) if value in _NAMES else value


def said_within(value: str) -> str:
    """The same for the middle of a sentence, in small letters where the language has them there."""
    return tr(_WITHIN[value]) if value in _WITHIN else said(value)
