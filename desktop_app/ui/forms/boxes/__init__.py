"""The widgets that edit one field."""
