"""Which task needs what another one makes, and which tasks share something."""
