"""Who and what is let in, and what every response carries, before Gradio sees a request."""
