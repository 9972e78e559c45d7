"""问一问: the box, the understood question as chips, the answer and its picture."""
