"""What bills of a time that has been would have earned under another rule."""
