"""What a command line names: paths, and files' addresses."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.location import local_path, path_of

on_posix = pytest.mark.skipif(os.name == "nt", reason="paths begin with a drive there")


@on_posix
@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("file:///home/me/My%20photo.jpg", "/home/me/My photo.jpg"),
        ("FILE:///a.png", "/a.png"),
        ("file://localhost/a.png", "/a.png"),
        ("file://LocalHost/a.png", "/a.png"),
        ("file:/a.png", "/a.png"),
        ("file:///50%25%20%23%3f.png", "/50% #?.png"),
        ("file:///as #1?.png", "/as #1?.png"),
        ("file:///%C3%A9t%C3%A9.png", "/été.png"),
        ("file:///été.png", "/été.png"),
        ("file:///%E9.png", os.fsdecode(b"/\xe9.png")),
        ("./file:/a.png", "file:/a.png"),
        ("file:a.png", "file:a.png"),
        ("a%20b.png", "a%20b.png"),
        ("C:/a.png", "C:/a.png"),
        ("", "."),
    ],
)
def test_paths_and_addresses_of_files(text: str, path: str) -> None:
    assert path_of(text) == Path(path)


@on_posix
@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1))
def test_every_address_leads_back(name: str) -> None:
    path = Path("/") / name.lstrip("/")
    assert path_of(path.as_uri()) == path


@pytest.mark.parametrize(
    ("host", "path", "found"),
    [
        ("", "/C:/My%20photos/a.png", "C:/My photos/a.png"),
        ("localhost", "/c|/a.png", "c:/a.png"),
        ("", "\\C:\\a.png", "C:\\a.png"),
        ("server", "/share/a.png", "\\\\server/share/a.png"),
        ("", "/a.png", "/a.png"),
    ],
)
def test_windows_has_drives_and_shares(host: str, path: str, found: str) -> None:
    assert local_path("", host, path, on_windows=True) == found


def test_a_drive_is_a_folder_elsewhere() -> None:
    assert local_path("", "", "/C:/a.png", on_windows=False) == "/C:/a.png"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("http://example.org/a.png", "nothing is fetched; save the picture first, then open its file."),
        ("HTTPS://example.org/a.png", "nothing is fetched"),
        ("smb://server/a.png", "nothing is fetched"),
        ("data:image/png;base64," + "A" * 9999, "nothing is fetched"),
        ("file:///a%00.png", "no file has such a name"),
    ],
)
def test_what_is_no_file_is_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        path_of(text)
    assert words in str(caught.value)
    assert str(caught.value).startswith(text[:20])
    assert len(str(caught.value)) < 300


@on_posix
def test_another_computer_s_file_is_refused() -> None:
    with pytest.raises(UsageError, match=r"this file is on another computer \(server\)"):
        path_of("file://server/a.png")
