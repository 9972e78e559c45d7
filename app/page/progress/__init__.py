"""进展: lights, items, due dates, changes, and sheets that come in."""
