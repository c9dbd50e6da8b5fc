"""Architectures as plain values: what they mean, and what can't be."""

from typing import Any

import pytest

from dfnet_gui.network.architecture import Architecture, GatedArchitecture, NetworkArchitecture


def test_the_published_network() -> None:
    architecture = Architecture()
    assert architecture.multiple == 256
    assert architecture.encoder_channels == (64, 128, 256, 512, 512, 512, 512, 512)
    assert GatedArchitecture().multiple == 16


@pytest.mark.parametrize(
    "architecture", [Architecture(base_channels=8, fused_scales=(0, 2)), GatedArchitecture(channels=(4, 6, 8))]
)
def test_plain_values_there_and_back(architecture: NetworkArchitecture) -> None:
    values = architecture.as_dict()
    assert all(isinstance(value, int | str | list) for value in values.values())
    assert type(architecture).from_dict(values) == architecture


def test_a_dfnets_manifest_never_named_its_kind() -> None:
    assert "network" not in Architecture().as_dict()
    assert GatedArchitecture().as_dict()["network"] == "gated-unet"


@pytest.mark.parametrize(
    ("kind", "wrong", "reason"),
    [
        (Architecture, {"encoder_kernels": ()}, "1 to 12 encoder steps"),
        (Architecture, {"encoder_kernels": (3,) * 13}, "1 to 12 encoder steps"),
        (Architecture, {"encoder_kernels": (1, 3), "fused_scales": (0,)}, "2 to 15 pixels wide"),
        (Architecture, {"base_channels": 0}, "must be positive"),
        (Architecture, {"base_channels": 8, "max_channels": 4}, "no smaller than the base"),
        (Architecture, {"fused_scales": ()}, "must rise"),
        (Architecture, {"fused_scales": (1, 0)}, "must rise"),
        (Architecture, {"fused_scales": (0, 8)}, "stay below 8"),
        (GatedArchitecture, {"channels": (4,)}, "2 to 8 levels"),
        (GatedArchitecture, {"channels": (4, 0), "fused_scales": (0,)}, "at least 1 channel"),
    ],
)
def test_what_can_not_be_is_refused(kind: type[NetworkArchitecture], wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        kind(**wrong)


def test_unknown_values_are_refused() -> None:
    with pytest.raises(TypeError):
        Architecture.from_dict({"depth": 3})
    with pytest.raises(TypeError, match="names and values"):
        Architecture.from_dict([1])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="whole numbers"):
        GatedArchitecture(channels=(4, 2.5))  # type: ignore[arg-type]
