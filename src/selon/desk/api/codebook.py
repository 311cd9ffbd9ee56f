"""`/codebook`: the definitions.

Annotations are evaluated here (no `from __future__ import annotations`): FastAPI reads them.
"""

from typing import Annotated

from fastapi import APIRouter, Query

from selon._wording import Language
from selon.desk.views.codebook import Codebook, codebook

router = APIRouter(tags=["codebook"])


@router.get("/codebook")
def get_codebook(lang: Annotated[Language, Query()] = "en") -> Codebook:
    """Give every vocabulary and rule with its definition."""
    return codebook(lang)
