"""The parts of a document and the items that are tasks."""
