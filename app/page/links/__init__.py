"""依赖: what is around an entity, as a picture and as a table."""
