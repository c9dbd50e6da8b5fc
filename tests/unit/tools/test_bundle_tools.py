"""The tools that make the bundle: what goes in, whose licence it has, and what other systems want."""

import ast
import importlib
import os
import plistlib
import sys
from importlib.metadata import distributions, version
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy
import platformdirs
import pytest
from PIL import Image

from dfnet_gui.gui.window.licences import read_parts
from dfnet_gui.paths import PACKAGE

ROOT = PACKAGE.parent
IN = (
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqwayland.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "PySide6/Qt/lib/libQt6Core.so.6",
    "PySide6/Qt/lib/libQt6WaylandClient.so.6",
    "PIL/_webp.cpython-311-x86_64-linux-gnu.so",
    "pillow.libs/libwebp-51b0b3f7.so.7.2.0",
    "cv2/cv2.abi3.so",
    "libxcb-cursor.so.0",
    "libxkbcommon-x11.so.0",
    "libpython3.11.so.1.0",
    "openvino/libs/libopenvino_intel_cpu_plugin.so",
    "openvino/libs/libopenvino.so.2541",
    "torch/lib/libtorch_cpu.so",
    "torch/bin/torch_shm_manager",
    "numpy-2.4.6.dist-info/METADATA",
    "resources/licences.txt",
    "resources/self-test/completed.png",
    "models/dfnet-compact.safetensors",
)
OUT = (
    "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/platforms/libqminimal.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
    "PySide6\\Qt\\plugins\\tls\\qopensslbackend.dll",
    "PySide6/Qt/translations/qt_de.qm",
    "PySide6/Qt/lib/libQt6Network.so.6",
    "libQt6Network.so.6",
    "PySide6/QtCore.pyi",
    "PIL/_imagingft.cpython-311-x86_64-linux-gnu.so",
    "cv2/data/haarcascade_eye.xml",
    "libX11.so.6",
    "libxcb.so.1",
    "libGL.so.1",
    "libstdc++.so.6",
    "libfontconfig.so.1",
    "libgtk-3.so.0",
    "openvino/libs/libopenvino_intel_gpu_plugin.so",
    "openvino/libs/libopenvino_onnx_frontend.so.2541",
    "openvino/include/openvino/openvino.hpp",
    "torch/include/ATen/ATen.h",
    "torch/nn/modules/module.pyi",
    "torch/bin/protoc",
    "numpy-2.4.6.dist-info/RECORD",
)


@pytest.fixture
def tool() -> Any:
    """Imports a module of tools/bundle, as build.spec does."""
    return lambda name: importlib.import_module(f"tools.bundle.{name}")


@pytest.fixture
def parts(tool: Any) -> ModuleType:
    """What goes in; it asks PyInstaller."""
    pytest.importorskip("PyInstaller", reason="the extra bundle is not installed")
    found = tool("parts")
    assert isinstance(found, ModuleType)
    return found


@pytest.mark.parametrize(
    ("given", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("12.3", (12, 3, 0, 0)), ("1.2.3.dev4", (1, 2, 3, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_windows_gets_the_version(tool: Any, tmp_path: Path, given: str, numbers: tuple[int, ...]) -> None:
    path = Path(tool("platforms").version_file(tmp_path / "made", given, 'It isn\'t "all" – 100 %'))
    expression = ast.parse(path.read_text(encoding="utf-8"), mode="eval").body
    assert isinstance(expression, ast.Call)
    calls = [node for node in ast.walk(expression) if isinstance(node, ast.Call)]
    (fixed,) = [call for call in calls if ast.unparse(call.func) == "FixedFileInfo"]
    assert {word.arg: ast.literal_eval(word.value) for word in fixed.keywords} == {
        "filevers": numbers,
        "prodvers": numbers,
    }
    strings = dict(
        [ast.literal_eval(argument) for argument in call.args]
        for call in calls
        if ast.unparse(call.func) == "StringStruct"
    )
    assert strings["ProductVersion"] == strings["FileVersion"] == given
    assert strings["Comments"] == 'It isn\'t "all" – 100 %'


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("platform", "kind", "size"), [("win32", "ICO", 256), ("darwin", "ICNS", 1024)])
def test_icons_are_made(tool: Any, tmp_path: Path, platform: str, kind: str, size: int) -> None:
    path = tool("platforms").made_icon(ROOT, tmp_path / "made", platform)
    with Image.open(path) as icon:
        assert icon.format == kind
        sizes = {(each[0] * (each[2] if len(each) > 2 else 1)) for each in icon.info["sizes"]}
        assert {32, 256} <= sizes
        assert max(sizes) == size
        icon.load()
        assert len(icon.convert("RGB").getcolors(1 << 20) or ()) > 2, "it is empty"


def test_linux_programs_have_no_icon(tool: Any, tmp_path: Path) -> None:
    assert tool("platforms").made_icon(ROOT, tmp_path, "linux") is None


def test_only_where_it_makes_no_difference_the_window_has_a_console(tool: Any) -> None:
    found = {platform: tool("platforms").has_console(platform) for platform in ("linux", "win32", "darwin")}
    assert found == {"linux": True, "win32": False, "darwin": False}


def test_on_a_mac_libraries_may_compile_and_are_signed_if_there_is_an_identity(tool: Any) -> None:
    signature = tool("platforms").signature
    assert signature(ROOT, "linux", {}) == signature(ROOT, "win32", {}) == {}
    found = signature(ROOT, "darwin", {"DFNET_CODESIGN_IDENTITY": "Developer ID Application: Me (1)"})
    assert found["codesign_identity"] == "Developer ID Application: Me (1)"
    assert signature(ROOT, "darwin", {"DFNET_CODESIGN_IDENTITY": ""})["codesign_identity"] is None
    rights = plistlib.loads(Path(found["entitlements_file"]).read_bytes())
    assert {name.rpartition(".")[2]: value for name, value in rights.items()} == {
        "allow-jit": True,
        "allow-unsigned-executable-memory": True,
    }


def test_windows_has_pythons_licence_in_another_place(
    tool: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "LICENSE.txt").write_text("Python's own.", encoding="utf-8")
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path / "Lib"))
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    monkeypatch.setattr(tool("origins"), "distributions", lambda: [])  # hundreds, which are not asked for here
    found = {part.name: part.licence for part in read_parts(tool("licences").collected(ROOT, []))}
    assert found["Python"] == "Python's own."


def test_a_mac_is_told_the_version_and_that_it_opens_photos(tool: Any) -> None:
    told = tool("platforms").info_plist("1.2.3")
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert told["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == ["public.image"]


def test_the_same_licence_is_given_once(tool: Any) -> None:
    licences = tool("licences")
    sections = [
        licences.Section("A 1", "One\ntext."),
        licences.Section("B 2", "Other."),
        licences.Section("C", "One text."),
    ]
    found = read_parts(licences._joined(sections))  # private: tools/licences.py: joined()
    assert [part.name for part in found] == ["A 1", "B 2", "C"]
    assert [part.licence for part in found] == ["One\ntext.", "Other.", "The same text as of A 1."]


def test_licences_of_what_is_used_are_collected(tool: Any) -> None:
    model = ROOT / "models" / "dfnet-compact.safetensors"
    text = tool("licences").collected(ROOT, [str(model), numpy.__file__, platformdirs.__file__, ""])
    found = {part.name: part.licence for part in read_parts(text)}
    wanted = {"DFNet GUI", "Model dfnet-compact", "Python"}
    wanted |= {f"{name} {version(name)}" for name in ("numpy", "platformdirs")}
    assert {name for name in found if not name.startswith("pyinstaller ")} == wanted
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in found["Python"]
    assert "NumPy Developers" in found[f"numpy {version('numpy')}"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").strip() == found["DFNet GUI"]


@pytest.fixture
def new_part(tool: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The dist-info of the one distribution that there is, without a licence; `newpart.py` beside it is its module."""
    folder = tmp_path / "newpart-1.0.dist-info"
    folder.mkdir()
    (tmp_path / "newpart.py").touch()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: newpart\nVersion: 1.0\n", encoding="utf-8")
    (folder / "RECORD").write_text("newpart.py,,\nnewpart-1.0.dist-info/LICENSE.md,,\n", encoding="utf-8")
    monkeypatch.setattr(tool("origins"), "distributions", lambda: distributions(path=[str(tmp_path)]))
    return folder


def test_a_part_without_a_licence_stops_it(tool: Any, new_part: Path) -> None:
    with pytest.raises(SystemExit, match=r"No licence was found for newpart 1\.0; add it to .*licences"):
        tool("licences").collected(ROOT, [str(new_part.parent / "newpart.py")])


def test_a_licence_file_is_enough(tool: Any, new_part: Path) -> None:
    (new_part / "LICENSE.md").write_text("Do what you like.", encoding="utf-8")
    text = tool("licences").collected(ROOT, [str(new_part.parent / "newpart.py")])
    found = {part.name: part.licence for part in read_parts(text)}
    assert found["newpart 1.0"] == "--- LICENSE.md\n\nDo what you like."


@pytest.mark.parametrize(("own", "left"), [("/mine", {"LD_LIBRARY_PATH": "/mine"}), (None, {})])
def test_other_programs_get_their_own_libraries(
    tool: Any, monkeypatch: pytest.MonkeyPatch, own: str | None, left: dict[str, str]
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/of/the/bundle")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if own is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", own)
    tool("start")._give_back_library_path()  # private: tools/start.py: give_back_library_path()
    assert {name: value for name, value in os.environ.items() if name.startswith("LD_LIBRARY")} == left


@pytest.mark.parametrize("place", IN)
def test_what_goes_in(parts: ModuleType, place: str) -> None:
    assert parts.is_wanted(place)


@pytest.mark.parametrize("place", OUT)
def test_what_stays_out(parts: ModuleType, place: str) -> None:
    assert not parts.is_wanted(place)


def test_links_to_nothing_are_dropped(parts: ModuleType) -> None:
    kept = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    up = ("numpy/core.so", "../numpy.libs/core.so", "SYMLINK")
    dead = ("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", "SYMLINK")
    file = ("PySide6/Qt/lib/libQt6Core.so.6", "/elsewhere/libQt6Core.so.6", "BINARY")
    other = ("numpy.libs/core.so", "/elsewhere/core.so", "DATA")
    assert parts.without_dead_links([kept, up, dead, file], [other]) == [kept, up, file]


def test_there_are_two_flavours(parts: ModuleType) -> None:
    assert parts.flavour("full") == "full"
    assert "torch" in parts.hidden_imports("full")
    assert "torch" in parts.excluded_modules(parts.flavour("slim"))
    assert "torch" not in parts.hidden_imports("slim")
    with pytest.raises(SystemExit, match="FLAVOUR=large: there are full and slim"):
        parts.flavour("large")


def test_the_slim_one_has_no_model_that_wants_pytorch(parts: ModuleType) -> None:
    models = {
        kind: {Path(source).stem for source, place in parts.data(ROOT, kind) if source.endswith(".safetensors")}
        for kind in ("full", "slim")
    }
    assert models == {"full": {"dfnet-compact", "gated-unet"}, "slim": {"dfnet-compact"}}


def test_elsewhere_libraries_stay_as_they_are(tool: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    entries = [("torch/lib/libtorch_cpu.so", str(tmp_path / "not there"), "BINARY")]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert tool("slimming").slimmed(entries, tmp_path / "made") == entries
    assert not (tmp_path / "made").exists()
