"""The queries: collections of records, and what names in a question are looked up in."""
