"""What the system says of a screen: asked of a stand-in for colord on a bus of its own, for there is no screen here."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageCms
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant, QDBusVirtualObject
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.screen_profile import ScreenProfile, windows_profile
from tests.profiles import DISPLAY_P3, SCANNER

needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="D-Bus is not installed")
_SERVICE = "org.freedesktop.ColorManager"


class _Colord(QDBusVirtualObject):
    """Knows the screen DP-1, whose profile lies in `file`; says `answers` of a member instead where there is one."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.asked: list[str] = []
        self.answers: dict[str, Any] = {}

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        member, arguments = message.member(), message.arguments()
        self.asked.append(member)
        usual = {
            "FindDeviceByProperty": QDBusObjectPath("/devices/one"),
            "GetProfileForQualifiers": QDBusObjectPath("/profiles/one"),
            "Get": QDBusVariant(str(self.file)),
        }
        if member == "FindDeviceByProperty" and arguments != ["XRANDR_name", "DP-1"]:
            connection.send(message.createErrorReply(f"{_SERVICE}.NotFound", "no such device"))
            return True
        reply = message.createReply()
        reply.setArguments([self.answers.get(member, usual[member])])
        connection.send(reply)
        return True


@pytest.fixture
def bus(qapp: object) -> Iterator[QDBusConnection]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    yield QDBusConnection.connectToBus(address, "test")
    QDBusConnection.disconnectFromBus("test")
    QDBusConnection.disconnectFromBus("colord")
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@pytest.fixture
def colord(bus: QDBusConnection, tmp_path: Path, request: pytest.FixtureRequest) -> _Colord:
    (tmp_path / "screen.icc").write_bytes(DISPLAY_P3)
    colord = _Colord(tmp_path / "screen.icc")
    assert bus.registerService(_SERVICE)
    assert bus.registerVirtualObject("/", colord, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    return colord


@pytest.fixture
def profile(qapp: object) -> Iterator[ScreenProfile]:
    profile = ScreenProfile()
    yield profile
    profile.wait()


def _found(qtbot: QtBot, profile: ScreenProfile, bus: QDBusConnection, screen: str = "DP-1") -> bytes | None:
    with qtbot.waitSignal(profile.found) as found:
        profile.ask_colord(screen, bus)
    assert found.args is not None
    content: bytes | None = found.args[0]
    return content


@needs_bus
def test_colord_is_asked_for_the_profile_of_the_screen(
    qtbot: QtBot, profile: ScreenProfile, bus: QDBusConnection, colord: _Colord
) -> None:
    assert _found(qtbot, profile, bus) == DISPLAY_P3
    assert colord.asked == ["FindDeviceByProperty", "GetProfileForQualifiers", "Get"]


@needs_bus
def test_nothing_is_found_where_nothing_is_known(
    qtbot: QtBot, profile: ScreenProfile, bus: QDBusConnection, colord: _Colord, tmp_path: Path
) -> None:
    assert _found(qtbot, profile, bus, "HDMI-9") is None
    colord.answers["Get"] = QDBusVariant(str(tmp_path / "nowhere.icc"))
    assert _found(qtbot, profile, bus) is None
    colord.answers["Get"] = QDBusVariant("")
    assert _found(qtbot, profile, bus) is None
    colord.answers["GetProfileForQualifiers"] = "words"
    assert _found(qtbot, profile, bus) is None
    colord.answers.clear()
    colord.file.write_bytes(SCANNER)
    assert _found(qtbot, profile, bus) is None


@needs_bus
def test_nothing_is_found_without_colord(qtbot: QtBot, profile: ScreenProfile, bus: QDBusConnection) -> None:
    assert _found(qtbot, profile, bus) is None


def test_nothing_is_found_without_a_bus(qtbot: QtBot, profile: ScreenProfile) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere/bus", "nowhere")
    assert _found(qtbot, profile, nowhere) is None
    QDBusConnection.disconnectFromBus("nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="there is a screen to ask about")
def test_without_a_real_screen_nobody_is_asked(qtbot: QtBot, profile: ScreenProfile) -> None:
    with qtbot.waitSignal(profile.found) as found:
        profile.ask("offscreen")
    assert found.args == [None]


def test_what_windows_says_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import BytesIO

    said: list[bytes | None] = [DISPLAY_P3, SCANNER, None]

    def answer() -> ImageCms.ImageCmsProfile | None:
        content = said.pop(0)
        return ImageCms.ImageCmsProfile(BytesIO(content)) if content else None

    monkeypatch.setattr(ImageCms, "get_display_profile", answer)
    assert windows_profile() is not None
    assert windows_profile() is None
    assert windows_profile() is None
