"""One article a row: CSV, JSON Lines, Parquet."""
