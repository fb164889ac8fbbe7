"""How ``data/pen_map.onnx`` came to be: pieces of pages are drawn, damaged as scanners do, and learnt from.

    python -m extractors.marks.training --print FONT.ttf ... --hand FONT.ttf ... --keep weights.pt

The weights in this package were learnt in 52, 18 and 10 minutes on two cores, one of which drew (some 170,000 papers;
the second time with signatures of a few plain strokes and engraved letters, the third with stamps pressed twice).
Print: Liberation, DejaVu, Carlito, Caladea, Lato, Open Sans, Quicksand, and five faces of npm's ``@fontsource``;
hands: 57 of ``@fontsource``. Held out: homemade-apple, indie-flower, gochi-hand, and all that the samples draw with.

Run by a developer when the network of ``extractors.marks.pen_map`` or its view of a block changes; nothing else
imports this package, and what it needs besides is told in ``extractors.learning``. ``curves`` draws with a pen,
``stamps`` with rubber, ``papers`` puts them on a page, ``scans`` takes the picture, ``lessons`` shows it as the network
sees it, ``network`` is built and ``learning`` trains it.
"""
