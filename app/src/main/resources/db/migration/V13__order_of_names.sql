-- How people sort names: case and accents matter only between names that are the same without them, and numbers count
-- as numbers, so that "Ad 2" comes before "Ad 10".
create collation by_name (provider = icu, locale = 'und-u-kn-true');
