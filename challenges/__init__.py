"""The link at the table: a guest confirms one order, once, with their own key."""
