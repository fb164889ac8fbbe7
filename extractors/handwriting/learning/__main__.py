"""Draws lines, learns to read them, and writes the network beside this package (see this folder's docstring).

python -m extractors.handwriting.learning --digits digits.csv.gz --pen FONT ... --print FONT ... --keep weights.pt
"""

from __future__ import annotations

from pathlib import Path

import extractors
from extractors.handwriting.learning.learning import learn
from extractors.handwriting.learning.network import network
from extractors.learning.teaching import command, run

STORED = Path(extractors.__file__).parent / "data" / "date_line.onnx"


def main() -> None:
    """Forty minutes on two cores, one of which draws."""
    parser = command("python -m extractors.handwriting.learning", __doc__, minutes=40)
    parser.add_argument("--digits", type=Path, required=True, help="digits.csv.gz of scikit-learn")
    parser.add_argument("--pen", nargs="+", type=Path, required=True, help="typefaces of handwriting")
    chosen = parser.parse_args()
    hands = (tuple(chosen.pen), tuple(chosen.printed), chosen.digits)
    run(network(), chosen, lambda net, plan: learn(net, hands, plan, STORED))


if __name__ == "__main__":
    main()
