"""The pages of the week and of the chronicle, the dialogs of agenda items."""
