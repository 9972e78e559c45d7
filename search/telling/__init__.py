"""An answer in Chinese: how the question was understood, the sentence, the proof."""
