"""What must be made, what is already made, and the making of it."""
