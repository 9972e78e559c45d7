"""What the pages are made of: the source they read, the addresses they have, and safe pieces of HTML."""
