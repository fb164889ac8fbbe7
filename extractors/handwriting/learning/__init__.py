"""Makes ``data/date_line.onnx``, the network that reads a line. Only for training: the product imports none of it.

Lines are drawn: dates in typefaces of handwriting, whole or sign by sign in one hand or several that take turns, in
strokes of a pen (``strokes``), in real figures, in print and as stamps; with dots, rules, words and strokes of
signatures around them; and worn as scanners, faxes and JPEG wear them (``paper``). Half of the years are any year of
the century, and some figures are no date at all, so that the network reads what stands there and not what is usual.

Needs torch and onnx, which the product does not: ``pip install torch onnx numpy opencv-python-headless pillow``.

The weights in this package were learnt by these functions from 36,000 lessons in some 8,800 steps of 32, on two busy
cores that shared the weights and stepped each for itself, with three restarts of the pace: another run gives other
weights, and a longer one better ones. Hands: of npm's ``@fontsource`` allura, amatic-sc, architects-daughter,
bad-script, balsamiq-sans, birthstone, caveat, caveat-brush, cedarville-cursive, chilanka, cookie, courgette, damion,
delicious-handrawn, delius, gaegu, gloria-hallelujah, handlee, itim, kalam, la-belle-aurore, licorice,
liu-jian-mao-cao, long-cang, mansalva, marck-script, ms-madi, nanum-brush-script, nanum-pen-script, neucha, oooh-baby,
parisienne, patrick-hand, permanent-marker, poor-story, reenie-beanie, rochester, rock-salt, sacramento, satisfy,
schoolbell, shadows-into-light, shantell-sans, short-stack, sriracha, sue-ellen-francisco, swanky-and-moo-moo,
the-girl-next-door, twinkle-star, vibur, yomogi and zen-kurenaido; of Debian fonts-comic-neue, fonts-kaushanscript,
fonts-tlwg-purisa-otf, fonts-humor-sans, fonts-kiloji, fonts-klee, fonts-leckerli-one, fonts-seto, fonts-sjfonts
(SteveHand), fonts-tomsontalks and fonts-yusei-magic; and all but the last 300 of the UCI digits (``digits.csv.gz`` of
scikit-learn: 43 hands, 8 x 8 pixels). Print: 49 faces of @fontsource archivo-narrow, courier-prime, oswald,
share-tech-mono, special-elite and staatliches, and of Debian's Liberation, DejaVu, Carlito, Caladea, Lato, Open Sans,
Roboto, Gentium Basic, Charis, Quicksand, Jura, Play, OSP-DIN, RocknRoll and GNUTypewriter.

Wholly held out, to measure with: @fontsource annie-use-your-telescope, covered-by-your-grace, gochi-hand,
homemade-apple, indie-flower, nothing-you-could-do, playpen-sans and zhi-mang-xing; Debian's fonts-bwht (all six),
fonts-breip, fonts-dancingscript, fonts-dkg-handwriting, fonts-ecolier-court, fonts-kristi, fonts-rufscript and
Delphine of fonts-sjfonts; the last 300 digits; ten faces of print.
"""
