"""A merchant's customers: who they are to staff, at a glance and in lists."""
