"""The dialogs in which proposals are reviewed, filed, assigned, answered and handled again."""
