"""详情: what is told of each kind of entity."""
