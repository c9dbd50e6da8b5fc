"""The loss terms, worked out by hand on tiny tensors."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dfnet_gui.network import DFNetOutput
from dfnet_gui.training.adversarial import Discriminator
from dfnet_gui.training.config import AdversarialConfig, LossConfig
from dfnet_gui.training.losses import MultiScaleLoss, gram, scale_to, total_variation


class _Doubled(nn.Module):
    """Stands for a feature network: two maps, the image and its double."""

    def forward(self, image: Tensor) -> list[Tensor]:
        return [image, 2.0 * image]


class _Maps(nn.Module):
    """Stands for a feature network that gives whatever maps a test needs."""

    def __init__(self, *maps: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self.maps = maps

    def forward(self, image: Tensor) -> list[Tensor]:
        return [make(image) for make in self.maps]


def _only(**terms: float) -> LossConfig:
    return LossConfig(**{"l1": 0.0, "perceptual": 0.0, "style": 0.0, "total_variation": 0.0, **terms})  # type: ignore[arg-type]


def _top_row_is_hole() -> Tensor:
    mask = torch.ones(1, 1, 4, 4)
    mask[..., 0, :] = 0.0
    return mask


def _two_scales(target: Tensor) -> DFNetOutput:
    """Off by 0.5 in the top row, by 0.1 below, by 0.2 at the coarse scale; raws off by 0.3."""
    fine = target + 0.1
    fine[..., 0, :] += 0.4
    coarse = scale_to(target, torch.empty(1, 3, 2, 2))
    return DFNetOutput((fine, coarse + 0.2), (fine, coarse), (target - 0.3, coarse + 0.3))


def test_l1_weighs_hole_and_known_pixels_at_every_scale() -> None:
    target = torch.rand(1, 3, 4, 4, generator=torch.Generator().manual_seed(0))
    mask, output = _top_row_is_hole(), _two_scales(target)
    terms = MultiScaleLoss(_only(l1=6.0, known_weight=0.05), None)(output, target, mask)
    # fine: 4 hole pixels of 0.5 and 12 known ones of 0.1 that weigh 0.05; coarse: 0.2 everywhere
    fine = (4 * 0.5 + 12 * 0.05 * 0.1) / (4 + 12 * 0.05)
    assert set(terms) == {"l1"}
    assert float(terms["l1"]) == pytest.approx(6.0 * (fine + 0.2) / 2, rel=1e-4)
    plain = MultiScaleLoss(_only(l1=1.0), None)(output, target, mask)
    assert float(plain["l1"]) == pytest.approx(((4 * 0.5 + 12 * 0.1) / 16 + 0.2) / 2, rel=1e-4)


def test_each_sample_counts_the_same_in_the_l1_term_however_much_of_it_is_hole() -> None:
    target = torch.full((2, 3, 4, 4), 0.5)
    mask = torch.cat((_top_row_is_hole(), torch.ones(1, 1, 4, 4)))
    output = _two_scales(target)
    term = MultiScaleLoss(_only(l1=1.0, known_weight=0.5), None)(output, target, mask)["l1"]
    with_hole = (4 * 0.5 + 12 * 0.5 * 0.1) / (4 + 12 * 0.5)
    without = (4 * 0.5 + 12 * 0.1) / 16
    assert float(term) == pytest.approx(((with_hole + without) / 2 + 0.2) / 2, rel=1e-4)


def test_known_pixels_of_weight_0_are_free() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    mask, output = _top_row_is_hole(), _two_scales(target)
    free = MultiScaleLoss(_only(l1=1.0, known_weight=0.0), None)
    assert float(free(output, target, mask)["l1"]) == pytest.approx((0.5 + 0.2) / 2, rel=1e-4)
    assert float(free(output, target, torch.ones(1, 1, 4, 4))["l1"]) == 0.0  # no hole at all: no division by 0


def test_raw_has_a_term_of_its_own() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    terms = MultiScaleLoss(_only(raw=2.0), None)(_two_scales(target), target, _top_row_is_hole())
    assert float(terms["raw"]) == pytest.approx(2.0 * 0.3, rel=1e-4)


def test_feature_terms() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    output = _two_scales(target)
    loss = MultiScaleLoss(_only(perceptual=0.1, style=240.0, feature_scales=1), _Doubled())
    terms = loss(output, target, torch.zeros(1, 1, 4, 4))
    off = (4 * 0.5 + 12 * 0.1) / 16
    assert float(terms["perceptual"]) == pytest.approx(0.1 * (off + 2 * off) / 2, rel=1e-4)
    # every entry of Gram is the mean square over 3 channels; the doubled map's is four times as large
    got, want = (4 * 1.0**2 + 12 * 0.6**2) / 16 / 3, 0.5**2 / 3
    assert float(terms["style"]) == pytest.approx(240.0 * (1 + 4) / 2 * (got - want), rel=1e-4)


def test_feature_terms_look_at_results_with_their_known_pixels_put_back() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    output, mask = _two_scales(target), _top_row_is_hole()
    terms = MultiScaleLoss(_only(perceptual=0.1, style=1.0, feature_scales=1), _Doubled())(output, target, mask)
    # what is 0.1 off below the top row is not looked at
    assert float(terms["perceptual"]) == pytest.approx(0.1 * 1.5 * 4 * 0.5 / 16, rel=1e-4)
    got, want = (4 * 1.0**2 + 12 * 0.5**2) / 16 / 3, 0.5**2 / 3
    assert float(terms["style"]) == pytest.approx(2.5 * (got - want), rel=1e-4)
    # at the coarse scale the upper row is half known, the lower one wholly
    both = MultiScaleLoss(_only(perceptual=0.1, feature_scales=2), _Doubled())(output, target, mask)
    assert float(both["perceptual"]) == pytest.approx(0.1 * 1.5 * (4 * 0.5 / 16 + 0.5 * 0.2 / 2) / 2, rel=1e-4)
    perfect = MultiScaleLoss(_only(perceptual=0.1, style=1.0), _Doubled())(output, target, torch.ones(1, 1, 4, 4))
    assert float(perfect["perceptual"]) == float(perfect["style"]) == 0.0


def test_feature_terms_do_not_pull_at_known_pixels() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    result = (target + 0.2).requires_grad_()
    output = DFNetOutput((result,), (result,), (result,))
    loss = MultiScaleLoss(_only(perceptual=1.0, style=1.0, similarity=1.0), _Doubled())
    terms = loss(output, target, _top_row_is_hole())
    (gradient,) = torch.autograd.grad(terms["perceptual"] + terms["style"] + terms["similarity"], result)
    assert float(gradient[..., 0, :].abs().min()) > 0
    assert float(gradient[..., 1:, :].abs().max()) == 0.0


def test_similarity_is_one_minus_cosine_in_the_hole_of_the_finest_result_at_the_last_two_taps() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    fine = torch.zeros(1, 3, 4, 4)  # known pixels would be 1 away, were they not put back
    fine[:, 0, 0, :2] = 1.0  # red, where grey belongs: the cosine is 1/√3 …
    fine[..., 0, 2:] = 0.2  # … a darker grey: the cosine is 1
    coarse = torch.rand(1, 3, 2, 2)
    output = DFNetOutput((fine, coarse), (fine, coarse), (fine, coarse))
    features = _Maps(lambda x: x - 0.4, lambda x: x, lambda x: F.adaptive_avg_pool2d(x, 1))
    loss = MultiScaleLoss(_only(similarity=1.5, feature_every=2), features)
    term = loss(output, target, _top_row_is_hole())["similarity"]
    # pooled over all 16: 2 red pixels, 2 at 0.2 and 12 at 0.5
    red, others = (2 * 1.0 + 2 * 0.2 + 12 * 0.5) / 16, (2 * 0.2 + 12 * 0.5) / 16
    cosine = (red + 2 * others) / (3 * (red**2 + 2 * others**2)) ** 0.5
    by_place = (2 * (1 - 3**-0.5) + 2 * 0.0) / 4
    assert float(term) == pytest.approx(2 * 1.5 * (by_place + 1 - cosine) / 2, rel=1e-3)


def test_feature_terms_that_are_not_due_weigh_more_when_they_are() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    output, mask = _two_scales(target), _top_row_is_hole()
    always = MultiScaleLoss(_only(perceptual=0.1, style=1.0), _Doubled())(output, target, mask)
    seldom = MultiScaleLoss(_only(perceptual=0.1, style=1.0, feature_every=4), _Doubled())
    for step in range(5):
        terms = seldom(output, target, mask, step=step)
        if step % 4:
            assert set(terms) == {"l1"}
        else:
            assert float(terms["perceptual"]) == pytest.approx(4 * float(always["perceptual"]))
            assert float(terms["style"]) == pytest.approx(4 * float(always["style"]))


def test_gram_by_hand() -> None:
    features = torch.tensor([[[[1.0, 2.0]], [[3.0, 5.0]]]])
    expected = torch.tensor([[[5.0, 13.0], [13.0, 34.0]]]) / 4
    torch.testing.assert_close(gram(features), expected)
    assert gram(features.bfloat16()).dtype == torch.float32


def test_total_variation_counts_pairs_at_the_hole_alone() -> None:
    mask = torch.ones(1, 1, 4, 4)
    mask[..., 1, 1] = 0.0
    assert float(total_variation(torch.full((1, 3, 4, 4), 0.7), mask)) == 0.0
    far = torch.zeros(1, 1, 4, 4)
    far[..., 3, 3] = 1.0
    assert float(total_variation(far, mask)) == 0.0
    inside = torch.zeros(1, 1, 4, 4)
    inside[..., 1, 1] = 1.0  # 2 of 12 pairs across, 2 of 12 down
    assert float(total_variation(inside, mask)) == pytest.approx(4 / 12)
    beside = torch.zeros(1, 1, 4, 4)
    beside[..., 1, 2] = 1.0  # only the pair that it makes with the hole
    assert float(total_variation(beside, mask)) == pytest.approx(1 / 12)


def test_total_variation_trains_the_result_and_ignores_the_target() -> None:
    generator = torch.Generator().manual_seed(1)
    result = torch.rand(1, 3, 8, 8, generator=generator).requires_grad_()
    mask = torch.zeros(1, 1, 8, 8)
    loss = MultiScaleLoss(_only(total_variation=0.1), None)
    output = DFNetOutput((result,), (result,), (result,))
    values = []
    for target in (torch.zeros(1, 3, 8, 8), torch.rand(1, 3, 8, 8, generator=generator)):
        term = loss(output, target, mask)["total_variation"]
        values.append(float(term.detach()))
    assert values[0] == values[1] > 0
    torch.autograd.backward(term)  # the published code's term has no gradient at all
    assert result.grad is not None
    assert float(result.grad.abs().sum()) > 0


def test_two_halves_of_a_batch_have_its_losses_as_their_mean() -> None:
    """Processes that share a batch average their gradients, and must learn as one process would."""
    generator = torch.Generator().manual_seed(4)
    target = torch.rand(4, 3, 16, 16, generator=generator)
    mask = torch.ones(4, 1, 16, 16)
    for sample in range(4):
        mask[sample, :, : 3 * sample + 1] = 0.0
    sizes = (16, 8)
    results, alphas, raws = (
        tuple(torch.rand(4, 3, size, size, generator=generator) for size in sizes) for _ in range(3)
    )
    torch.manual_seed(0)
    discriminator = Discriminator((3, 3)).eval()
    loss = MultiScaleLoss(
        LossConfig(l1=1.0, raw=1.0, perceptual=1.0, style=1.0, similarity=1.0, total_variation=1.0, known_weight=0.2),
        _Doubled(),
        adversarial=AdversarialConfig(weight=1.0, matching=1.0),
        discriminator=discriminator,
    )

    def part(samples: slice) -> dict[str, float]:
        output = DFNetOutput(
            tuple(r[samples] for r in results), tuple(a[samples] for a in alphas), tuple(r[samples] for r in raws)
        )
        return {name: float(value) for name, value in loss(output, target[samples], mask[samples]).items()}

    whole, first, second = part(slice(4)), part(slice(0, 4, 2)), part(slice(1, 4, 2))
    assert set(whole) == {
        *("l1", "raw", "perceptual", "style", "similarity", "total_variation", "adversarial", "matching"),
    }
    for name, value in whole.items():
        assert (first[name] + second[name]) / 2 == pytest.approx(value, rel=1e-4), name
        assert first[name] != pytest.approx(second[name], rel=1e-3), name


def test_drawing_over_pieces_costs_what_it_covers() -> None:
    mask = torch.ones(2, 1, 8, 8)
    mask[..., :4, :] = 0
    alpha = torch.cat((torch.full((1, 3, 8, 8), 0.5), torch.full((1, 3, 8, 8), 0.9)))
    alpha[..., 4:, :] = 0.7  # over known pixels nothing is drawn
    picture = torch.zeros(2, 3, 8, 8)
    output = DFNetOutput(results=(picture,), alphas=(alpha,), raws=(picture,))
    config = LossConfig(l1=1.0, perceptual=0.0, style=0.0, total_variation=0.0, drawn=2.0)
    loss = MultiScaleLoss(config, None)
    terms = loss(output, picture, mask, copied=torch.tensor([1.0, 0.0]))
    assert float(terms["drawn"]) == pytest.approx(2.0 * 0.5 / 2)
    assert "drawn" not in loss(output, picture, mask)
