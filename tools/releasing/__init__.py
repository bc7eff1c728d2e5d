"""What a release is: an archive as LNbits installs it, and its entry in a catalogue."""
