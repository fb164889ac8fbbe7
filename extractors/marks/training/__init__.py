"""How ``data/pen_map.onnx`` came to be: pieces of pages are drawn, damaged as scanners do, and learnt from.

    python -m extractors.marks.training --print FONT.ttf ... --hand FONT.ttf ... --keep weights.pt

Run by a developer when the network of ``extractors.marks.pen_map`` or its view of a block changes; nothing else
imports this package, and what it needs besides is told in ``extractors.learning``. ``curves`` draws with a pen,
``stamps`` with rubber, ``papers`` puts them on a page, ``scans`` takes the picture, ``lessons`` shows it as the network
sees it, ``network`` is built and ``learning`` trains it.
"""
