"""The forms in which what is in a store can leave it: one module a form."""
