"""Quotations: by speaker, by year, and as several reports tell them."""
