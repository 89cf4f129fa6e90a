"""The search index: what the pages of the site hold, by word, in files small enough to fetch one by one."""
