"""Documents to findings: forms, labels, the parser, identity and editorial checks."""
