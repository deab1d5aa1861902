"""What this room's screens take in: parsing and wording."""
