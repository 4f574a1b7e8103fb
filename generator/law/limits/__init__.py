"""Limits of procedure, article by article: from the act that starts them to their last day; counted by ``count``."""

from generator.law.limits.order import cpc_1411_signification

__all__ = ["cpc_1411_signification"]
