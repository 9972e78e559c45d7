"""A question's words as typed tokens."""
