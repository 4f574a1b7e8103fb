"""Cases -> pages of the site."""
