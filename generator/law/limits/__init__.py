"""Limits of procedure, article by article: from the act that starts them to their last day; counted by ``count``."""
