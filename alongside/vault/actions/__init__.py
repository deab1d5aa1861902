"""Writing in the vault: keys, the access list, break-glass, destruction. Each action says who did it."""
