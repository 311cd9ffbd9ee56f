"""`python -m selon`."""

from selon.cli import main

main()
