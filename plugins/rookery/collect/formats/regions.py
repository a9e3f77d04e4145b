"""States and provinces behind a city, and which of their letters mean a country as well. Pure.

In: a city and what stands behind it ("San Francisco", "CA"). Out: the country that this means, or ``""``. Where letters
are both a region and a country ("Chicago, IL"; "Tel Aviv, IL") one of the two is the rule and the cities named here are
the exception; where neither is usual enough to be the rule, only a city named here decides.
"""

from __future__ import annotations

from rookery.model.countries import country_code, fold

_STATES = """
AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky
LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana
NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota
OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas
UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
"""
# Of Canada; the letters of its other provinces are countries (NL, PE, SK).
_PROVINCES = """
AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NS Nova Scotia|ON Ontario|QC Quebec
"""
# Usually the region (of the USA, Brazil, Switzerland, Italy, Australia); the country only behind these of its cities.
_MOSTLY_REGIONS = """
AG |AL Tirana|AM Yerevan|AR Buenos Aires,Cordoba,Rosario,Mendoza,La Plata|AZ Baku|BA Sarajevo,Banja Luka,Mostar,Tuzla
BG Sofia,Plovdiv,Varna,Burgas,Ruse|BO La Paz,Santa Cruz,Cochabamba
CA Toronto,Montreal,Vancouver,Ottawa,Calgary,Edmonton,Winnipeg,Waterloo,Kitchener,Mississauga,Markham,Burnaby,Halifax
CO Bogota,Bogota DC,Medellin,Cali,Barranquilla,Cartagena,Bucaramanga,Pereira|GA Libreville|GE Tbilisi,Batumi,Kutaisi
ID Jakarta,Surabaya,Bandung,Medan,Denpasar,Bali,Yogyakarta,Semarang,Tangerang,Batam,South Jakarta,Jakarta Selatan
IL Tel Aviv,Tel Aviv Yafo,Jerusalem,Haifa,Herzliya,Ramat Gan,Petah Tikva,Petach Tikva,Netanya,Raanana,Rehovot,Yokneam
IL Yokneam Illit,Holon,Beer Sheva,Beersheba,Hod Hasharon,Kfar Saba,Rosh Haayin,Caesarea,Rishon Lezion,Givatayim
IN Bangalore,Bengaluru,Hyderabad,Mumbai,Pune,Chennai,Delhi,New Delhi,Gurgaon,Gurugram,Noida,Kolkata,Ahmedabad,Kochi
IN Coimbatore,Jaipur,Indore,Chandigarh,Mohali,Trivandrum,Thiruvananthapuram,Vadodara,Nagpur,Surat,Visakhapatnam,Lucknow
IN Bhubaneswar,Mysore,Mysuru,Goa,Navi Mumbai,Thane,Faridabad,Ghaziabad
KY George Town,Grand Cayman|LA Vientiane|LU Luxembourg,Luxemburg,Luxembourg City,Esch sur Alzette|MA Casablanca,Rabat
MA Marrakesh,Marrakech,Tangier,Tanger,Fez,Agadir|MD Chisinau,Balti|ME Podgorica,Budva,Kotor,Niksic|MG Antananarivo
MN Ulaanbaatar,Ulan Bator|MO Macau,Macao|MS Plymouth,Brades|MT Valletta,Sliema,St Julians,Saint Julians,Msida,Gzira
MT Birkirkara,Ta Xbiex,Swieqi,Mosta,Floriana,Qormi,San Gwann,Pieta|NA Windhoek|NC Noumea|NE Niamey
PA Panama City,Ciudad de Panama,Panama|PE Lima,Arequipa,Cusco,Trujillo|PR San Juan,Ponce,Bayamon,Caguas,Guaynabo
RS Belgrade,Beograd,Novi Sad,Nis|SA Riyadh,Jeddah,Dammam,Khobar,Al Khobar,Dhahran,Mecca,Medina,Neom|SC Mahe
SD Khartoum|SH Jamestown|SO Mogadishu|SZ Mbabane|TG Lome|TN Tunis,Sfax,Sousse,Ariana|TO Nukualofa|VA Vatican City
"""
# Usually the country; the region behind these cities.
_MOSTLY_COUNTRIES = """
BE Bern,Berne,Biel,Bienne,Thun,Koniz,Burgdorf,Langenthal|ES Vitoria,Vila Velha,Serra,Cariacica,Linhares
DE Wilmington,Newark,Dover,New Castle,Middletown,Lewes,Georgetown,Milford,Seaford,Smyrna,Bear,Claymont,Hockessin
DE Rehoboth Beach,Millsboro,Laurel,Harrington,Delaware City,Bethany Beach,Townsend,Odessa,Selbyville,Felton,Milton
NL St Johns,Saint Johns,Corner Brook,Gander,Mount Pearl|RO Porto Velho,Rovigo,Ji Parana|SE Aracaju
SG St Gallen,Sankt Gallen,Saint Gall,Rapperswil,Wil,Gossau,Rorschach,Buchs,Heerbrugg,Uzwil
SK Saskatoon,Regina,Moose Jaw,Prince Albert
"""
_THEN = {"DE": "US", "NL": "CA", "SK": "CA", "BE": "CH", "SG": "CH"}
"""The country of the cities in ``_MOSTLY_COUNTRIES`` where all of them lie in one."""


def region_country(region: str, city: str = "") -> str:
    """The country of a state or province of the USA or Canada by its name or, in capitals, its letters; else ``""``.

    ``""`` too where the letters mean a country behind this ``city``, and for Georgia without a city.
    """
    region = region.strip()
    letters = region.replace(".", "")
    name = fold(region)
    if name == "georgia":
        return "" if not city or fold(city) in _REGION_FIRST["GE"] else "US"
    if name in _NAMES:
        return _NAMES[name]
    if letters.isupper() and letters in _LETTERS:
        elsewhere = fold(city) in _REGION_FIRST.get(letters, ()) if city else False
        return "" if elsewhere or (letters in _COUNTRY_FIRST and letters_country(city, letters)) else _LETTERS[letters]
    return ""


def names_region(text: str, country: str) -> bool:
    """Whether a text is the name of a state or province of this country."""
    return _NAMES.get(fold(text)) == country


def letters_country(city: str, letters: str) -> str:
    """The country that two capital letters behind a city stand for, ``""`` where that is a region or cannot be told."""
    place = fold(city)
    if letters in _COUNTRY_FIRST:
        return "" if place in _COUNTRY_FIRST[letters] else letters
    if letters in _REGION_FIRST or letters in _LETTERS:
        return country_code(letters) if place in _REGION_FIRST.get(letters, ()) else ""
    return country_code(letters)


def country_behind(city: str, text: str) -> tuple[str, bool]:
    """What stands behind a city, read: the country it means and whether it is a region of that country.

    ``("", False)`` if it is neither, or may be either.
    """
    text = text.strip()
    letters = text.replace(".", "")
    country = region_country(text, city)
    if country:
        return country, True
    if len(letters) != len("US") or not letters.isascii():
        return country_code(text), False
    if not letters.isupper():
        return "", False
    other = _THEN.get(letters, "") if fold(city) in _COUNTRY_FIRST.get(letters, ()) else ""
    return (other, True) if other else (letters_country(city, letters), False)


def _cities(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for part in table.strip().replace("\n", "|").split("|"):
        cities = found.setdefault(part[:2], set())
        cities.update(fold(city) for city in part[3:].split(",") if city)
    return {letters: frozenset(cities) for letters, cities in found.items()}


def _regions() -> tuple[dict[str, str], dict[str, str]]:
    letters: dict[str, str] = {}
    names: dict[str, str] = {"washington dc": "US"}
    for country, table in (("US", _STATES), ("CA", _PROVINCES)):
        for part in table.strip().replace("\n", "|").split("|"):
            letters[part[:2]] = names[fold(part[3:])] = country
    return letters, names


_LETTERS, _NAMES = _regions()
_REGION_FIRST = _cities(_MOSTLY_REGIONS)
_COUNTRY_FIRST = _cities(_MOSTLY_COUNTRIES)
