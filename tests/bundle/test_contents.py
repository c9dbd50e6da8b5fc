"""What is in the folder of the standalone program: licences, what a desktop wants, and nothing that should stay out."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from dfnet_gui.gui.window.licences import read_parts
from dfnet_gui.paths import PACKAGE
from tests.bundle.tried import Bundle, files_of
from tests.robot import require
from tools.bundle.archive import BILL

pytestmark = pytest.mark.bundle

ROOT = PACKAGE.parent
PARTS = {"DFNet GUI", "Python", "numpy", "opencv-python-headless", "openvino", "pillow", "platformdirs", "pyinstaller"}
PARTS |= {"PyPatchMatch", "PySide6_Essentials", "safetensors", "shiboken6", "simplejpeg", "tifffile"}
NO_PARTS = {"pytest", "ruff", "mypy", "hypothesis", "openvino-telemetry", "torchmetrics", "dfnet-gui"}
NO_PARTS |= {"cyclonedx-python-lib", "defusedxml"}
OTHER_NAMES = {"crypto": "ssl", "gthread": "glib"}
"""System libraries that lie in another one's package."""
STAYS_OUT = re.compile(
    r".*(\.(pyi|h|hpp|cuh|a|pyc|part)|telemetry.*|libq?gtk.*|libQt6(Network|Quick|Qml|Pdf).*\.so.*"
    r"|lib(cu(da|blas|dnn|fft|rand|solver|sparse)|nv(rtc|toolsext|jitlink)|nccl|torch_cuda|c10_cuda).*\.so.*)",
    re.IGNORECASE,
)
VIDEO = re.compile(r"lib(avcodec|avdevice|avfilter|avformat|avutil|swresample|swscale|vpx)\b.*")
MOST_OF_VIDEO = 100_000
MODULES_OUT = (
    "dfnet_gui.training",
    "dfnet_gui.evaluation",
    "dfnet_gui.benchmark",
    "dfnet_gui.notebook",
    "matplotlib",
    "openvino_telemetry",
    "PySide6.QtNetwork",
    "torchmetrics",
    "_pytest",
)
TEXTS = (".json", ".txt", ".py", ".desktop", "METADATA")
MOST_MB = {True: 885, False: 520}
"""Full, and slim."""


def _licences(bundle: Bundle) -> dict[str, str]:
    parts = read_parts((bundle.folder / "LICENCES.txt").read_text(encoding="utf-8"))
    return {part.name: part.licence for part in parts}


def _names(bundle: Bundle) -> set[str]:
    return {name.split()[0] if name != "DFNet GUI" else name for name in _licences(bundle)}


def test_every_part_has_its_licence(bundle: Bundle) -> None:
    licences = _licences(bundle)
    assert PARTS | ({"torch"} if bundle.is_full else set()) <= _names(bundle)
    assert [name for name, text in licences.items() if not text.strip()] == []
    given = [re.match(r"The same text as of (.*)\.$", text) for text in licences.values()]
    assert {match[1] for match in given if match} <= set(licences)
    qt = next(text for name, text in licences.items() if name.startswith("PySide6_Essentials"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt
    assert "may be replaced" in qt


def test_only_what_is_in_it_has_a_licence_there(bundle: Bundle) -> None:
    assert not _names(bundle) & NO_PARTS
    assert bundle.is_full or "torch" not in _names(bundle)


def test_its_bill_of_materials_names_what_has_a_licence_there(bundle: Bundle) -> None:
    text = (bundle.folder / BILL).read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    told = json.loads(text)
    assert told["metadata"]["component"]["name"] == ("dfnet-gui" if bundle.is_full else "dfnet-gui-slim")
    parts = {each["name"]: each for each in told["components"]}
    listed = {re.sub(r"^Model ", "", name).split()[0] for name in _licences(bundle)} - {"DFNet"}
    assert parts.keys() == listed
    for path in (bundle.inside / "models").glob("*.safetensors"):
        assert parts[path.stem]["hashes"][0]["content"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "hashes" in parts["numpy"]["externalReferences"][0]


def test_models_have_their_licences(bundle: Bundle) -> None:
    models = {path.stem for path in (bundle.inside / "models").glob("*.safetensors")}
    assert models == ({"dfnet-compact", "gated-unet"} if bundle.is_full else {"dfnet-compact"})
    assert {f"Model {name}" for name in models} <= set(_licences(bundle))
    assert (bundle.inside / "models" / "MODEL_CARD.md").is_file()


def test_distributions_have_their_licences(bundle: Bundle) -> None:
    folders = [path.name.partition("-")[0] for path in bundle.inside.glob("*.dist-info")]
    assert "numpy" in folders
    known = {name.lower().replace("-", "_") for name in _names(bundle)}
    assert {name.lower() for name in folders} - {"dfnet_gui"} <= known


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries come along on Linux alone")
def test_system_libraries_have_their_licences(bundle: Bundle) -> None:
    parts = {_letters(name) for name in _names(bundle)}
    own = [path for path in bundle.inside.glob("lib*.so*") if not path.is_symlink() and "python" not in path.name]
    families = {_letters(re.sub(r"\.so.*", "", path.name).removeprefix("lib")) for path in own}
    assert "xcbcursor" in families
    missing = [name for name in families if not any(f"lib{OTHER_NAMES.get(name, name)}" in part for part in parts)]
    assert missing == []


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of Linux")
def test_qt_can_be_replaced(bundle: Bundle) -> None:
    folder = bundle.inside / "PySide6" / "Qt" / "lib"
    for name in ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "XcbQpa", "WaylandClient"):
        library = folder / f"libQt6{name}.so.6"
        assert library.is_file()
        assert not library.is_symlink()


def test_what_stays_out_is_not_there(bundle: Bundle) -> None:
    everything = list(bundle.folder.rglob("*"))
    assert [str(path) for path in everything if STAYS_OUT.fullmatch(path.name)] == []
    files = files_of(bundle.folder)
    large = [path.name for path in files if VIDEO.fullmatch(path.name) and path.stat().st_size > MOST_OF_VIDEO]
    assert large == []
    assert [str(path) for path in everything if path.is_symlink() and not path.exists()] == []
    outside = [path for path in everything if path.is_symlink() and not path.resolve().is_relative_to(bundle.folder)]
    assert outside == []


def test_no_training_or_testing_is_there(bundle: Bundle) -> None:
    program = bundle.program.read_bytes()

    def is_in(name: str) -> bool:
        return re.search(rb"(?<![\w.])" + re.escape(name.encode()), program) is not None

    assert is_in("dfnet_gui.cli.complete"), "the names of modules can't be read"
    assert [name for name in MODULES_OUT if is_in(name)] == []
    assert is_in("torch.nn") == bundle.is_full


def test_the_builder_is_not_told(bundle: Bundle) -> None:
    places = [f"{folder}{os.sep}".encode() for folder in (ROOT, Path.home(), Path(sys.prefix), Path(sys.base_prefix))]
    files = files_of(bundle.folder, TEXTS)
    assert len(files) > len(TEXTS)
    assert [str(path) for path in files if any(place in path.read_bytes() for place in places)] == []


def test_it_is_no_larger_than_it_has_to_be(bundle: Bundle) -> None:
    size = sum(path.stat().st_size for path in files_of(bundle.folder)) / 1e6
    assert size <= MOST_MB[bundle.is_full]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have other ways")
@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("applications/*.desktop", ["desktop-file-validate"]),
        ("metainfo/*.xml", ["appstreamcli", "validate", "--no-net"]),
    ],
)
def test_a_desktop_takes_it(bundle: Bundle, place: str, command: list[str]) -> None:
    (path,) = (bundle.folder / "share").glob(place)
    require(command[0])
    done = subprocess.run([*command, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in done.stdout.lower()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have other ways")
def test_its_icon_has_the_name_that_the_menu_asks_for(bundle: Bundle) -> None:
    (entry,) = (bundle.folder / "share" / "applications").glob("*.desktop")
    (name,) = re.findall(r"^Icon=(.*)$", entry.read_text(encoding="utf-8"), re.MULTILINE)
    icon = bundle.folder / "share" / "icons" / "hicolor" / "scalable" / "apps" / f"{name}.svg"
    assert icon.read_bytes() == (ROOT / "resources" / "icons" / "dfnet-gui.svg").read_bytes()
    assert (bundle.folder / "README.txt").is_file()
