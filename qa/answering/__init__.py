"""From weighed candidates to an answer: passages, what is marked in them, the verdict."""
