"""Who says what: the words, the verb of saying, and whose they are."""
