"""The invented coalition: what each area shows, done by its people."""
