"""HTML from outside becomes blocks of text, harmless."""
