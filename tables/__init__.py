"""Tables with a link on them, and the guests who say that they sit there."""
