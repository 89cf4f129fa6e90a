"""The front page, the calendar, and what people write themselves."""
