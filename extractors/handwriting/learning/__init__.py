"""Makes ``data/date_line.onnx``, the network that reads a line. Only for training: the product imports none of it.

Lines are drawn: dates in typefaces of handwriting, whole or sign by sign in one hand or several that take turns, in
strokes of a pen (``strokes``), in real figures, in print and as stamps; with dots, rules, words and strokes of
signatures around them; and worn as scanners, faxes and JPEG wear them (``paper``). Half of the years are any year of
the century, and some figures are no date at all, so that the network reads what stands there and not what is usual.

Needs ``torch`` and ``onnx``, which the product does not: ``pip install torch onnx``, beside what it has.
"""
