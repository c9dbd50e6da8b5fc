"""The discriminator and what is learned from it, worked out by hand where it can be."""

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.network import DFNetOutput
from dfnet_gui.network.features import PerceptualFeatures
from dfnet_gui.training.adversarial import Discriminator, Head, hinge_loss, hole_mean
from dfnet_gui.training.config import AdversarialConfig, LossConfig
from dfnet_gui.training.losses import MultiScaleLoss


class _AsItIs(Discriminator):
    """Stands for a discriminator: the map itself is hidden, its first channel the verdict."""

    def __init__(self) -> None:
        super().__init__([])

    def forward(self, maps: Sequence[Tensor]) -> list[tuple[Tensor, Tensor]]:
        return [(m, m[:, :1]) for m in maps]


class _Halved(nn.Module):
    """Stands for a feature network: the image, and the image at half its size."""

    def forward(self, image: Tensor) -> list[Tensor]:
        return [image, F.avg_pool2d(image, 2)]


def _map(*rows: Sequence[float]) -> Tensor:
    return torch.tensor(rows).view(1, 1, len(rows), len(rows[0]))


LEFT_COLUMN = _map((1.0, 0.0), (1.0, 0.0))


def test_hole_mean_is_of_each_sample_first() -> None:
    values = torch.cat((_map((1.0, 2.0), (3.0, 4.0)), _map((5.0, 6.0), (7.0, 8.0))))
    hole = torch.cat((LEFT_COLUMN, torch.ones(1, 1, 2, 2)))
    assert float(hole_mean(values, hole)) == pytest.approx(((1 + 3) / 2 + (5 + 6 + 7 + 8) / 4) / 2)


def test_hole_mean_weighs_a_place_by_how_much_of_the_hole_it_sees() -> None:
    hole = torch.zeros(1, 1, 4, 4)
    hole[..., :2, :2] = 1.0  # all of the first place
    hole[..., 0, 2] = 1.0  # a quarter of the second
    assert float(hole_mean(_map((1.0, 3.0), (50.0, 60.0)), hole)) == pytest.approx((1 + 0.25 * 3) / 1.25)
    assert float(hole_mean(_map((1.0, 3.0), (50.0, 60.0)), torch.zeros(1, 1, 4, 4))) == 0.0


def test_hinge_loss_by_hand() -> None:
    drawn = [_map((0.5, 90.0), (-2.0, 90.0)), _map((-0.5, 90.0), (0.0, 90.0))]
    photographed = [_map((0.5, -90.0), (3.0, -90.0)), _map((1.0, -90.0), (-1.0, -90.0))]
    first = ((1 + 0.5) + (1 - 0.5) + 0.0 + 0.0) / 2
    second = ((1 - 0.5) + 0.0 + 1.0 + (1 + 1.0)) / 2
    assert float(hinge_loss(_AsItIs(), drawn, photographed, LEFT_COLUMN)) == pytest.approx((first + second) / 2)


def test_hinge_loss_takes_the_first_half_of_what_is_judged_for_drawn() -> None:
    good, bad = torch.full((3, 1, 2, 2), 1.5), torch.full((3, 1, 2, 2), -1.5)
    hole = torch.ones(3, 1, 2, 2)
    assert float(hinge_loss(_AsItIs(), [bad], [good], hole)) == 0.0
    assert float(hinge_loss(_AsItIs(), [good], [bad], hole)) == pytest.approx(5.0)


def test_verdict_by_hand() -> None:
    drawn = [torch.cat((_map((0.5, 90.0), (-2.0, 90.0)), _map((1.0, 70.0), (2.0, 70.0))), dim=1)]
    photographed = [torch.cat((_map((1.0, -90.0), (1.0, -90.0)), _map((0.0, 0.0), (4.0, 0.0))), dim=1)]
    verdict, matching = _AsItIs().verdict_on(drawn, photographed, LEFT_COLUMN)
    assert float(verdict) == pytest.approx(-(0.5 - 2.0) / 2)
    assert float(matching) == pytest.approx(((0.5 + 1.0) / 2 + (3.0 + 2.0) / 2) / 2)


def test_verdict_is_a_mean_over_maps() -> None:
    ones = torch.ones(1, 1, 2, 2)
    verdict, matching = _AsItIs().verdict_on([ones, -3 * ones], [0 * ones, 0 * ones], ones)
    assert (float(verdict), float(matching)) == (1.0, 2.0)


def test_known_places_do_not_count() -> None:
    """Places, for a real head, that are more than its reach of one away from the hole."""
    torch.manual_seed(0)
    judge = Discriminator((4,)).eval()
    hole = torch.zeros(1, 1, 8, 8)
    hole[..., :3] = 1.0
    drawn, photographed, other = (torch.randn(1, 4, 8, 8) for _ in range(3))
    far, near = drawn.clone(), drawn.clone()
    far[..., 4:] = other[..., 4:]
    near[..., 3:] = other[..., 3:]
    with torch.no_grad():
        losses = [float(hinge_loss(judge, [d], [photographed], hole)) for d in (drawn, far, near)]
        verdicts = [float(judge.verdict_on([d], [photographed], hole)[0]) for d in (drawn, far, near)]
    for values in (losses, verdicts):
        assert values[1] == pytest.approx(values[0], abs=1e-6)
        assert abs(values[2] - values[0]) > 1e-4


def test_heads_give_a_verdict_for_each_place_and_are_of_spectral_norm_1() -> None:
    torch.manual_seed(0)
    judge = Discriminator((16, 24))
    maps = [torch.randn(2, 16, 8, 8), torch.randn(2, 24, 4, 4)]
    for _ in range(20):  # each look brings the estimate of the norm nearer
        judged = judge(maps)
    assert [verdict.shape for _, verdict in judged] == [(2, 1, 8, 8), (2, 1, 4, 4)]
    assert [hidden.shape for hidden, _ in judged] == [(2, 64, 8, 8), (2, 64, 4, 4)]
    for head in judge.heads:
        assert isinstance(head, Head)
        for layer in (head.look, head.around, head.verdict):
            weight = layer.weight
            assert isinstance(weight, Tensor)
            assert float(torch.linalg.matrix_norm(weight.detach().flatten(1), ord=2)) == pytest.approx(1.0, abs=0.05)


def test_another_number_of_maps_raises() -> None:
    with pytest.raises(ValueError, match="zip"):
        Discriminator((3, 3))([torch.zeros(1, 3, 4, 4)])


def test_it_learns_to_tell_noise_from_smooth_in_a_few_steps() -> None:
    pytest.importorskip("efficientnet_lite_pytorch", reason="needs the extra dfnet-gui[train]")
    torch.manual_seed(0)
    features = PerceptualFeatures()
    judge = Discriminator(features.channels)
    optimiser = torch.optim.Adam(judge.parameters(), lr=1e-3, betas=(0.0, 0.99))
    hole = torch.ones(4, 1, 32, 32)

    def draw() -> tuple[list[Tensor], list[Tensor]]:
        """Noise, and smooth pictures of about the same spread."""
        smooth = F.interpolate(torch.rand(4, 3, 3, 3), size=32, mode="bilinear")
        noise = (0.5 + smooth.std() * torch.randn(4, 3, 32, 32)).clamp(0, 1)
        with torch.no_grad():
            return features(noise), features(smooth)

    losses = []
    for _ in range(20):
        loss = hinge_loss(judge, *draw(), hole)
        losses.append(float(loss.detach()))
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    assert losses[0] > 1.5  # 2 for one that can't tell
    assert max(losses[-3:]) < 0.7
    noise, smooth = draw()
    with torch.no_grad():
        pairs = [(drawn, real) for (_, drawn), (_, real) in zip(judge(noise), judge(smooth), strict=True)]
    assert all(float(drawn.mean() - real.mean()) < -0.3 for drawn, real in pairs)
    assert all(float((drawn < 0).float().mean()) > 0.8 for drawn, _ in pairs[1:])  # the stem sees three pixels only
    assert all(float((real > 0).float().mean()) > 0.8 for _, real in pairs[1:])


def _judged(discriminator: Discriminator, weight: float = 0.5, every: int = 1) -> MultiScaleLoss:
    config = LossConfig(l1=0.0, perceptual=0.0, style=0.0, total_variation=0.0, feature_every=every)
    adversarial = AdversarialConfig(weight=weight, matching=0.25)
    return MultiScaleLoss(config, _Halved(), adversarial=adversarial, discriminator=discriminator)


def _output() -> tuple[DFNetOutput, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(3)
    result, target = (torch.rand(2, 3, 8, 8, generator=generator) for _ in range(2))
    mask = torch.ones(2, 1, 8, 8)
    mask[..., :4] = 0.0
    result.requires_grad_()
    return DFNetOutput((result,), (result,), (result,)), target, mask


def test_the_terms_are_weighed_and_see_the_finest_result_with_known_pixels_put_back() -> None:
    output, target, mask = _output()
    terms = _judged(_AsItIs(), every=3)(output, target, mask, step=3)
    composed = (mask * target + (1 - mask) * output.results[0]).detach()
    maps = [composed, F.avg_pool2d(composed, 2)], [target, F.avg_pool2d(target, 2)]
    verdict, matching = _AsItIs().verdict_on(*maps, 1 - mask)
    assert float(terms["adversarial"].detach()) == pytest.approx(3 * 0.5 * float(verdict))
    assert float(terms["matching"].detach()) == pytest.approx(3 * 0.25 * float(matching))
    assert float(terms["matching"].detach()) > 0


def test_its_gradient_reaches_the_result_and_leaves_the_discriminator_alone() -> None:
    torch.manual_seed(0)
    judge = Discriminator((3, 3))
    for name in ("adversarial", "matching"):
        output, target, mask = _output()
        torch.autograd.backward(_judged(judge)(output, target, mask)[name])
        gradient = output.results[0].grad
        assert gradient is not None
        assert float(gradient[..., :4].abs().max()) > 0
        assert float(gradient[..., 4:].abs().max()) == 0.0
        assert all(parameter.grad is None for parameter in judge.parameters())
    assert all(parameter.requires_grad for parameter in judge.parameters())


def test_what_the_discriminator_learns_from_does_not_reach_the_network() -> None:
    torch.manual_seed(0)
    judge = Discriminator((3, 3))
    output, target, mask = _output()
    loss = _judged(judge)
    terms = loss(output, target, mask)
    assert loss.seen is not None
    assert not any(m.requires_grad for m in (*loss.seen.drawn, *loss.seen.photographed))
    torch.autograd.backward(hinge_loss(judge, loss.seen.drawn, loss.seen.photographed, 1 - mask))
    assert output.results[0].grad is None
    assert all(parameter.grad is not None for parameter in judge.parameters())
    torch.autograd.backward(terms["adversarial"])  # in either order
    assert output.results[0].grad is not None


def test_a_step_that_is_not_judged_is_still_seen_and_one_that_is_not_due_is_not() -> None:
    output, target, mask = _output()
    loss = _judged(_AsItIs(), every=2)
    assert not {"adversarial", "matching"} & set(loss(output, target, mask, step=0, is_judged=False))
    assert loss.seen is not None
    assert not {"adversarial", "matching"} & set(loss(output, target, mask, step=1))
    assert loss.seen is None
