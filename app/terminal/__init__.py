"""The commands as a terminal shows them: options, the prompt, answers as text and tables."""
