"""Building gazetteer files: the shipped one, a user's GeoNames dump, packs, city layers."""
