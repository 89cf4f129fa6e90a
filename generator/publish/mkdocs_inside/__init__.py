"""All that is used of MkDocs beyond what it documents for plugins; written against MkDocs 1.6.1."""
