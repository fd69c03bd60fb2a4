"""A question: what it asks for, what it leans on, and what is no question to the article."""
