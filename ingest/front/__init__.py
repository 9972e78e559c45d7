"""The head of a document: title, issuer, dates, place and period."""
