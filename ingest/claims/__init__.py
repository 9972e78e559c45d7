"""What the stages read, made into nodes and edges with evidence."""
