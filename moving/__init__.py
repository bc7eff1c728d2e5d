"""A programme moves to another server, its chains intact, in one file and for good.

`travels` says which rows go along and `document` what the file is and whether it is
genuine (both are pure); `leaving` freezes the programme and writes the file, `arriving`
takes it in.
"""
