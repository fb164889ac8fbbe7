"""Style VARIED: as many ways of wording and laying out a convention as could be thought of, for development."""
