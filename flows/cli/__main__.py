"""``python -m flows.cli`` is ``conventions``."""

from flows.cli import main

main()
