"""Turns a folder of raw news articles into a searchable static website; its folders in order are the pipeline."""
