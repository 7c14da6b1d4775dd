"""Tables from elsewhere: chosen, understood column by column, checked line by line, imported as one change."""
