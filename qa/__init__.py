"""Questions in, verbatim passages with citations out; built on `index`."""
