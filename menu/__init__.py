"""The menu: what a merchant sells, and at what price."""
