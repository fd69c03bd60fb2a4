"""What texts mean, as vectors: the optional extra `meaning`. Nothing here writes text."""
