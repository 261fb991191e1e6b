"""What the phone asks for: the shell, the packs, and my visits."""
