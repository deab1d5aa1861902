"""Reading in this room: for the sender, for who receives, for who looks after the network."""
