"""What the invented coalition does. One file an area, each with one function `load`."""
