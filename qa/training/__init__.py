"""Writes again the data files of `qa.evidence` from public sources; needs the `train` extra."""
