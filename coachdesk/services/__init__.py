"""What the practitioner can do: one method a verb, one transaction a verb, plain values in and out."""
