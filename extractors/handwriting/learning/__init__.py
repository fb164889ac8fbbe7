"""Makes ``data/date_line.onnx``, the network that reads a line. Only for training: the product imports none of it.

Lines are drawn: dates in typefaces of handwriting, whole or sign by sign in one hand or several that take turns, in
strokes of a pen (``strokes``), in real figures, in print and as stamps; with dots, rules, words and strokes of
signatures around them; and worn as scanners, faxes and JPEG wear them (``paper``). Half of the years are any year of
the century, and some figures are no date at all, so that the network reads what stands there and not what is usual.

What it needs besides is told in ``extractors.learning``.

The weights in this package were learnt in 36 minutes on two cores, one of which drew: some 14,500 steps of 32 lines.
Of 675 drawn dates in hands that were never learnt from, many hardly legible, 48 % are read right in one view (37 % by
the network before).

Hands: of npm's ``@fontsource`` allura, amatic-sc, architects-daughter, bad-script, balsamiq-sans, birthstone, caveat,
caveat-brush, cedarville-cursive, chilanka, cookie, courgette, damion, delicious-handrawn, delius, gaegu,
gloria-hallelujah, handlee, itim, kalam, la-belle-aurore, licorice, liu-jian-mao-cao, long-cang, mansalva, marck-script,
mr-dafoe, mr-de-haviland, ms-madi, nanum-brush-script, nanum-pen-script, neucha, oooh-baby, parisienne, patrick-hand,
permanent-marker, reenie-beanie, rochester, rock-salt, sacramento, satisfy, schoolbell, shadows-into-light,
shantell-sans, short-stack, sriracha, sue-ellen-francisco, swanky-and-moo-moo, the-girl-next-door, twinkle-star, vibur
and zen-kurenaido; and all but the last 300 of the UCI digits (``digits.csv.gz`` of scikit-learn: 43 hands, 8 x 8
pixels). Print: @fontsource archivo-narrow, courier-prime, oswald, share-tech-mono and special-elite, and of Debian's
Liberation, DejaVu, Carlito, Caladea, Lato, Open Sans, Quicksand, Gentium Basic, Charis and Roboto.

Wholly held out, to measure with: @fontsource annie-use-your-telescope, covered-by-your-grace, gochi-hand,
homemade-apple, indie-flower, nothing-you-could-do, playpen-sans and zhi-mang-xing; Debian's fonts-breip,
fonts-dancingscript, fonts-dkg-handwriting, fonts-ecolier-court, fonts-kristi, fonts-rufscript and Delphine of
fonts-sjfonts; the last 300 digits; ten faces of print.
"""
