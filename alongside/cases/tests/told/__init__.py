"""What a client told."""
