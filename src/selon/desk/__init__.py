"""The desk: a web application on one store, and the REST API; both call the same functions.

`app` puts it together, `safety` decides what may come in, `pages` and `api` hold one module a
page or subject. The functions they call stand in `views` and in the rooms above.
"""
