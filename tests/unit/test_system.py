"""What is missing for a window is said before Qt would abort the process."""

import sys

import pytest

from dfnet_gui.system import missing_libraries, why_no_window

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked on Linux alone")


def test_off_screen_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert why_no_window() == ""


@linux_only
def test_without_a_display_it_says_what_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert why_no_window().startswith("there is no display")
    assert "dfnet-gui complete" in why_no_window()


@linux_only
def test_a_display_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    if missing_libraries():
        assert why_no_window() == missing_libraries()
    else:
        assert "DISPLAY=:987" in why_no_window()


@linux_only
def test_missing_libraries_come_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_name: str) -> None:
        raise OSError

    monkeypatch.setattr("ctypes.CDLL", none)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert "sudo apt-get install libegl1 " in missing_libraries()
    assert "libxcb-cursor0" in missing_libraries()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "libxcb-cursor0" not in missing_libraries(), "Wayland does without X11's"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert missing_libraries() == ""
