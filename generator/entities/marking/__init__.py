"""What a language model marks in a text, and what of it is a name."""
