"""Reports as pages of their own: one HTML file each, that asks nothing of any network."""
