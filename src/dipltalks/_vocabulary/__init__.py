"""The closed terms: one enumeration for each question that has a fixed set of answers."""
