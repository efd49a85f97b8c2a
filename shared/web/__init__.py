"""What every page is made of: the layout, its parts, the style, dates in words, the timeline."""
