"""Cited answers over the profiles of the Migration Governance Indicators (MGI)."""
