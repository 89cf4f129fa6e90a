"""What each page says to machines: linked data, cards, and the tags that reference managers read."""
