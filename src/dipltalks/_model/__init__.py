"""The records: what sources say, and the codebook they are coded with."""
