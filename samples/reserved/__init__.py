"""Style RESERVED: the papers of six académies that know nothing of one another, each with a template, wordings and a
page of its own. For measuring only: who works on the reader does not look in here, nor at documents made from here."""
