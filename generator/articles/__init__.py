"""Files of any supported format become articles."""
