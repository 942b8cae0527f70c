"""工作台: figures, charts, first steps and recent changes."""
