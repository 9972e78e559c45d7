"""责任: who does what, how much, and what nobody or too many own."""
