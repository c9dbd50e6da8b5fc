"""ImageNet features and what is measured with them."""

import pytest
import torch
from torch import Tensor, nn

from dfnet_gui.network.features import FeatureNetwork, PerceptualFeatures, cosine_distance, feature_distance

pytest.importorskip("efficientnet_lite_pytorch", reason="needs the extra dfnet-gui[train]")

REACH = {"lite0": 73, "lite2": 109}
"""Half the receptive field of the coarsest tap, from the layers' kernels and strides: 147 and 219 pixels wide."""


@pytest.fixture(scope="module", params=["lite0", "lite2"])
def network(request: pytest.FixtureRequest) -> FeatureNetwork:
    name: FeatureNetwork = request.param
    return name


@pytest.fixture(scope="module")
def features(network: FeatureNetwork) -> PerceptualFeatures:
    return PerceptualFeatures(network)


def _picture(width: int = 64, seed: int = 2) -> Tensor:
    return torch.rand(1, 3, 64, width, generator=torch.Generator().manual_seed(seed))


def test_five_taps_at_their_strides_have_the_channels_that_are_named(features: PerceptualFeatures) -> None:
    maps = features(_picture())
    assert [64 // m.shape[-1] for m in maps] == [2, 2, 4, 8, 16]
    assert [m.shape[-2:] for m in maps] == [(64 // s, 64 // s) for s in (2, 2, 4, 8, 16)]
    assert features.channels == tuple(m.shape[1] for m in maps)


def test_features_are_frozen_and_let_gradients_through(features: PerceptualFeatures) -> None:
    assert not features.training
    image = _picture().requires_grad_()
    for tap in range(5):
        (gradient,) = torch.autograd.grad(features(image)[tap].abs().mean(), image)
        assert float(gradient.abs().sum()) > 0
    assert all(not p.requires_grad and p.grad is None for p in features.parameters())


def test_features_are_of_a_network_that_has_learned(features: PerceptualFeatures) -> None:
    norms = [m for m in features.modules() if isinstance(m, nn.BatchNorm2d)]
    assert len(norms) > 15
    for norm in norms:
        assert norm.running_mean is not None
        assert float(norm.running_mean.abs().max()) > 0.0  # a fresh one's is 0


def test_cosine_distance_is_0_for_equal_1_for_square_and_2_for_opposite_vectors() -> None:
    want = torch.tensor([3.0, 4.0]).view(1, 2, 1, 1)
    hole = torch.ones(1, 1, 4, 4)
    square = torch.tensor([-4.0, 3.0]).view(1, 2, 1, 1)
    for got, expected in ((want, 0.0), (2 * want, 0.0), (square, 1.0), (-0.5 * want, 2.0)):
        assert cosine_distance(got, want, hole).tolist() == pytest.approx([expected], abs=1e-6)


def test_cosine_distance_weighs_each_place_by_how_much_of_the_hole_it_sees() -> None:
    want = torch.zeros(2, 2, 2, 2)
    want[:, 0] = 1.0
    got = want.clone()
    got[:, :, 0, 1] = -want[:, :, 0, 1]  # 2 away
    got[:, 0, 1, 0], got[:, 1, 1, 0] = 0.0, 1.0  # 1 away
    hole = torch.zeros(2, 1, 4, 4)
    hole[0, 0, 0, 2] = 1.0  # a quarter of the place that is 2 away …
    hole[0, 0, 2:, :2] = 1.0  # … the whole place that is 1 away
    hole[0, 0, :2, 0] = 1.0  # … half of a place that is 0 away
    hole[1, 0, :2, 2:] = 1.0  # in the second sample only the place that is 2 away
    expected = [(0.25 * 2 + 1.0 * 1) / (0.25 + 1.0 + 0.5), 2.0]
    assert cosine_distance(got, want, hole).tolist() == pytest.approx(expected, abs=1e-5)


def test_cosine_distance_without_a_hole_is_0() -> None:
    assert cosine_distance(torch.ones(1, 2, 2, 2), -torch.ones(1, 2, 2, 2), torch.zeros(1, 1, 4, 4)).tolist() == [0.0]


def test_cosine_distance_is_exact_in_half_precision() -> None:
    generator = torch.Generator().manual_seed(0)
    got, want = (torch.randn(1, 80, 2, 2, generator=generator).bfloat16() for _ in range(2))
    hole = torch.ones(1, 1, 2, 2)
    torch.testing.assert_close(cosine_distance(got, want, hole), cosine_distance(got.double(), want.double(), hole))


def test_feature_distance_ignores_what_happens_beyond_its_reach(
    network: FeatureNetwork, features: PerceptualFeatures
) -> None:
    target, result = _picture(width=256), _picture(width=256, seed=3)
    hole = torch.zeros(1, 1, 64, 256)
    hole[..., :16, :16] = 1.0  # sixteen pixels: one place of the coarsest tap
    first_out_of_reach = 16 + REACH[network]
    distance = feature_distance(features, result, target, hole)
    assert distance.shape == (1,)
    assert 0.01 < float(distance) < 2.0
    far, near = result.clone(), result.clone()
    far[..., first_out_of_reach:] = 0.0
    near[..., 16 : 16 + 32] = 0.0
    assert feature_distance(features, far, target, hole).tolist() == pytest.approx(distance.tolist(), abs=1e-6)
    assert abs(float(feature_distance(features, near, target, hole) - distance)) > 1e-3
    within = result.clone()
    within[..., 16 + REACH[network] // 2 :] = 0.0
    assert feature_distance(features, within, target, hole).tolist() != distance.tolist()


def test_feature_distance_is_0_for_the_target_itself_and_keeps_no_gradient(features: PerceptualFeatures) -> None:
    target = _picture()
    distance = feature_distance(features, target.clone().requires_grad_(), target, torch.ones(1, 1, 64, 64))
    assert not distance.requires_grad
    assert distance.tolist() == pytest.approx([0.0], abs=1e-5)
