"""The steps of a folded DFNet by OpenVINO on the CPU: much faster, an extra.

The graphs are built operation by operation, so nothing but OpenVINO's runtime is needed.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from dfnet_gui.engine.backends.base import Fused, Looked
from dfnet_gui.engine.backends.boxed.folding import FoldedConvolution, FoldedDFNet, FoldedFusion
from dfnet_gui.engine.backends.boxed.forward import FirstRun, Plan, first_kept
from dfnet_gui.engine.backends.openvino.runtime import core
from dfnet_gui.engine.backends.openvino.runtime import openvino as ov
from dfnet_gui.engine.backends.openvino.runtime import opset as op
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.architecture import IMAGE_CHANNELS, INPUT_CHANNELS, LEAKY_SLOPE

OpenVinoPrecision = Literal["fp32", "bf16"]
Node = Any
_ANY = -1
_KEPT_SHAPES = 16
"""How many of what it prepares for sizes OpenVINO keeps; it would keep thousands, of megabytes each."""
_DOUBLING = np.array(
    [[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 1.0, 0.0], [1.0, 0.0, 0.0]],
    np.float64,
)
"""Turns the 3 taps of a convolution over doubled pixels into the 4 of a transposed one over single pixels."""
_LAST_TRANSPOSED = 4
"""Deeper levels are a few pixels wide: there reading 16 taps instead of 9 costs more than it saves."""
_PHASES = (((0, 3), (1, 1)), ((1, 2), (2, 0)))
"""For an even and an odd pixel: taps of a 3-tap convolution over single pixels, from the 4-tap transposed one."""


class _Again(NamedTuple):
    """Infer requests of single steps, and of the whole decoder."""

    encoders: list[Any]
    skips: list[Any]
    decoder: Any


class OpenVinoSteps:
    """Features are float32 NumPy arrays, whatever the precision within: OpenVINO crosses that border fastest.

    `fold` gives the weights when they are wanted, so that they need not be held twice. `threads`: 0 lets
    OpenVINO decide.
    """

    def __init__(self, fold: Callable[[], FoldedDFNet], precision: OpenVinoPrecision, *, threads: int) -> None:
        folded = fold()
        self._fold, self._depth = fold, folded.depth
        self._config = {
            "INFERENCE_PRECISION_HINT": "bf16" if precision == "bf16" else "f32",
            "PERFORMANCE_HINT": "LATENCY",
            "CPU_RUNTIME_CACHE_CAPACITY": _KEPT_SHAPES,
            **({"INFERENCE_NUM_THREADS": threads} if threads else {}),
        }
        self._first = self._compiled(_whole_graph(folded))

    @cached_property
    def _again(self) -> "_Again":
        """The graphs of a second run on a region; they take memory, and most regions are completed once."""
        folded = self._fold()
        encoders = [self._compiled(_step_graph(s, is_rectified=i > 0)) for i, s in enumerate(folded.encoders)]
        skips = [self._compiled(_step_graph(step, is_rectified=False)) for step in folded.skips]
        return _Again(encoders, skips, self._compiled(_decoder_graph(folded)))

    @cached_property
    def _looking(self) -> Any:  # noqa: ANN401 - an infer request
        """The graph of all scales; it takes memory and time, and most people never look."""
        return self._compiled(_look_graph(self._fold()), INFERENCE_PRECISION_HINT="f32")

    def first(self, seen: FloatArray, plan: Plan) -> FirstRun:
        """Everything in one graph."""
        result, alpha, *rest = _run(self._first, seen, _edges(plan.rectangles), _edges(plan.parts))
        kept = self._depth - first_kept(self._depth)
        return FirstRun(Fused(result, alpha), rest[:kept], rest[kept:])

    def encode(self, level: int, features: FloatArray) -> FloatArray:
        return _run(self._again.encoders[level], features)[0]

    def skip(self, level: int, features: FloatArray) -> FloatArray:
        """The skip part of a decoder step."""
        return _run(self._again.skips[level], features)[0]

    def decode(self, deepest: FloatArray, skips: list[FloatArray], plan: Plan, image: FloatArray) -> Fused:
        """All decoder steps and the finest fusion block."""
        result, alpha = _run(self._again.decoder, deepest, *skips, image, _edges(plan.parts))
        return Fused(result, alpha)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        """All that the fusion blocks give for whole regions, in fp32."""
        outputs = [output.copy() for output in _run(self._looking, np.concatenate((started, mask), axis=1))]
        self._looking.get_compiled_model().release_memory()  # hundreds of megabytes, for what is rarely looked at
        count = len(outputs) // 3
        return Looked(outputs[:count], outputs[count : 2 * count], outputs[2 * count :])

    def forget(self) -> None:
        """Give up what the graphs compute in; the next run of each makes it anew, which takes a fifth longer."""
        again = self.__dict__.get("_again")
        others = [*again.encoders, *again.skips, again.decoder] if again is not None else []
        for request in (self._first, *others):
            request.get_compiled_model().release_memory()

    def _compiled(self, model: ov.Model, **other: str) -> Any:  # noqa: ANN401 - an infer request
        return core().compile_model(model, "CPU", {**self._config, **other}).create_infer_request()


def _run(request: Any, *inputs: npt.NDArray[Any]) -> list[FloatArray]:  # noqa: ANN401 - an infer request
    """The outputs are views of the request's memory, good until it runs again."""
    tensors = [ov.Tensor(np.ascontiguousarray(array)) for array in inputs]
    for index, tensor in enumerate(tensors):
        request.set_input_tensor(index, tensor)
    request.infer()
    return [output.data for output in request.output_tensors]


def _edges(rectangles: list[Bounds]) -> npt.NDArray[np.int64]:
    return np.array([[r.top, r.left, r.bottom, r.right] for r in rectangles], np.int64)


def _integers(values: list[int]) -> Node:
    return op.constant(np.array(values, np.int64))


def _weights(values: FloatArray) -> Node:
    """A constant that shares the array's memory: several graphs hold the same weights."""
    return op.constant(values, shared_memory=True)


def _convolved(x: Node, step: FoldedConvolution, *, with_bias: bool = True) -> Node:
    near, far = step.padding
    strides = [step.stride, step.stride]
    y = op.convolution(x, _weights(step.weight), strides, [near, near], [far, far], [1, 1])
    return op.add(y, op.constant(step.bias.reshape(1, -1, 1, 1))) if with_bias else y


def _leaky(x: Node) -> Node:
    return op.prelu(x, op.constant(np.array([LEAKY_SLOPE], np.float32)))


def _doubled_and_convolved(x: Node, step: FoldedConvolution, level: int) -> Node:
    """A 3×3 convolution over doubled pixels, in the way that is fastest at its level; all give the same."""
    if level == 0:
        return _as_phases(x, step)
    if level > _LAST_TRANSPOSED:
        return _convolved(_doubled(x), step, with_bias=False)
    return op.convolution_backprop_data(
        x,
        _weights(_transposed(step.weight)),
        [2, 2],
        pads_begin=[1, 1],
        pads_end=[1, 1],
        dilations=[1, 1],
    )


def _doubled(x: Node) -> Node:
    sizes = op.constant(np.array([2.0, 2.0], np.float32))
    axes = _integers([2, 3])
    return op.interpolate(
        x, sizes, "nearest", "scales", axes=axes, coordinate_transformation_mode="asymmetric", nearest_mode="floor"
    )


def _as_phases(x: Node, step: FoldedConvolution) -> Node:
    """The four pixels that come from one as channels, then put in their places: for few channels."""
    kernels = _transposed(step.weight)
    count = step.weight.shape[0]
    phases = np.zeros((count, 2, 2, step.weight.shape[1], 3, 3), np.float32)
    for row, rows in enumerate(_PHASES):
        for column, columns in enumerate(_PHASES):
            for y, from_y in rows:
                for x_place, from_x in columns:
                    phases[:, row, column, :, y, x_place] = kernels[:, :, from_y, from_x].T
    weight = op.constant(phases.reshape(4 * count, step.weight.shape[1], 3, 3))
    return op.depth_to_space(op.convolution(x, weight, [1, 1], [1, 1], [1, 1], [1, 1]), "depth_first", 2)


def _transposed(weight: FloatArray) -> FloatArray:
    """3×3 weights over doubled pixels (out, in, 3, 3) as 4×4 transposed ones (in, out, 4, 4): 4 products, not 9."""
    both = np.einsum("ay,oiyx,bx->ioab", _DOUBLING, weight.astype(np.float64), _DOUBLING)
    return np.ascontiguousarray(both, np.float32)


def _features(channels: int) -> Node:
    return op.parameter([_ANY, channels, _ANY, _ANY], np.float32)


def _rectangles(depth: int) -> Node:
    """A row (top, left, bottom, right) for each level."""
    return op.parameter([depth, 4], np.int64)


def _step_graph(step: FoldedConvolution, *, is_rectified: bool) -> ov.Model:
    entry = _features(step.weight.shape[1])
    x = _convolved(entry, step)
    return ov.Model([op.relu(x) if is_rectified else x], [entry])


def _whole_graph(folded: FoldedDFNet) -> ov.Model:
    seen, rectangles, parts = _features(INPUT_CHANNELS), _rectangles(folded.depth), _rectangles(folded.depth)
    features = _encoded(seen, folded)
    cuts = [_part(features[level], rectangles, level) for level in range(folded.depth)]
    skips = [_convolved(x, step) for x, step in zip(cuts, folded.skips, strict=True)]
    image = _image_of(cuts[0])
    fused = _decoded(features[-1], skips, parts, image, folded)
    kept = features[1 + first_kept(folded.depth) :]
    return ov.Model([*fused, *kept, *skips], [seen, rectangles, parts])


def _encoded(seen: Node, folded: FoldedDFNet) -> list[Node]:
    """Image and mask, then what each encoder step gives."""
    features = [seen]
    for level, step in enumerate(folded.encoders):
        x = _convolved(features[-1], step)
        features.append(op.relu(x) if level else x)
    return features


def _image_of(seen: Node) -> Node:
    """Without the mask."""
    return op.slice(seen, _integers([0]), _integers([IMAGE_CHANNELS]), _integers([1]), _integers([1]))


def _decoder_graph(folded: FoldedDFNet) -> ov.Model:
    deepest, image, parts = (
        _features(folded.ups[-1].weight.shape[1]),
        _features(IMAGE_CHANNELS),
        _rectangles(folded.depth),
    )
    skips = [_features(step.weight.shape[0]) for step in folded.skips]
    return ov.Model(list(_decoded(deepest, skips, parts, image, folded)), [deepest, *skips, image, parts])


def _decoded(x: Node, skips: list[Node], parts: Node, image: Node, folded: FoldedDFNet) -> tuple[Node, Node]:
    for level in reversed(range(folded.depth)):
        x = _leaky(op.add(_doubled_and_convolved(_part(x, parts, level), folded.ups[level], level), skips[level]))
    return _fused(image, x, folded.fusion)[:2]


def _look_graph(folded: FoldedDFNet) -> ov.Model:
    """The whole network over whole regions: results, then alphas, then raws of all fused scales, finest first."""
    seen = _features(INPUT_CHANNELS)
    features = _encoded(seen, folded)
    image = _image_of(seen)
    fused: dict[int, tuple[Node, Node, Node]] = {}
    x = features[-1]
    for level in reversed(range(folded.depth)):
        skip = _convolved(features[level], folded.skips[level])
        x = _leaky(op.add(_doubled_and_convolved(x, folded.ups[level], level), skip))
        if level in folded.fusions:
            fused[level] = _fused(_shrunk(image, level), x, folded.fusions[level])
    kinds = zip(*(fused[scale] for scale in sorted(fused)), strict=True)
    return ov.Model([node for kind in kinds for node in kind], [seen])


def _shrunk(image: Node, level: int) -> Node:
    """Bilinear, as the fusion blocks sample the image at a coarser scale."""
    if level == 0:
        return image
    scales = op.constant(np.full(2, 0.5**level, np.float32))
    return op.interpolate(
        image, scales, "linear_onnx", "scales", axes=_integers([2, 3]), coordinate_transformation_mode="half_pixel"
    )


def _part(x: Node, parts: Node, level: int) -> Node:
    """What row `level` of `parts` names."""
    edges = op.gather(parts, op.constant(np.int64(level)), op.constant(np.int64(0)))
    start, stop = (op.gather(edges, _integers(which), op.constant(np.int64(0))) for which in ([0, 1], [2, 3]))
    return op.slice(x, start, stop, _integers([1, 1]), _integers([2, 3]))


def _fused(image: Node, features: Node, fusion: FoldedFusion) -> tuple[Node, Node, Node]:
    """Result, alpha and raw."""
    raw = op.sigmoid(_convolved(features, fusion.to_raw))
    first, second, third = fusion.blend
    x = _leaky(_convolved(op.concat([image, raw], 1), first))
    alpha = op.sigmoid(_convolved(_leaky(_convolved(x, second)), third))
    return op.add(image, op.multiply(alpha, op.subtract(raw, image))), alpha, raw
