"""When an article is of: every clue, with its words, and the date that follows."""
