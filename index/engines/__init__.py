"""Where terms are searched: the protocol, and the engines behind it."""
