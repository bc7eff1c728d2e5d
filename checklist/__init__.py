"""What an owner looks at before the first guest: is this server ready for them?"""
