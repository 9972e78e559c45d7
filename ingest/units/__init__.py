"""The bodies that tags and cells name: lists, roles, conventions, and which spellings are one body."""
