"""Style UNSEEN: other wordings, typefaces, pages and scanners than those of every other style, for the numbers that are
reported. Who works on the reader does not look in here, nor at documents made from here."""
