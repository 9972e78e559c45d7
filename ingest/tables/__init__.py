"""Tables, real or flattened to a cell a line: columns, rows, cells and their figures."""
