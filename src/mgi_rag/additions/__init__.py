"""Documents that people add: previewed, kept in their data folder, indexed beside the corpus."""
