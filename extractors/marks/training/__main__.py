"""Draws, learns, and writes the network beside this package; see :mod:`extractors.marks.training`."""

from __future__ import annotations

from pathlib import Path

import extractors
from extractors.learning.teaching import command, run
from extractors.marks.training.ink import Faces
from extractors.marks.training.learning import learn
from extractors.marks.training.network import network

STORED = Path(extractors.__file__).parent / "data" / "pen_map.onnx"


def main() -> None:
    """An hour on two cores, one of which draws."""
    parser = command("python -m extractors.marks.training", __doc__, minutes=60)
    parser.add_argument("--hand", nargs="+", type=Path, required=True, help="typefaces of handwriting")
    chosen = parser.parse_args()
    faces = Faces(tuple(chosen.printed), tuple(chosen.hand))
    run(network(), chosen, lambda net, plan: learn(net, faces, plan, STORED))


if __name__ == "__main__":
    main()
