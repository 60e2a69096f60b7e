"""Names, codes, groups of countries and localities, in six languages."""
