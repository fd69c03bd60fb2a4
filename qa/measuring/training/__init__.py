"""Writes again the data files of `qa.weighing` from public sources; needs the `train` extra."""
