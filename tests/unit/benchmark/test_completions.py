"""What completions are compared with."""

import torch

from dfnet_gui.benchmark.completions import widened
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import built_in_weights


def test_the_wide_network_computes_what_the_built_in_one_does() -> None:
    narrow = load_model(built_in_weights()).network
    wide = widened(narrow)
    assert sum(p.numel() for p in wide.parameters()) > 32_000_000
    image = torch.rand(1, 3, 256, 256, generator=torch.Generator().manual_seed(0))
    mask = torch.ones(1, 1, 256, 256)
    mask[..., 60:150, 80:200] = 0
    with torch.no_grad():
        for ours, theirs in zip(wide(image * mask, mask), narrow(image * mask, mask), strict=True):
            for mine, other in zip(ours, theirs, strict=True):
                torch.testing.assert_close(mine, other, atol=1e-4, rtol=0)
