"""Articles are tied to each other, with the reason stated."""
