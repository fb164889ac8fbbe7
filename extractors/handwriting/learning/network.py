"""The network that reads a line, as torch trains it and as the product stores it.

Needs ``torch`` and ``onnx``, which are no dependencies of the product: they are imported where they are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.handwriting.date_signs import COLUMN, HIGH, SIGNS

Pair = tuple[int, int]  # down, across


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution: its window, step, padding and spread, and the channels that it gives."""

    window: Pair
    step: Pair
    pad: Pair
    channels: int
    spread: Pair = (1, 1)


LAYERS = (
    Layer((5, 5), (2, 2), (2, 2), 12),  # 16 rows
    Layer((3, 3), (2, 1), (1, 1), 24),  # 8 rows
    Layer((3, 3), (2, 2), (1, 1), 40),  # 4 rows, a column for four pixels
    Layer((3, 3), (1, 1), (1, 1), 56),
    Layer((4, 3), (1, 1), (0, 1), 80),  # one row
    Layer((1, 5), (1, 1), (0, 2), 80),
    Layer((1, 5), (1, 1), (0, 4), 80, (1, 2)),  # sees 120 pixels of the line
)
DROPPED = 0.1  # share of channels left out before each of the last two layers
OUTPUTS = len(SIGNS) + 1


def network() -> Any:
    """Untrained: convolutions, each normalised, and a last one that gives the scores of all signs."""
    from torch import nn

    given, parts = 1, []
    for number, layer in enumerate(LAYERS):
        if number >= len(LAYERS) - 2:
            parts.append(nn.Dropout2d(DROPPED))
        parts += [
            nn.Conv2d(given, layer.channels, layer.window, layer.step, layer.pad, layer.spread, bias=False),
            nn.BatchNorm2d(layer.channels),
            nn.ReLU(inplace=True),
        ]
        given = layer.channels
    return nn.Sequential(*parts, nn.Conv2d(given, OUTPUTS, 1))


def store(trained: Any, target: Path) -> None:
    """As ONNX, the normalisation folded into the convolutions before it."""
    from onnx import TensorProto, checker, helper, numpy_helper
    from torch import nn

    convolutions = [m for m in trained if isinstance(m, nn.Conv2d)]
    norms = [m for m in trained if isinstance(m, nn.BatchNorm2d)]
    nodes, weights, last = [], [], "view"
    for n, conv in enumerate(convolutions):
        window = conv.weight.detach()
        if n < len(norms):
            norm = norms[n]
            scale = (norm.weight / (norm.running_var + norm.eps).sqrt()).detach()
            window, bias = window * scale[:, None, None, None], (norm.bias - norm.running_mean * scale).detach()
        else:
            bias = conv.bias.detach()
        weights += [
            numpy_helper.from_array(window.numpy(), f"window{n}"),
            numpy_helper.from_array(bias.numpy(), f"bias{n}"),
        ]
        pad = list(conv.padding)
        nodes.append(
            helper.make_node(
                "Conv", [last, f"window{n}", f"bias{n}"], [f"conv{n}"], kernel_shape=list(conv.kernel_size),
                strides=list(conv.stride), dilations=list(conv.dilation), pads=pad * 2,
            )
        )  # fmt: skip
        last = f"conv{n}"
        if n < len(norms):
            nodes.append(helper.make_node("Relu", [last], [f"relu{n}"]))
            last = f"relu{n}"
    wide = 64 * COLUMN
    graph = helper.make_graph(
        nodes,
        "date_line",
        [helper.make_tensor_value_info("view", TensorProto.FLOAT, [1, 1, HIGH, wide])],
        [helper.make_tensor_value_info(last, TensorProto.FLOAT, [1, OUTPUTS, 1, wide // COLUMN])],
        weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    checker.check_model(model)
    target.write_bytes(model.SerializeToString())
