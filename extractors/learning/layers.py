"""The layers that both networks are built of."""

from __future__ import annotations

from typing import Any


def conv(channels: tuple[int, int], window: Any = 3, step: Any = 1, pad: Any = None, spread: Any = 1) -> Any:
    """A convolution from the first number of channels to the second, normalised, and what is below nought cut off."""
    from torch import nn

    given, made = channels
    around = window // 2 if pad is None else pad
    return nn.Sequential(
        nn.Conv2d(given, made, window, step, around, spread, bias=False), nn.BatchNorm2d(made), nn.ReLU(inplace=True)
    )


def residual(*layers: Any) -> Any:
    """What comes in and, added to it, what the layers make of it."""
    from torch import nn

    class Residual(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
        def __init__(self) -> None:
            super().__init__()
            self.layers = nn.Sequential(*layers)

        def forward(self, given: Any) -> Any:
            return given + self.layers(given)

    return Residual()


def square(channels: int) -> Any:
    """A residual of two convolutions."""
    return residual(conv((channels, channels)), conv((channels, channels)))
