"""Draws, learns, and writes the network beside this package; see :mod:`extractors.marks.training`."""

from __future__ import annotations

import argparse
from pathlib import Path

import extractors
from extractors.learning.pace import Plan
from extractors.marks.training.ink import Faces
from extractors.marks.training.learning import learn
from extractors.marks.training.network import network

STORED = Path(extractors.__file__).parent / "data" / "pen_map.onnx"


def main() -> None:
    """An hour on two cores, one of which draws."""
    parser = argparse.ArgumentParser(prog="python -m extractors.marks.training", description=__doc__)
    parser.add_argument("--print", dest="printed", nargs="+", type=Path, required=True, help="typefaces of print")
    parser.add_argument("--hand", nargs="+", type=Path, required=True, help="typefaces of handwriting")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--drawing", type=int, default=1, help="processes that draw")
    parser.add_argument("--go-on", type=Path, help="weights to start from, as an earlier run left them")
    parser.add_argument("--keep", type=Path, required=True, help="where to leave the weights, to go on from")
    parser.add_argument("--pace", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=2026)
    chosen = parser.parse_args()
    import torch

    net = network()
    if chosen.go_on:
        net.load_state_dict(torch.load(chosen.go_on))
    faces = Faces(tuple(chosen.printed), tuple(chosen.hand))
    learn(net, faces, Plan(chosen.minutes, chosen.pace, chosen.seed, chosen.drawing), STORED)
    torch.save(net.state_dict(), chosen.keep)


if __name__ == "__main__":
    main()
