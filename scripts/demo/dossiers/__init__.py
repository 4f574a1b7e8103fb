"""One module per case: ``draw(world)`` gives the bytes of each exhibit, by its identifier in the case file."""
