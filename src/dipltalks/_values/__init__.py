"""Values below the model: dates, identifiers, constraints, and the base of every record."""
