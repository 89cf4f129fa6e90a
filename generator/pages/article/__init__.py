"""The page of an article, and of what became of it."""
