"""What the file formats of tables hold: packages, cell styles, number formats, pictures, texts."""
