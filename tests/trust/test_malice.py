"""Files that somebody made to harm do none: no code of theirs runs, no other file is touched, and they cost little."""

import json
import pickle
import stat
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dfnet_gui.errors import CheckpointError
from dfnet_gui.network.checkpoint import load_model
from tests.trust import malice
from tests.trust.mutations import PNG, png_chunk
from tests.trust.promises import Trial
from tests.trust.readers import reader_called

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
OUTSIDE = (
    *("../secret.png", "/etc/hostname", "dfnet/../../secret.png", "..\\secret.png", "C:\\secret.png"),
    *(".", "", "a\0b"),
)
"""Names that lead out of an archive or a folder, or nowhere."""
OBJECTS = b'{"version":1,"a":[' + b"{}," * 20_000_000 + b"{}]}"
"""A description that takes 25 times its length in memory."""


def _journals() -> dict[str, bytes]:
    whole = json.loads(reader_called("journal").seeds()[0])
    made: dict[str, dict[str, Any]]
    made = {f"a mask called {name!r}": {"hole": {**whole["hole"], "file": name}} for name in OUTSIDE}
    made |= {f"a photo called {name!r}": {"photo": name, "path": name, "stamp": [6, 0]} for name in OUTSIDE}
    made |= {"numbers": {"size": [10**400, -1], "page": 10**30, "depth": float("inf"), "feather_px": float("nan")}}
    made["a newer one"] = {"version": 10**30}
    files = {name: json.dumps({**whole, **changed}).encode() for name, changed in made.items()}
    return {**files, "60 MB of objects": OBJECTS}


def _sessions() -> dict[str, bytes]:
    files = malice.session_files()
    state = json.loads(files[malice.STATE])
    link = zipfile.ZipInfo("dfnet/photo.png")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    first = state["removals"][0]
    layer = {**first["layer"], "pixels": "big.png", "bounds": [0, 0, 99, 99]}
    large = {**first, "layer": {**layer, "bounds": [0, 0, 120, 90]}}
    longer = {"big.png": malice.png_claiming(120, 90, malice.zeros_packed(40))}
    made: dict[str, dict[str, Any]]
    made = {f"a mask called {name!r}": {"hole": {**state["hole"], "file": name}} for name in OUTSIDE}
    made |= {f"a photo called {name!r}": {"photo": name, "path": name} for name in OUTSIDE}
    return {
        **{name: malice.session_with(changed) for name, changed in made.items()},
        **{f"an entry called {name!r}": malice.zipped([*files.items(), (name, b"x")]) for name in OUTSIDE[:5]},
        "a link": malice.zipped([*malice.session_files().items(), (link, b"/etc/passwd")]),
        "10,000 entries": malice.zipped([*files.items(), *((f"data/{n}.png", b"") for n in range(10_000))]),
        "laughing XML": malice.zipped({**files, "stack.xml": malice.laughing_xml()}.items()),
        "a layer of 400 MP": malice.session_with(
            {"removals": [large]}, {"big.png": malice.png_claiming(20_000, 19_999, malice.zeros_packed(40))}
        ),
        "a layer that unpacks to more than its picture": malice.session_with({"removals": [large]}, longer),
        "3,000 removals": malice.session_with({"removals": [first] * 3000}),
        **_overfull_sessions(first),
    }


def _overfull_sessions(removal: dict[str, Any]) -> dict[str, bytes]:
    """Small files that would take gigabytes, or seconds."""
    layer = removal["layer"]
    whole = {"bounds": [0, 0, 120, 90], "drawn": 0.1, "copied": []}
    large = {**layer, "bounds": [0, 0, 120, 90], "fills": [whole] * 65536, "pixels": "a.png", "parts": "b.png"}
    copied = {**layer, "fills": [{**layer["fills"][0], "copied": [[0, 0, 1, 1]] * 600_000}]}
    pictures = {"a.png": malice.png_claiming(120, 90, malice.zeros_packed(1), kind=2)}
    pictures["b.png"] = malice.png_claiming(120, 90, malice.zeros_packed(1))
    other = {"data/photo.png": malice.png_claiming(20_000, 19_999, malice.zeros_packed(1200))}
    return {
        "fills of the whole photo": malice.session_with({"removals": [{**removal, "layer": large}]}, pictures),
        "65,536 fills": malice.session_with({"removals": [{**removal, "layer": {**layer, "fills": [whole] * 65536}}]}),
        "600,000 places": malice.session_with({"removals": [{**removal, "layer": copied}]}),
        "a million lists": malice.session_with({"view": [[]] * 1_000_000}),
        "60 MB of objects": malice.zipped({**malice.session_files(), malice.STATE: OBJECTS}.items()),
        "a photo of another size": malice.session_with({}, other),
    }


def _settings() -> dict[str, bytes]:
    values = ("inf", "-inf", "nan", "1e999", "9" * 10**5, "-1", "0x1", "1, 2", "@Invalid()", "@ByteArray(x)", "\\xd800")
    keys = ("brush/screen_radius_px", "brush/hardness", "completion/growth_px", "export/quality", "view/theme")
    more = ("view/reduced_motion", "files/recent", "window/geometry", "keys/changed")
    places = [key.split("/") for key in (*keys, *more)]
    made = {value: "".join(f"[{group}]\n{name}={value}\n" for group, name in places) for value in values}
    made["lists within lists"] = f"[keys]\nchanged={'[' * 10**5}\n"
    made["a line of 5 MB"] = f"[files]\nfolder={'x' * 5 * 10**6}\n"
    made["100,000 keys"] = "[files]\n" + "".join(f"{n}=1\n" for n in range(10**5))
    made["a line of 300 MB"] = f"[files]\nfolder={'x' * (300 << 20)}\n"
    made["a hundred thousand photos"] = "[files]\nrecent=" + "/x\\n" * 100_000
    made["four thousand million values"] = "[keys]\nchanged=@Variant(\\0\\0\\0\\t\\xf0\\0\\0\\0)\n"
    return {name: text.encode() for name, text in made.items()}


def _manifests() -> dict[str, bytes]:
    whole = json.loads(reader_called("manifest").seeds()[0])
    gated = {"network": "gated-unet", "channels": [10**9] * 3, "fused_scales": [0]}
    wrong: tuple[dict[str, Any], ...] = (
        *({"working_size": 10**4000}, {"working_size": 1e308}, {"working_size": True}, {"start": ["zeros"]}),
        *({"name": "a\ud800"}, {"detailed_alpha_shift": float("nan")}, {"channel_order": ["RGB"]}, {"training": [1]}),
        *({"architecture": gated}, {"architecture": {**whole["architecture"], "encoder_kernels": [3] * 10**5}}),
        *({"architecture": {**whole["architecture"], "base_channels": 10**9, "max_channels": 10**9}}, {"licence": {}}),
        {"architecture": {**whole["architecture"], "fused_scales": [10**30]}},
    )
    made = {str(each)[:60]: json.dumps({**whole, **each}).encode() for each in wrong}
    return {**made, "lists within lists": b"[" * 10**6, "objects": b'{"a":[' + b"{}," * 340_000 + b"{}]}"}


def _pngs() -> dict[str, bytes]:
    packed = malice.zeros_packed(100)
    said = {b"zTXt": b"Raw profile type exif\0\0", b"iCCP": b"x\0\0", b"iTXt": b"XML:com.adobe.xmp\0\1\0\0\0"}
    whole = malice.small_png(4)
    head = len(PNG) + 25
    more = b"".join(png_chunk(kind, begins + packed) for kind, begins in said.items())
    return {
        "more in it than its picture has": malice.png_claiming(64, 64, packed),
        "text, profile and XMP that unpack to 100 MB": whole[:head] + more + whole[head:],
        "400 MP of nothing": malice.png_claiming(20_000, 20_000, b"", kind=6),
    }


def _archives() -> dict[str, bytes]:
    picture = malice.png_claiming(20_000, 20_000, bytes(80 << 20))
    return {
        "a picture that is packed twice": malice.zipped([("mergedimage.png", picture)]),
        "a picture of another size": malice.zipped([("mergedimage.png", malice.png_claiming(9, 9, bytes(40 << 20)))]),
    }


REFUSED: dict[str, Callable[[], dict[str, bytes]]] = {
    "pth": malice.costly_pickles,
    "safetensors": malice.wrong_safetensors,
    "manifest": _manifests,
    "openraster": _archives,
}
HARMLESS = {"journal": _journals, "session": _sessions, "settings": _settings, "png": _pngs}
"""What is wrong in them may be left out, and the rest read."""


@pytest.mark.parametrize("name", [*REFUSED, *HARMLESS])
def test_nothing_is_run_nor_touched_and_little_is_taken(tmp_path: Path, name: str) -> None:
    trial = Trial(reader_called(name), tmp_path)
    for case, data in {**REFUSED, **HARMLESS}[name]().items():
        assert (case, trial.fault(data)) == (case, "")
        if name in REFUSED:
            assert (case, trial.is_read(data)) == (case, False)


def test_code_in_weights_is_not_run(tmp_path: Path) -> None:
    trial, mark, path = Trial(reader_called("pth"), tmp_path), tmp_path / "ran", tmp_path / "weights.pth"
    for case, data in malice.running_pickles(str(mark)).items():
        assert (case, trial.fault(data)) == (case, "")
        path.write_bytes(data)
        with pytest.raises(CheckpointError, match="nothing in it was run"):
            load_model(path)
        assert not mark.exists(), case


def test_the_code_in_these_weights_would_run(tmp_path: Path) -> None:
    """Else nothing is tested by them."""
    import torch

    path = tmp_path / "weights.pth"
    for case, data in malice.running_pickles(str(tmp_path / "ran")).items():
        path.write_bytes(data)
        if case.endswith("plain"):
            pickle.loads(data)
        else:
            torch.load(path, weights_only=False)
        (tmp_path / "ran").rmdir()
