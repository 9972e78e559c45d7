"""What a reader should look at before relying on the graph."""
