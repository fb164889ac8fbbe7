"""Draws lines, learns to read them, and writes the network beside this package (see this folder's docstring).

python -m extractors.handwriting.learning --digits digits.csv.gz --pen FONT ... --print FONT ... --keep weights.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import extractors
from extractors.handwriting.learning.learning import learn
from extractors.handwriting.learning.network import network
from extractors.learning.pace import Plan

STORED = Path(extractors.__file__).parent / "data" / "date_line.onnx"


def main() -> None:
    """Forty minutes on two cores, one of which draws."""
    parser = argparse.ArgumentParser(prog="python -m extractors.handwriting.learning", description=__doc__)
    parser.add_argument("--digits", type=Path, required=True, help="digits.csv.gz of scikit-learn")
    parser.add_argument("--pen", nargs="+", type=Path, required=True, help="typefaces of handwriting")
    parser.add_argument("--print", dest="printed", nargs="+", type=Path, required=True, help="typefaces of print")
    parser.add_argument("--minutes", type=float, default=40)
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
    hands = (tuple(chosen.pen), tuple(chosen.printed), chosen.digits)
    learn(net, hands, Plan(chosen.minutes, chosen.pace, chosen.seed, chosen.drawing), STORED)
    torch.save(net.state_dict(), chosen.keep)


if __name__ == "__main__":
    main()
