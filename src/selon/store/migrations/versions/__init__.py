"""One file a step; each is applied whole or not at all."""
