"""Turns a folder of raw news articles into a searchable static website; the folders are the pipeline."""
