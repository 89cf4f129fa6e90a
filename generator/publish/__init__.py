"""Pages become the site on disk."""
