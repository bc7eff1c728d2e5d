"""Cards of other places: which are trusted, what they give, and showing one."""
