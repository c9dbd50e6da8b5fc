"""The fusion block alone: what it gives is what its formula says."""

import torch
from torch.nn import functional as F

from dfnet_gui.network.blocks import FusionBlock


def test_the_result_is_raw_and_image_mixed_by_alpha() -> None:
    torch.manual_seed(0)
    block = FusionBlock(5).eval()
    image, features = torch.rand(2, 3, 16, 24), torch.randn(2, 5, 8, 12)
    with torch.no_grad():
        result, alpha, raw = block(image, features)
    assert result.shape == alpha.shape == raw.shape == (2, 3, 8, 12)
    for values in (alpha, raw):
        assert 0 <= float(values.min()) <= float(values.max()) <= 1
    shrunk = F.interpolate(image, size=(8, 12), mode="bilinear", align_corners=False)
    torch.testing.assert_close(result, alpha * raw + (1 - alpha) * shrunk)
