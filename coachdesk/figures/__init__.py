"""The one place where data becomes something shown: finished, worded, localised values."""
