"""Which key belongs to which command: the usual ones, and those that people chose in their place. No Qt; any thread.

A key is a text as `Ctrl+Shift+E`, spelt in one way only.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dfnet_gui.wording import tr_later

Keys = tuple[str, ...]
_POINTS = tr_later("{key} steps through photos, or points; choose another key.")
_LOOKS = tr_later("{key} fits the photo, or shows it at 100 %; choose another key.")
_LEADS = tr_later("{key} leads from one field to the next; choose another key.")
_OPENS = tr_later("{key} opens a menu, or leads to a field; choose another key.")
FIXED: Mapping[str, str] = {
    "Space": tr_later("{key} moves the photo while it is held; choose another key."),
    "O": tr_later("{key} shows the original while it is held; choose another key."),
    "Esc": tr_later("{key} gives up what is going on; choose another key."),
    "Backspace": tr_later("{key} takes back the last corner of a line; choose another key."),
    **{f"{held}{way}": _POINTS for held in ("", "Shift+", "Ctrl+") for way in ("Left", "Right", "Up", "Down")},
    **dict.fromkeys(("Home", "End"), _LOOKS),
    **dict.fromkeys(("Tab", "Ctrl+Tab", "Ctrl+Shift+Tab"), _LEADS),
    **dict.fromkeys(("F10", "Shift+F10", "Menu", "Alt+F4"), _OPENS),
}
"""Keys that mean something beside all commands, and what to say to those who want one; `{key}` is its name."""
_SHIFTED = {"{": "Shift+[", "}": "Shift+]"}
"""One press with two names: with an English layout a keyboard gives the left one."""
LOCKED = frozenset({"cancel"})
"""Commands that keep their keys: sentences all over the program say that Esc gives up."""


def why_fixed(key: str) -> str:
    """What to say of a key that no command can be given, as in `FIXED`; empty for one that is free."""
    held, _plus, last = key.rpartition("+")
    is_underlined = held in ("Alt", "Alt+Shift") and len(last) == 1 and last.isalnum()
    return FIXED.get(key, _OPENS if is_underlined else "")


@dataclass(frozen=True)
class KeyMap:
    """`usual`: each command's own keys, by its name. `changed`: what people chose in their place.

    Where two want the same key, one that was chosen goes before a usual one: no key ever means two things. `unused` is
    what a text held for commands that are not there today, or what can't be understood: it is written again.
    """

    usual: Mapping[str, Keys]
    changed: Mapping[str, Keys] = field(default_factory=dict)
    unused: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str, usual: Mapping[str, Keys], spelt: Callable[[str], str] = str) -> "KeyMap":
        """Of what `written` gave. `spelt` gives a key in its one spelling, empty for what is no key."""
        try:
            found = json.loads(text) if text else {}
        except (ValueError, RecursionError):
            found = {}
        changed: dict[str, Keys] = {}
        unused: dict[str, Any] = {}
        for name, keys in found.items() if isinstance(found, dict) else ():
            sound = _sound(keys, spelt) if name in usual and name not in LOCKED else None
            if sound is None or (sound and not any(key in usual[name] or not why_fixed(key) for key in sound)):
                unused[name] = keys
            elif sound != usual[name]:
                changed[name] = sound
        return cls(usual, changed, unused)

    def written(self) -> str:
        """As JSON; empty where everything is as usual."""
        entries = {**self.unused, **{name: list(keys) for name, keys in self.changed.items()}}
        return json.dumps(entries) if entries else ""

    @cached_property
    def keys(self) -> Mapping[str, Keys]:
        """Those that each command has now."""
        taken: set[str] = set()
        found: dict[str, Keys] = {}
        for name in (*self.changed, *(name for name in self.usual if name not in self.changed)):
            wanted = self.changed.get(name, self.usual[name])
            found[name] = tuple(key for key in wanted if _press(key) not in taken and self.may_have(name, key))
            taken.update(map(_press, found[name]))
        return {name: found[name] for name in self.usual}

    def may_have(self, name: str, key: str) -> bool:
        """Whether a command can be given a key: a usual one of its own, or one that is not fixed."""
        return key in self.usual[name] or not why_fixed(key)

    def owners(self, keys: Keys, besides: str) -> Iterator[str]:
        """The other commands that have any of these keys."""
        wanted = set(map(_press, keys))
        return (name for name, own in self.keys.items() if name != besides and wanted & set(map(_press, own)))

    def with_keys(self, name: str, keys: Keys) -> "KeyMap":
        """That command with just these keys, taken from whoever had them."""
        gone = set(map(_press, keys))
        changed = {
            other: tuple(key for key in own if _press(key) not in gone)
            for other, own in self.changed.items()
            if other != name
        }
        if keys != self.usual[name]:
            changed[name] = keys
        return replace(self, changed=changed, unused={k: v for k, v in self.unused.items() if k != name})

    def with_usual(self) -> "KeyMap":
        """Everything as usual."""
        return replace(self, changed={})


def _press(key: str) -> str:
    return _SHIFTED.get(key, key)


def _sound(keys: object, spelt: Callable[[str], str]) -> Keys | None:
    """As keys, None for anything else."""
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        return None
    found = tuple(dict.fromkeys(spelt(key) for key in keys))
    return found if all(found) else None
