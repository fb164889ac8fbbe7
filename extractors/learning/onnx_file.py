"""A trained network in the form that OpenCV reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def store(trained: Any, shape: tuple[int, ...], target: Path) -> None:
    """As ONNX, its normalisations folded in. ``shape``: of a picture it may be shown; others may be wider or higher."""
    import torch

    torch.onnx.export(trained.eval(), (torch.zeros(shape),), target, opset_version=13, dynamo=False)
