"""Articles as scholars, editors of Wikipedia and their programs cite them."""
