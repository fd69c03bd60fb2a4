"""The web chat: a Gradio page on which every citation is one click from its sentence."""
