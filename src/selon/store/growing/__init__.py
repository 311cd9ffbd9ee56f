"""The ledger as it grows: what each dispatch gives to it is kept, only what is touched made anew.

A record is condensed once to its *chapter*. Its happenings are weighed against those with which
they share a block, its runs of words against those of other dispatches, and what speaks for a join
is kept as a pair. Happenings that pairs link, however far, are a *cluster*: nothing outside one
decides what becomes of it. So a dispatch that comes, goes or is judged touches the clusters of its
happenings; these are grouped anew, and of their incidents those are rewritten whose members, or
these members' chapters, have changed.

`changes` says what has come and gone, `entering` takes it in and out, `regrouping` makes the
incidents of touched clusters, `writing` puts them in the place of the old ones.
"""
