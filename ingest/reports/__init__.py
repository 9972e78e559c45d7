"""Progress sheets: files to rows."""
