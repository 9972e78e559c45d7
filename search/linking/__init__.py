"""Names of a graph, and where a question means one of them."""
