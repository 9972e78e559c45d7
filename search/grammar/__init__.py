"""What tokens mean together: a module for each family of phrases, and the chart that reads them."""
