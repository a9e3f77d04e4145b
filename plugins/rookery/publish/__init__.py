"""archive + content -> site model -> plan of pages -> output/. Never goes to the network."""
