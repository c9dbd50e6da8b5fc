"""The loss terms, worked out by hand on tiny tensors."""

import pytest
import torch
from torch import Tensor, nn

from dfnet_gui.network import DFNetOutput
from dfnet_gui.training.config import LossConfig
from dfnet_gui.training.features import PerceptualFeatures
from dfnet_gui.training.losses import MultiScaleLoss, gram, scale_to, total_variation


class _Doubled(nn.Module):
    """Stands for a feature network: two maps, the image and its double."""

    def forward(self, image: Tensor) -> list[Tensor]:
        return [image, 2.0 * image]


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


def test_raw_has_a_term_of_its_own() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    terms = MultiScaleLoss(_only(raw=2.0), None)(_two_scales(target), target, _top_row_is_hole())
    assert float(terms["raw"]) == pytest.approx(2.0 * 0.3, rel=1e-4)


def test_feature_terms() -> None:
    target = torch.full((1, 3, 4, 4), 0.5)
    output = _two_scales(target)
    loss = MultiScaleLoss(_only(perceptual=0.1, style=240.0, feature_scales=1), _Doubled())
    terms = loss(output, target, torch.ones(1, 1, 4, 4))
    off = (4 * 0.5 + 12 * 0.1) / 16
    assert float(terms["perceptual"]) == pytest.approx(0.1 * (off + 2 * off) / 2, rel=1e-4)
    # every entry of Gram is the mean square over 3 channels; the doubled map's is four times as large
    got, want = (4 * 1.0**2 + 12 * 0.6**2) / 16 / 3, 0.5**2 / 3
    assert float(terms["style"]) == pytest.approx(240.0 * (1 + 4) / 2 * (got - want), rel=1e-4)
    both = MultiScaleLoss(_only(perceptual=0.1, feature_scales=2), _Doubled())(output, target, _top_row_is_hole())
    assert float(both["perceptual"]) == pytest.approx(0.1 * 1.5 * (off + 0.2) / 2, rel=1e-4)


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


def test_perceptual_features_are_frozen_and_let_gradients_through() -> None:
    pytest.importorskip("efficientnet_lite_pytorch", reason="needs the extra dfnet-gui[train]")
    features = PerceptualFeatures()
    assert not features.training
    image = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(2)).requires_grad_()
    maps = features(image)
    assert [64 // f.shape[-1] for f in maps] == [2, 2, 4, 8, 16]
    torch.autograd.backward(torch.stack([f.abs().mean() for f in maps]).sum())
    assert image.grad is not None
    assert float(image.grad.abs().sum()) > 0
    assert all(not p.requires_grad and p.grad is None for p in features.parameters())
