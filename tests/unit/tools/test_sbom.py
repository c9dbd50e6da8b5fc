"""The bill of materials names what a bundle is made of, with versions, licences and hashes, as CycloneDX wants it."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

import numpy
import pytest
import tqdm

from dfnet_gui.paths import PACKAGE
from tools.locks.pins import read
from tools.locks.targets import described_here, target_here

pytest.importorskip("cyclonedx", reason="the extra bundle is not installed")
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.bundle import archive, origins, sbom

MODEL = PACKAGE.parent / "models" / "dfnet-compact.safetensors"
SOURCES = [str(MODEL), numpy.__file__, tqdm.__file__, ""]


@pytest.fixture(scope="module", autouse=True)
def few() -> Iterator[None]:
    """Distributions, one of which is not in the bundle; to look through all that is installed takes a second."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(origins, "distributions", lambda: map(distribution, ("numpy", "tqdm", "pyinstaller", "pytest")))
        yield


@pytest.fixture(scope="module")
def text() -> str:
    """For a bundle of a model, two libraries and PyInstaller's loader."""
    return sbom.written(SOURCES, "slim")


@pytest.fixture(scope="module")
def told(text: str) -> dict[str, Any]:
    """The same as values."""
    return dict(json.loads(text))


def _parts(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {part["name"]: part for part in told["components"]}


def test_it_keeps_to_the_schema(text: str) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"library"', '"bookshop"')) is not None


def test_it_names_the_program_and_all_parts(told: dict[str, Any]) -> None:
    program = told["metadata"]["component"]
    assert (program["name"], program["version"], program["type"]) == (
        "dfnet-gui-slim",
        archive.version(),
        "application",
    )
    assert program["licenses"] == [{"license": {"id": "MIT"}}]
    parts = _parts(told)
    assert parts.keys() == {"Python", "numpy", "tqdm", "dfnet-compact", "pyinstaller"}
    assert parts["numpy"]["version"] == version("numpy")
    assert parts["numpy"]["purl"] == f"pkg:pypi/numpy@{version('numpy')}"
    assert all(part["licenses"] for part in parts.values())
    assert parts["tqdm"]["licenses"] == [{"expression": "MPL-2.0 AND MIT"}]


def test_weights_are_named_by_their_hash(told: dict[str, Any]) -> None:
    model = _parts(told)["dfnet-compact"]
    assert model["type"] == "machine-learning-model"
    assert model["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(MODEL.read_bytes()).hexdigest()}]
    assert model["licenses"] == [{"license": {"id": "CC-BY-SA-4.0"}}]


def test_libraries_have_the_hashes_of_the_lock(told: dict[str, Any]) -> None:
    target = target_here()
    if target is None:
        pytest.skip(f"there is no lock for {described_here()}")
    listed = {pin.name: pin.hashes for pin in read(target.path)}
    (source,) = _parts(told)["tqdm"]["externalReferences"]
    assert source["url"] == f"https://pypi.org/project/tqdm/{version('tqdm')}/"
    assert [each["content"] for each in source["hashes"]] == list(listed["tqdm"])


def test_libraries_of_the_system_are_named_as_it_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("dpkg-query") is None:
        pytest.skip("only where dpkg is, a bundle has libraries of the system")
    monkeypatch.setattr(sbom, "system_packages", lambda _files: ["libc6"])
    part = _parts(json.loads(sbom.written([], "full")))["libc6"]
    assert re.fullmatch(r"\d\S*", part["version"])
    assert re.fullmatch(r"pkg:deb/\w+/libc6@\S+\?arch=\w+&distro=\S+", part["purl"])


def test_the_program_depends_on_what_no_other_part_needs(told: dict[str, Any]) -> None:
    needs = {each["ref"]: set(each.get("dependsOn", [])) for each in told["dependencies"]}
    assert {part["bom-ref"] for part in told["components"]} <= set().union(*needs.values())
    assert "model:dfnet-compact" in needs["dfnet-gui-slim"]


def test_the_same_bundle_has_the_same_bill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = sbom.written(SOURCES, "full")
    assert sbom.written(reversed(SOURCES), "full") == first
    assert json.loads(first)["metadata"]["timestamp"].startswith("2023-11-14")
    other = sbom.written(SOURCES[:1], "full")
    assert json.loads(other)["serialNumber"] != json.loads(first)["serialNumber"]


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        ("License-Expression: MIT\n", "MIT"),
        ("License: BSD-3-Clause\nClassifier: License :: OSI Approved :: BSD License\n", "BSD-3-Clause"),
        (f"License: {'All rights. ' * 20}\nClassifier: License :: OSI Approved :: BSD License\n", "BSD License"),
        ("Classifier: License :: OSI Approved :: BSD License\nClassifier: License :: Free\n", "BSD License, Free"),
        ("", "see LICENCES.txt"),
    ],
)
def test_a_licence_is_called_as_its_authors_call_it(tmp_path: Path, metadata: str, name: str) -> None:
    folder = tmp_path / "part-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: part\nVersion: 1.0\n{metadata}", encoding="utf-8")
    assert sbom.licence_name(type(distribution("numpy")).at(folder)) == name
