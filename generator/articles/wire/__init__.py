"""What wire services write above, below and into a story."""
