"""Which version of the program this is; asking the installation for it would take long."""

VERSION = "0.1.0"
