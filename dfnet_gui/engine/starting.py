"""What stands in the hole before the network looks, made so that it can be given up at any moment."""

import threading
from collections.abc import Callable

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.engine.conversion import Frame
from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import BoolArray
from dfnet_gui.network import STARTS

_PATIENCE_S = 0.02
_SLOW = frozenset({"exemplar"})


def started_image(
    start: str, image: Tensor, mask: Tensor, device: torch.device, *, should_stop: Callable[[], bool]
) -> Tensor:
    """The image (1, 3, H, W) with the start in its hole, on `device`; raises Cancelled when `should_stop()`.

    A slow start runs in a thread of its own. Its library can't be interrupted, so a run that is given up
    goes on for a second or two in the background, and what it gives is thrown away.
    """
    if start not in _SLOW:
        with torch.inference_mode():
            return STARTS[start](image.to(device), mask.to(device))
    return _patiently(lambda: STARTS[start](image, mask), should_stop).to(device)


def _patiently(work: Callable[[], Tensor], should_stop: Callable[[], bool]) -> Tensor:
    done: list[Tensor | BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 - it is raised again in the waiting thread
            done.append(error)

    thread = threading.Thread(target=run, name="start", daemon=True)
    thread.start()
    while thread.is_alive():
        if should_stop():
            raise Cancelled
        thread.join(_PATIENCE_S)
    (outcome,) = done
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def own_hole(hole: BoolArray, place: Bounds, context: Bounds, frame: Frame) -> Tensor:
    """A region's own hole (bool, at `place` of its context) as the network's size sees it: (1, 1, H, W) in [0, 1].

    Other regions' holes within the context, and the mirrored padding, are 0.
    """
    whole = np.zeros((context.height, context.width), np.uint8)
    whole[place.slices][hole] = 255
    scaled = cv2.resize(whole, (frame.width, frame.height), interpolation=cv2.INTER_AREA)
    right, bottom = frame.padded_width - frame.width, frame.padded_height - frame.height
    padded = cv2.copyMakeBorder(scaled, 0, bottom, 0, right, cv2.BORDER_CONSTANT, value=0)
    return torch.from_numpy(padded)[None, None].float() / 255.0


def drawn_share(alpha: Tensor, hole: Tensor) -> float:
    """Mean of `alpha` (1, 3, h, w) over `hole` (1, 1, H, W), 1 in the hole: how much the network drew."""
    weight = F.adaptive_avg_pool2d(hole.to(alpha.device), (alpha.shape[-2], alpha.shape[-1]))
    return float((alpha.float() * weight).sum() / (alpha.shape[1] * weight.sum()).clamp_min(1e-6))
