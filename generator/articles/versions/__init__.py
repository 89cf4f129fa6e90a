"""The same article again, and the stories that a wire service sent again."""
