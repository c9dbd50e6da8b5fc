"""Completion: the fast ways beside the published network run plainly in the same process with the same threads."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dfnet_gui.benchmark.detailed import detailed_fill
from dfnet_gui.benchmark.results import Result, alternately, timed
from dfnet_gui.engine.backends.base import Forward
from dfnet_gui.engine.backends.calibration import calibration_picture
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.device import DeviceChoice, choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.network import CompletionNetwork, DFNet
from dfnet_gui.network.checkpoint import LoadedModel, load_model
from dfnet_gui.paths import built_in_weights

_SIZE = 512
_RUNS = 9
_SEED = 7
_HOLES_ACROSS, _HOLES_DOWN, _HOLE_PX, _HOLE_STEP_PX = 5, 4, 64, 900


@dataclass
class Completions:
    """Measurements of completion on one device; what several need is made once."""

    options: argparse.Namespace
    runs: int = _RUNS

    @cached_property
    def device(self) -> DeviceChoice:
        """Where everything is computed."""
        return choose_device(self.options.device)

    @cached_property
    def full(self) -> "Subject":
        """The published network at its own width; it gives what the built-in one gives, each channel being there twice.

        The time does not depend on the weights, but how exact low precision is does: random ones would say nothing.
        """
        narrow = self.compact.model
        network = widened(narrow.network)
        manifest = replace(
            narrow.manifest,
            name="full-width",
            sha256=f"{narrow.manifest.sha256} twice",
            start="zeros",
            detailed_start=None,
            architecture=network.architecture,
        )
        return self._subject(LoadedModel.of(network, manifest))

    @cached_property
    def compact(self) -> "Subject":
        """The built-in model."""
        return self._subject(load_model(built_in_weights()))

    def _subject(self, model: LoadedModel) -> "Subject":
        forward = choose_forward(
            model, self.device.device, backend=self.options.backend, precision=self.options.precision
        )
        return Subject(model, forward, Inpainter(model, self.device, forward=forward))

    def baseline(self) -> Callable[[], Tensor]:
        """The published network as it is: eager, fp32, all of one picture, and the result back on the CPU."""
        network = self.full.model.network
        picture, mask, _ = calibration_picture(_SIZE, _SIZE // 2)
        started, known = torch.from_numpy(picture * mask), torch.from_numpy(mask)
        device = self.device.device
        network.to(device)
        return lambda: plain(network, started, known)

    def box(self, name: str, side: int) -> Result:
        """A hole of side×side in the middle of 512×512, full width."""
        return self._box(name, self.full, side)

    def compact_box(self, name: str) -> Result:
        """The built-in model at a quarter of the picture; what stands in the hole at first is computed, too."""
        return self._box(name, self.compact, _SIZE // 2)

    def _box(self, name: str, subject: "Subject", side: int) -> Result:
        request = _request(_photo(_SIZE, _SIZE), _middle_hole(_SIZE, _SIZE, side))
        baseline, seconds = alternately((self.baseline(), lambda: subject.anew(request)), self.runs)
        return Result(name, seconds, baseline, {**subject.exactness(side), "backend": subject.forward.label})

    def repeat(self, name: str) -> Result:
        """The same region again after a twentieth of its hole was painted or erased."""
        photo, hole = _photo(_SIZE, _SIZE), _middle_hole(_SIZE, _SIZE, _SIZE // 2)
        side = round((0.05 * hole.sum()) ** 0.5)
        other = hole.copy()
        other[_SIZE // 2 : _SIZE // 2 + side, _SIZE // 2 : _SIZE // 2 + side] = False
        first, second = _request(photo, hole), _request(photo, other)
        subject = self.full
        turns = [first, second]

        def again() -> None:
            turns.reverse()
            subject.inpainter.run(turns[0])

        baseline, anew, seconds = alternately((self.baseline(), lambda: subject.anew(first), again), self.runs)
        difference = self._repeat_difference(first, second)
        return Result(
            name,
            seconds,
            baseline,
            {
                "largest_difference": difference,
                "first_seconds": round(anew, 5),
                "ratio_to_first": round(anew / seconds, 3),
            },
        )

    def _repeat_difference(self, first: CompletionRequest, second: CompletionRequest) -> float:
        """Between a repeat and the same computed anew, in the pixels (0 to 1)."""
        subject = self.full
        subject.anew(first)
        repeated = subject.inpainter.run(second).fills[0].pixels
        anew = subject.anew(second).fills[0].pixels
        return float(np.abs(repeated.astype(int) - anew.astype(int)).max()) / 255

    def large_photo(self, name: str, width: int, height: int) -> Result:
        """The same hole in a large photo, and in one of 2 megapixels; what is cut out of the photo counts, too."""
        large, small = _placed(_photo(width, height)), _placed(_photo(1600, 1200))
        baseline, seconds = alternately(
            (lambda: self._complete_placed(small), lambda: self._complete_placed(large)), 2 * self.runs
        )
        return Result(name, seconds, baseline, {"baseline": "the same hole in 2 megapixels"})

    def _complete_placed(self, placed: "Placed") -> None:
        self.compact.anew(placed.request())

    def twenty_holes(self, name: str) -> Result:
        """Twenty far holes of 24 megapixels in one request, and one after the other."""
        photo = PatchedPixels(_photo(6000, 4000))
        holes = _far_holes()
        together = np.zeros((4000, 6000), bool)
        for bounds in holes:
            together[bounds.slices] = True
        around = Bounds.around(holes)

        def one_by_one() -> None:
            for bounds in holes:
                single = np.zeros((4000, 6000), bool)
                single[bounds.slices] = True
                self.compact.anew(_request(photo, single, bounds))

        def at_once() -> None:
            self.compact.anew(_request(photo, together, around))

        one_by_one()
        at_once()
        runs = max(3, self.runs // 3)
        pairs = [(timed(one_by_one), timed(at_once)) for _ in range(runs)]
        baseline, seconds = (sorted(column)[runs // 2] for column in zip(*pairs, strict=True))
        return Result(name, seconds, baseline, {"baseline": "twenty requests", "holes": len(holes)})

    def detailed(self, name: str, side: int) -> Result:
        """The built-in model's detailed fill of a hole that is `side` pixels across."""
        return detailed_fill(name, self.compact.inpainter, side, max(3, self.runs // 3))


def _far_holes() -> list[Bounds]:
    return [
        Bounds(600 + column * _HOLE_STEP_PX, 500 + row * _HOLE_STEP_PX, _HOLE_PX, _HOLE_PX)
        for row in range(_HOLES_DOWN)
        for column in range(_HOLES_ACROSS)
    ]


@dataclass(frozen=True)
class Subject:
    """A model, what computes it, and an inpainter around both."""

    model: LoadedModel
    forward: Forward
    inpainter: Inpainter

    def anew(self, request: CompletionRequest) -> Any:  # noqa: ANN401 - a Completion, or nothing to a timer
        """Complete without anything kept from the last time."""
        self.forward.forget()
        return self.inpainter.run(request)

    def exactness(self, side: int) -> dict[str, float]:
        """How far the result lies from the plain network's, in [0, 1]."""
        picture, mask, _ = calibration_picture(_SIZE, self.model.manifest.architecture.multiple)
        box = Bounds((_SIZE - side) // 2, (_SIZE - side) // 2, side, side)
        fused = self.forward.run(picture * mask, mask, box)
        started, known = torch.from_numpy(picture * mask), torch.from_numpy(mask)
        whole = plain(self.model.network, started, known)[(..., *box.slices)].numpy()
        difference = np.abs(fused.result - whole)
        return {
            "largest_difference": float(difference.max()),
            "difference_p99_9": float(np.percentile(difference, 99.9)),
        }


@dataclass(frozen=True)
class Placed:
    """A large photo with a hole in its middle."""

    photo: PatchedPixels
    hole: BoolArray
    bounds: Bounds

    def request(self) -> CompletionRequest:
        """As the window makes it, which knows where its hole is."""
        return _request(self.photo, self.hole, self.bounds)


def widened(narrow: CompletionNetwork) -> DFNet:
    """The network of twice the width that computes the same: every inner channel twice, its weights halved."""
    network = DFNet().eval().requires_grad_(requires_grad=False)
    wide = network.state_dict()
    for name, values in narrow.state_dict().items():
        for axis, (have, want) in enumerate(zip(values.shape, wide[name].shape, strict=True)):
            if want == 2 * have:
                values = values.repeat_interleave(2, axis) / (2 if axis == 1 else 1)
            elif want != have:
                values = _widened_where_inner(values, axis, want)
        wide[name] = values
    network.load_state_dict(wide)
    return network


def _widened_where_inner(values: Tensor, axis: int, want: int) -> Tensor:
    """Of a decoder step's inputs only those from inner levels come twice; the picture's own do not."""
    inner = want - values.shape[axis]
    first, rest = values.narrow(axis, 0, inner), values.narrow(axis, inner, values.shape[axis] - inner)
    return torch.cat((first.repeat_interleave(2, axis) / 2, rest), axis)


@torch.no_grad()
def plain(network: torch.nn.Module, started: Tensor, mask: Tensor) -> Tensor:
    """The whole network, eager and in fp32; the finest result."""
    device = next(network.parameters()).device
    result: Tensor = network(started.to(device), mask.to(device)).results[0]
    return result.cpu()


def _request(photo: ByteArray | PatchedPixels, hole: BoolArray, bounds: Bounds | None = None) -> CompletionRequest:
    return CompletionRequest.from_photo(photo, hole, wants_maps=False, hole_bounds=bounds)


def _placed(photo: ByteArray) -> Placed:
    height, width = photo.shape[:2]
    bounds = Bounds(width // 2 - 128, height // 2 - 128, 256, 256)
    return Placed(PatchedPixels(photo), _middle_hole(width, height, 256), bounds)


def _middle_hole(width: int, height: int, side: int) -> BoolArray:
    hole = np.zeros((height, width), bool)
    hole[height // 2 - side // 2 :, width // 2 - side // 2 :][:side, :side] = True
    return hole


def _photo(width: int, height: int) -> ByteArray:
    tile = np.random.default_rng(_SEED).integers(0, 256, (256, 256, 3), np.uint8)
    return np.tile(tile, (-(-height // 256), -(-width // 256), 1))[:height, :width]
