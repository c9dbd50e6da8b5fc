"""The plainest backend: the network as it is."""

import numpy as np
import pytest
import torch

from dfnet_gui.engine.backends.torch.whole import WholeForward, dtype_name, part_at
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.checkpoint import LoadedModel


def test_a_box_of_the_networks_result(tiny_model: LoadedModel) -> None:
    rng = np.random.default_rng(0)
    image, mask = rng.random((2, 3, 16, 24), np.float32), np.ones((2, 1, 16, 24), np.float32)
    mask[:, :, 4:8, 6:12] = 0
    forward, box = WholeForward(tiny_model.network, "cpu"), Bounds(5, 3, 10, 7)
    fused = forward.run(image, mask, box)
    with torch.no_grad():
        output = tiny_model.network(torch.from_numpy(image), torch.from_numpy(mask))
    np.testing.assert_allclose(fused.result, output.results[0][:, :, 3:10, 5:15], atol=1e-5)
    np.testing.assert_allclose(fused.alpha, output.alphas[0][:, :, 3:10, 5:15], atol=1e-5)
    assert (forward.label, forward.batch) == ("PyTorch fp32", 1)


def test_a_coarser_result_is_brought_to_size() -> None:
    coarse = torch.arange(4.0).reshape(1, 1, 2, 2).repeat(1, 3, 1, 1)
    part = part_at(coarse, (8, 8), Bounds(0, 0, 8, 4))
    assert part.shape == (1, 3, 4, 8)
    assert float(part[0, 0, 0, 0]) == 0.0
    assert float(part[0, 0, 0, -1]) == 1.0


@pytest.mark.parametrize(
    ("dtype", "name"), [(torch.float32, "fp32"), (torch.bfloat16, "bf16"), (torch.float16, "fp16")]
)
def test_precisions_are_named(dtype: torch.dtype, name: str) -> None:
    assert dtype_name(dtype) == name
