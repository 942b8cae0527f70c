"""What good proposals go through besides their handling: key ones, reviews, awards, offers."""
