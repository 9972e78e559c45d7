"""A file as text with offsets, and how pieces of Chinese are matched."""
