"""Two texts of a draft beside each other: which paragraph is which, and what changed in each.

* model       what a comparison is; every struct goes to JSON and back
* tokens      what counts as one word, number, date, symbol or mark
* words       the changes inside a paragraph, written as pieces
* similarity  how alike paragraphs are
* matching    which paragraph of one text is which of the other, by content
* roles       what is known by its place, such as the title
* parts       paragraphs that were split or merged
* moves       which paragraphs left their place
* order       the order in which a redline is read
* calls       the calls of notes, which are words of the text
* comparison  the comparison of two texts
* replay      the way from one text to the other by a comparison, and back
* identity    the ids of paragraphs, carried from revision to revision
* summary     how much changed, in figures and in a sentence
* naming      what people call a paragraph and a change
* html, text  the redline for a page (pages: its stops and notes) and for a mail
"""
