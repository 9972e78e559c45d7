"""Named platforms, parks and programmes."""
