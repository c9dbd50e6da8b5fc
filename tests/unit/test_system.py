"""What is missing for a window is said before Qt would abort the process."""

import os
import subprocess
import sys
import threading

import pytest

from dfnet_gui.system import give_way, missing_libraries, why_no_window

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


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks glibc")
def test_memory_that_was_freed_goes_back_to_the_system() -> None:
    """Arrays below 32 MB, of which the C library keeps those that lie below one that is still held."""
    script = (
        "import numpy as np, psutil, sys\n"
        "from dfnet_gui.system import give_back_memory, keep_little_memory\n"
        "if sys.argv[1] == 'little': keep_little_memory()\n"
        "def used(): return psutil.Process().memory_info().rss >> 20\n"
        "np.ones(30 << 20, np.uint8)  # after which glibc keeps as much\n"
        "before, held = used(), []\n"
        "for _ in range(20):\n"
        "    large = np.ones(12 << 20, np.uint8)\n"
        "    held.append(np.ones(100_000, np.uint8))\n"
        "    held.append(large)\n"
        "del held[1::2], large\n"
        "kept = used() - before\n"
        "give_back_memory()\n"
        "print(kept, used() - before)\n"
    )

    def kept(how: str) -> list[int]:
        done = subprocess.run([sys.executable, "-c", script, how], capture_output=True, text=True, check=True)
        return [int(word) for word in done.stdout.split()]

    at_first, afterwards = kept("much")
    assert at_first > 150, "else there is nothing to give back"
    assert afterwards < 20
    assert kept("little")[0] < 20


@linux_only
def test_a_thread_gives_way_with_all_that_it_starts_and_no_other_does() -> None:
    found: dict[str, int] = {}

    def note(name: str) -> None:
        found[name] = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def give_way_twice() -> None:
        give_way()
        give_way()
        note("itself")
        started = threading.Thread(target=note, args=("started",))
        started.start()
        started.join()
        code = "import os; print(os.getpriority(os.PRIO_PROCESS, 0))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        found["process"] = int(done.stdout)

    before = os.getpriority(os.PRIO_PROCESS, os.getpid())
    thread = threading.Thread(target=give_way_twice)
    thread.start()
    thread.join()
    note("main")
    lower = min(19, before + 5)
    assert found == {"itself": lower, "started": lower, "process": lower, "main": before}
