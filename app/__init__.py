"""What people touch: the commands and what they show. The other packages do the work."""
