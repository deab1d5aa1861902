"""Reading in this room: permissions for those who work with a client, packets for those who receive one."""
