"""Plans that are a table: each row is a task, its cells what is to be done, by when, and by whom."""
