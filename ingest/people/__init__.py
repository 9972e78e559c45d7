"""Member lists: who serves on which group, in which role and from which post."""
