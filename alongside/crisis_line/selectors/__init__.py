"""Reading the line: who holds it, what was handed over, who was sent, what was asked from outside."""
