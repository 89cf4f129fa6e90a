"""Feeds of what comes to the archive, for those who follow it."""
