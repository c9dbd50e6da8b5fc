"""Manifests: the detailed start, older files without it, and the networks that they name."""

import json
from dataclasses import replace
from typing import Any

import pytest

from dfnet_gui.network import Architecture, DFNet, GatedArchitecture, GatedUNet
from dfnet_gui.network.architecture import NetworkArchitecture
from dfnet_gui.network.construction import build_network
from dfnet_gui.network.kinds import architecture_from_dict
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.paths import models_dir

SMALL = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(0, 1, 2))
GATED = GatedArchitecture(channels=(4, 6, 8), fused_scales=(0, 2))


def _manifest(**changes: Any) -> Manifest:
    values = {"name": "small", "sha256": "ab", "architecture": SMALL, "working_size": 64, "start": "smooth", **changes}
    return Manifest(**values)


def _json_of(manifest: Manifest, **changes: Any) -> str:
    return json.dumps({**json.loads(manifest.to_json()), **changes})


@pytest.mark.parametrize("architecture", [SMALL, GATED])
@pytest.mark.parametrize("detailed_start", [None, "exemplar"])
def test_a_manifest_comes_back_whole(architecture: NetworkArchitecture, detailed_start: str | None) -> None:
    manifest = _manifest(
        architecture=architecture,
        detailed_start=detailed_start,
        channel_order="BGR",
        licence="CC0 – free",
        training={"minutes": 3, "before": {"steps": 5}},
    )
    text = manifest.to_json()
    assert Manifest.from_json(text) == manifest
    assert json.loads(text)["detailed_start"] == detailed_start
    assert "CC0 – free" in text


@pytest.mark.parametrize("field", ["start", "detailed_start"])
@pytest.mark.parametrize("start", ["magic", "Smooth", 3])
def test_an_unknown_start_is_refused(field: str, start: object) -> None:
    with pytest.raises(ValueError, match="start must be one of zeros, smooth, exemplar"):
        _manifest(**{field: start})
    with pytest.raises(ValueError, match="start must be one of"):
        Manifest.from_json(_json_of(_manifest(), **{field: start}))


def test_a_manifest_of_before_there_were_detailed_starts_still_loads() -> None:
    values = json.loads(_manifest().to_json())
    del values["detailed_start"]
    manifest = Manifest.from_json(json.dumps(values))
    assert manifest.detailed_start is None
    assert manifest == _manifest()


def test_the_built_in_manifest_loads_with_and_without_a_detailed_start() -> None:
    text = (models_dir() / "dfnet-compact.json").read_text(encoding="utf-8")
    values = json.loads(text)
    values.pop("detailed_start", None)
    older = Manifest.from_json(json.dumps(values))
    assert older.detailed_start is None
    assert replace(older, detailed_start=Manifest.from_json(text).detailed_start) == Manifest.from_json(text)


@pytest.mark.parametrize("architecture", [SMALL, GATED, Architecture(), GatedArchitecture()])
def test_an_architecture_comes_back_as_its_own_kind(architecture: NetworkArchitecture) -> None:
    plain = json.loads(json.dumps(architecture.as_dict()))
    again = architecture_from_dict(plain)
    assert again == architecture
    assert type(again) is type(architecture)


def test_without_a_name_it_is_a_dfnet() -> None:
    plain = SMALL.as_dict()
    assert "network" not in plain, "manifests that are published stay as they are"
    assert architecture_from_dict(plain) == SMALL
    assert architecture_from_dict({**plain, "network": "dfnet"}) == SMALL
    assert architecture_from_dict({}) == Architecture()


@pytest.mark.parametrize("kind", ["resnet", "DFNet", "", None, 3])
def test_an_unknown_network_is_refused(kind: object) -> None:
    with pytest.raises(ValueError, match="network must be one of dfnet, gated-unet"):
        architecture_from_dict({"network": kind})


@pytest.mark.parametrize(
    "values",
    [
        3,
        None,
        ["dfnet"],
        {"network": ["dfnet"]},
        {"network": "gated-unet", "base_channels": 4},
        {"channels": [4, 8]},
        {"network": "gated-unet", "channels": 4},
        {"network": "gated-unet", "channels": ["a", "b"]},
        {"network": "gated-unet", "channels": [4.5, 8.5], "fused_scales": [0]},
        {"base_channels": "4"},
    ],
)
def test_what_is_no_architecture_is_refused(values: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        architecture_from_dict(values)


def test_each_architecture_builds_its_network() -> None:
    network, gated = build_network(SMALL), build_network(GATED)
    assert isinstance(network, DFNet)
    assert network.architecture == SMALL
    assert isinstance(gated, GatedUNet)
    assert gated.architecture == GATED


@pytest.mark.parametrize(("architecture", "multiple"), [(SMALL, 8), (GATED, 4), (GatedArchitecture(), 16)])
def test_the_working_size_fits_the_network(architecture: NetworkArchitecture, multiple: int) -> None:
    assert architecture.multiple == multiple
    assert _manifest(architecture=architecture, working_size=3 * multiple).working_size == 3 * multiple
    for wrong in (multiple // 2, 3 * multiple + 1, 0, 8192, 64.0):
        with pytest.raises(ValueError, match=f"a multiple of {multiple}"):
            _manifest(architecture=architecture, working_size=wrong)
