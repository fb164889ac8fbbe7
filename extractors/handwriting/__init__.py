"""Dates by hand: a second reader, independent of Tesseract, that goes by the shape of each sign."""
