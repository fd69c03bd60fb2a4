"""A library in an OpenSearch cluster, asked from any machine that reaches it."""
