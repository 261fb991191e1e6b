"""The editor's form view: fields that change the same text, value by value."""
