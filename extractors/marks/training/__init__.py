"""How ``data/pen_map.npz`` came to be: pieces of pages are drawn, damaged as scanners do, and learnt from.

    python -m extractors.marks.training --print FONT.ttf ... --hand FONT.ttf ... --steps 20000

The committed weights come from 13,000 papers (print: Liberation and DejaVu; hands: six typefaces) and some 6,000 steps
that four processes shared. Run by a developer when the network of ``extractors.marks.pen_map`` or its view of a block
changes. Nothing else imports this package. ``curves`` draws with a pen, ``stamps`` with rubber, ``papers`` puts them on
a page, ``scans`` takes the picture, ``lessons`` shows it as the network sees it, and ``learning`` does the arithmetic.
"""
