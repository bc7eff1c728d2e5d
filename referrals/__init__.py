"""Who brings new guests: signed links, the waiter who asks, and the owner's list."""
