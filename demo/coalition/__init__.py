"""What the coalition of the invented county did, area by area; each loads its own scene."""
