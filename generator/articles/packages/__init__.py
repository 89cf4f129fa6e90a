"""Files that hold other files, read in place."""
