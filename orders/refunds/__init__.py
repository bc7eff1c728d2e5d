"""Money that goes back, and the points that go with it."""
