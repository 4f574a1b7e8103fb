"""The law as code: one article, one function, one table of rows; knows no case, reads no file but its own tables."""
