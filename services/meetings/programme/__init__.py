"""The programme of work: numbered meetings of half a day, each in a room."""
