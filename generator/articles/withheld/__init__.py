"""What editors keep from readers, and the search for it in all that is built."""
