"""What a command line names: a path, or a file's address as file managers give it."""

import os
import re
import urllib.parse
from pathlib import Path

from dfnet_gui.errors import UsageError
from dfnet_gui.wording import tr

_OF_FILE = re.compile(r"file:(?://(?P<host>[^/\\]*))?(?P<path>[/\\].*)", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]+://|data:image/)", re.IGNORECASE)
_DRIVE = re.compile(r"[/\\](?P<letter>[A-Za-z])[:|](?=[/\\])")
_HERE = ("", "localhost")
_MOST_SHOWN = 100


def path_of(text: str) -> Path:
    """The file that a path or a file: address names; a file whose own name begins so is meant by `./file:…`.

    Raises UsageError for an address that is not a file of this computer.
    """
    found = _OF_FILE.fullmatch(text)
    if found is not None:
        return Path(local_path(text, found["host"] or "", found["path"]))
    if _ADDRESS.match(text):
        raise UsageError(
            tr(
                "{text}: this is an address and no file, and nothing is fetched; save the picture first, then "
                "open its file.",
                text=text[:_MOST_SHOWN],
            )
        )
    return Path(text)


def local_path(text: str, host: str, path: str, *, on_windows: bool = os.name == "nt") -> str:
    """What the system calls the file with this host and this percent-encoded path (RFC 8089) in the address `text`."""
    plain = urllib.parse.unquote_to_bytes(path)
    decoded = plain.decode("utf-8", "replace") if on_windows else os.fsdecode(plain)
    if "\0" in decoded:
        raise UsageError(tr("{text}: no file has such a name; give the file's path.", text=text[:_MOST_SHOWN]))
    if host.lower() not in _HERE:
        if on_windows:
            return f"\\\\{host}{decoded}"
        raise UsageError(
            tr(
                "{text}: this file is on another computer ({host}); copy it to this one first.",
                text=text[:_MOST_SHOWN],
                host=host,
            )
        )
    return _DRIVE.sub(r"\g<letter>:", decoded, count=1) if on_windows and _DRIVE.match(decoded) else decoded
