"""Countries: ISO 3166-1 codes and the names by which job boards and people call them.

In: a code or a name in English, German or French, in any spelling that is usual. Out: the alpha-2 code, or the English
name of a code. England, Scotland, Wales and Northern Ireland are read as GB. A line holds alpha-2, alpha-3, the English
name, then what else means it.
"""

from __future__ import annotations

import re
import unicodedata

_TABLE = """
AD AND Andorra|Andorre
AE ARE United Arab Emirates|UAE|Emirates|Vereinigte Arabische Emirate|VAE|Émirats arabes unis
AF AFG Afghanistan
AG ATG Antigua and Barbuda|Antigua & Barbuda|Antigua und Barbuda|Antigua-et-Barbuda
AI AIA Anguilla
AL ALB Albania|Albanien|Albanie
AM ARM Armenia|Armenien|Arménie
AO AGO Angola
AQ ATA Antarctica|Antarktis|Antarctique
AR ARG Argentina|Argentinien|Argentine
AS ASM American Samoa|Amerikanisch-Samoa|Samoa américaines
AT AUT Austria|Österreich|Oesterreich|Autriche
AU AUS Australia|Australien|Australie
AW ABW Aruba
AX ALA Åland Islands|Åland|Ålandinseln|Îles Åland
AZ AZE Azerbaijan|Aserbaidschan|Azerbaïdjan
BA BIH Bosnia and Herzegovina|Bosnia & Herzegovina|Bosnia|Bosnien und Herzegowina|Bosnien|Bosnie-Herzégovine
BB BRB Barbados|Barbade
BD BGD Bangladesh|Bangladesch
BE BEL Belgium|Belgien|Belgique|België
BF BFA Burkina Faso
BG BGR Bulgaria|Bulgarien|Bulgarie
BH BHR Bahrain|Bahreïn
BI BDI Burundi
BJ BEN Benin|Bénin
BL BLM Saint Barthélemy|Saint-Barthélemy|St. Barthélemy
BM BMU Bermuda|Bermudes
BN BRN Brunei|Brunei Darussalam|Brunéi
BO BOL Bolivia|Bolivien|Bolivie|Plurinational State of Bolivia
BQ BES Caribbean Netherlands|Bonaire, Sint Eustatius and Saba|Bonaire|Karibische Niederlande|Pays-Bas caribéens
BR BRA Brazil|Brasilien|Brésil|Brasil
BS BHS Bahamas|The Bahamas
BT BTN Bhutan|Bhoutan
BV BVT Bouvet Island|Bouvetinsel|Île Bouvet
BW BWA Botswana|Botsuana
BY BLR Belarus|Weißrussland|Biélorussie|Bélarus
BZ BLZ Belize
CA CAN Canada|Kanada
CC CCK Cocos Islands|Cocos (Keeling) Islands|Kokosinseln|Îles Cocos
CD COD DR Congo|Democratic Republic of the Congo|Congo, Democratic Republic of the|DRC|Congo-Kinshasa\
|Demokratische Republik Kongo|République démocratique du Congo
CF CAF Central African Republic|Zentralafrikanische Republik|République centrafricaine
CG COG Republic of the Congo|Congo|Congo-Brazzaville|Republik Kongo|République du Congo
CH CHE Switzerland|Schweiz|Suisse|Svizzera|Swiss Confederation
CI CIV Côte d'Ivoire|Ivory Coast|Elfenbeinküste
CK COK Cook Islands|Cookinseln|Îles Cook
CL CHL Chile|Chili
CM CMR Cameroon|Kamerun|Cameroun
CN CHN China|People's Republic of China|PRC|Mainland China|Volksrepublik China|Chine
CO COL Colombia|Kolumbien|Colombie
CR CRI Costa Rica
CU CUB Cuba|Kuba
CV CPV Cabo Verde|Cape Verde|Kap Verde|Cap-Vert
CW CUW Curaçao
CX CXR Christmas Island|Weihnachtsinsel|Île Christmas
CY CYP Cyprus|Zypern|Chypre
CZ CZE Czechia|Czech Republic|Tschechien|Tschechische Republik|Tchéquie|République tchèque|Česko
DE DEU Germany|Deutschland|Allemagne|Federal Republic of Germany|Bundesrepublik Deutschland|BRD|Alemania
DJ DJI Djibouti|Dschibuti
DK DNK Denmark|Dänemark|Daenemark|Danemark|Danmark
DM DMA Dominica|Dominique
DO DOM Dominican Republic|Dominikanische Republik|République dominicaine
DZ DZA Algeria|Algerien|Algérie
EC ECU Ecuador|Équateur
EE EST Estonia|Estland|Estonie|Eesti
EG EGY Egypt|Ägypten|Aegypten|Égypte
EH ESH Western Sahara|Westsahara|Sahara occidental
ER ERI Eritrea|Érythrée
ES ESP Spain|Spanien|Espagne|España
ET ETH Ethiopia|Äthiopien|Éthiopie
FI FIN Finland|Finnland|Finlande|Suomi
FJ FJI Fiji|Fidschi|Fidji
FK FLK Falkland Islands|Falklandinseln|Îles Malouines
FM FSM Micronesia|Federated States of Micronesia|Mikronesien|Micronésie
FO FRO Faroe Islands|Färöer|Îles Féroé
FR FRA France|Frankreich|Francia
GA GAB Gabon|Gabun
GB GBR United Kingdom|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|The United Kingdom\
|United Kingdom of Great Britain and Northern Ireland|Vereinigtes Königreich|Großbritannien|Schottland|Royaume-Uni\
|Grande-Bretagne|Angleterre
GD GRD Grenada|Grenade
GE GEO Georgia|Georgien|Géorgie
GF GUF French Guiana|Französisch-Guayana|Guyane|Guyane française
GG GGY Guernsey|Guernesey
GH GHA Ghana
GI GIB Gibraltar
GL GRL Greenland|Grönland|Groenland
GM GMB Gambia|The Gambia|Gambie
GN GIN Guinea|Guinée
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea|Äquatorialguinea|Guinée équatoriale
GR GRC Greece|Griechenland|Grèce|Hellas|Hellenic Republic
GS SGS South Georgia and the South Sandwich Islands|South Georgia|Südgeorgien|Géorgie du Sud
GT GTM Guatemala
GU GUM Guam
GW GNB Guinea-Bissau|Guinée-Bissau
GY GUY Guyana
HK HKG Hong Kong|Hongkong|Hong Kong SAR|Hong Kong SAR China
HM HMD Heard Island and McDonald Islands|Heard und McDonaldinseln|Îles Heard-et-MacDonald
HN HND Honduras
HR HRV Croatia|Kroatien|Croatie|Hrvatska
HT HTI Haiti|Haïti
HU HUN Hungary|Ungarn|Hongrie|Magyarország
ID IDN Indonesia|Indonesien|Indonésie
IE IRL Ireland|Republic of Ireland|Irland|Irlande|Éire
IL ISR Israel|Israël
IM IMN Isle of Man|Île de Man
IN IND India|Indien|Inde|Bharat
IO IOT British Indian Ocean Territory|Britisches Territorium im Indischen Ozean
IQ IRQ Iraq|Irak
IR IRN Iran|Islamic Republic of Iran
IS ISL Iceland|Island|Islande
IT ITA Italy|Italien|Italie|Italia
JE JEY Jersey
JM JAM Jamaica|Jamaika|Jamaïque
JO JOR Jordan|Jordanien|Jordanie
JP JPN Japan|Japon|日本
KE KEN Kenya|Kenia
KG KGZ Kyrgyzstan|Kirgisistan|Kirghizistan
KH KHM Cambodia|Kambodscha|Cambodge
KI KIR Kiribati
KM COM Comoros|Komoren|Comores
KN KNA Saint Kitts and Nevis|St. Kitts and Nevis|St. Kitts und Nevis|Saint-Christophe-et-Niévès
KP PRK North Korea|Nordkorea|Corée du Nord
KR KOR South Korea|Korea|Republic of Korea|Korea, Republic of|Südkorea|Corée du Sud
KW KWT Kuwait|Koweït
KY CYM Cayman Islands|Kaimaninseln|Îles Caïmans
KZ KAZ Kazakhstan|Kasachstan
LA LAO Laos|Lao PDR
LB LBN Lebanon|Libanon|Liban
LC LCA Saint Lucia|St. Lucia|Sainte-Lucie
LI LIE Liechtenstein
LK LKA Sri Lanka
LR LBR Liberia|Libéria
LS LSO Lesotho
LT LTU Lithuania|Litauen|Lituanie|Lietuva
LU LUX Luxembourg|Luxemburg
LV LVA Latvia|Lettland|Lettonie|Latvija
LY LBY Libya|Libyen|Libye
MA MAR Morocco|Marokko|Maroc
MC MCO Monaco
MD MDA Moldova|Republic of Moldova|Moldau|Moldawien|Moldavie
ME MNE Montenegro|Monténégro
MF MAF Saint Martin|Saint-Martin
MG MDG Madagascar|Madagaskar
MH MHL Marshall Islands|Marshallinseln|Îles Marshall
MK MKD North Macedonia|Macedonia|Nordmazedonien|Macédoine du Nord
ML MLI Mali
MM MMR Myanmar|Burma|Birmanie
MN MNG Mongolia|Mongolei|Mongolie
MO MAC Macao|Macau|Macao SAR|Macau SAR
MP MNP Northern Mariana Islands|Nördliche Marianen|Îles Mariannes du Nord
MQ MTQ Martinique
MR MRT Mauritania|Mauretanien|Mauritanie
MS MSR Montserrat
MT MLT Malta|Malte
MU MUS Mauritius|Maurice|Île Maurice
MV MDV Maldives|Malediven
MW MWI Malawi
MX MEX Mexico|Mexiko|Mexique|México
MY MYS Malaysia|Malaisie
MZ MOZ Mozambique|Mosambik
NA NAM Namibia|Namibie
NC NCL New Caledonia|Neukaledonien|Nouvelle-Calédonie
NE NER Niger
NF NFK Norfolk Island|Norfolkinsel|Île Norfolk
NG NGA Nigeria|Nigéria
NI NIC Nicaragua
NL NLD Netherlands|The Netherlands|Holland|Niederlande|Die Niederlande|Pays-Bas|Nederland
NO NOR Norway|Norwegen|Norvège|Norge
NP NPL Nepal|Népal
NR NRU Nauru
NU NIU Niue
NZ NZL New Zealand|Neuseeland|Nouvelle-Zélande|Aotearoa
OM OMN Oman
PA PAN Panama|Panamá
PE PER Peru|Pérou|Perú
PF PYF French Polynesia|Französisch-Polynesien|Polynésie française
PG PNG Papua New Guinea|Papua-Neuguinea|Papouasie-Nouvelle-Guinée
PH PHL Philippines|The Philippines|Philippinen
PK PAK Pakistan
PL POL Poland|Polen|Pologne|Polska
PM SPM Saint Pierre and Miquelon|St. Pierre und Miquelon|Saint-Pierre-et-Miquelon
PN PCN Pitcairn|Pitcairn Islands|Pitcairninseln|Îles Pitcairn
PR PRI Puerto Rico|Porto Rico
PS PSE Palestine|State of Palestine|Palästina|Palestinian Territories
PT PRT Portugal
PW PLW Palau|Palaos
PY PRY Paraguay
QA QAT Qatar|Katar
RE REU Réunion|La Réunion
RO ROU Romania|Rumänien|Roumanie|România
RS SRB Serbia|Serbien|Serbie|Srbija
RU RUS Russia|Russian Federation|Russland|Russische Föderation|Russie
RW RWA Rwanda|Ruanda
SA SAU Saudi Arabia|KSA|Kingdom of Saudi Arabia|Saudi-Arabien|Arabie saoudite
SB SLB Solomon Islands|Salomonen|Îles Salomon
SC SYC Seychelles|Seychellen
SD SDN Sudan|Soudan
SE SWE Sweden|Schweden|Suède|Sverige
SG SGP Singapore|Singapur|Singapour
SH SHN Saint Helena|St. Helena|Sainte-Hélène|Saint Helena, Ascension and Tristan da Cunha
SI SVN Slovenia|Slowenien|Slovénie|Slovenija
SJ SJM Svalbard and Jan Mayen|Spitzbergen|Svalbard
SK SVK Slovakia|Slovak Republic|Slowakei|Slovaquie|Slovensko
SL SLE Sierra Leone
SM SMR San Marino|Saint-Marin
SN SEN Senegal|Sénégal
SO SOM Somalia|Somalie
SR SUR Suriname|Surinam
SS SSD South Sudan|Südsudan|Soudan du Sud
ST STP São Tomé and Príncipe|Sao Tome|São Tomé und Príncipe|Sao Tomé-et-Principe
SV SLV El Salvador|Salvador
SX SXM Sint Maarten|Saint-Martin (partie néerlandaise)
SY SYR Syria|Syrian Arab Republic|Syrien|Syrie
SZ SWZ Eswatini|Swaziland|Eswatini (Swaziland)
TC TCA Turks and Caicos Islands|Turks and Caicos|Turks- und Caicosinseln|Îles Turques-et-Caïques
TD TCD Chad|Tschad|Tchad
TF ATF French Southern Territories|Französische Süd- und Antarktisgebiete|Terres australes françaises
TG TGO Togo
TH THA Thailand|Thaïlande
TJ TJK Tajikistan|Tadschikistan|Tadjikistan
TK TKL Tokelau
TL TLS Timor-Leste|East Timor|Osttimor|Timor oriental
TM TKM Turkmenistan|Turkménistan
TN TUN Tunisia|Tunesien|Tunisie
TO TON Tonga
TR TUR Türkiye|Turkey|Türkei|Turquie
TT TTO Trinidad and Tobago|Trinidad & Tobago|Trinidad|Trinidad und Tobago|Trinité-et-Tobago
TV TUV Tuvalu
TW TWN Taiwan|Taiwan, Province of China|Taïwan
TZ TZA Tanzania|United Republic of Tanzania|Tansania|Tanzanie
UA UKR Ukraine|The Ukraine
UG UGA Uganda|Ouganda
UM UMI United States Minor Outlying Islands|US Minor Outlying Islands
US USA United States|United States of America|The United States|America|U.S. of A.|Vereinigte Staaten\
|Vereinigte Staaten von Amerika|États-Unis|États-Unis d'Amérique|Estados Unidos
UY URY Uruguay
UZ UZB Uzbekistan|Usbekistan|Ouzbékistan
VA VAT Vatican City|Holy See|Vatican|Vatikanstadt|Vatikan|Saint-Siège
VC VCT Saint Vincent and the Grenadines|St. Vincent and the Grenadines|Saint-Vincent-et-les-Grenadines
VE VEN Venezuela|Venezuela, Bolivarian Republic of
VG VGB British Virgin Islands|Britische Jungferninseln|Îles Vierges britanniques
VI VIR US Virgin Islands|U.S. Virgin Islands|Amerikanische Jungferninseln|Îles Vierges des États-Unis
VN VNM Vietnam|Viet Nam|Viêt Nam
VU VUT Vanuatu
WF WLF Wallis and Futuna|Wallis und Futuna|Wallis-et-Futuna
WS WSM Samoa
YE YEM Yemen|Jemen|Yémen
YT MYT Mayotte
ZA ZAF South Africa|Südafrika|Suedafrika|Afrique du Sud|RSA
ZM ZMB Zambia|Sambia|Zambie
ZW ZWE Zimbabwe|Simbabwe
XK XKX Kosovo
"""

_LONGEST = 80
_JOINED = re.compile("[.'\u2019]")
_PUNCTUATION = re.compile(r"[^\w\s]+")
_FLAG = 0x1F1E6
"""The first of the 26 letters of which flags are made (Unicode, regional indicator symbols)."""
_FLAGS = range(_FLAG, _FLAG + 26)


def fold(text: str) -> str:
    """A name without case, accents and punctuation, to compare by: ``"Côte d'Ivoire"`` -> ``"cote divoire"``."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(_PUNCTUATION.sub(" ", _JOINED.sub("", text)).casefold().split())


def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country's code (two or three letters) or name, in any case; else ``""``.

    ``XK``, which ISO leaves to its users, is Kosovo as everywhere. A flag is its country.
    """
    text = text[:_LONGEST].strip()
    signs = [chr(ord(sign) - _FLAG + ord("A")) for sign in text if ord(sign) in _FLAGS]
    words = "".join(sign for sign in text if ord(sign) not in _FLAGS)
    return _CODES.get(fold(words) or fold("".join(signs)), "")


def _read() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for line in _TABLE.strip().split("\n"):
        alpha2, alpha3, spellings = line.split(" ", 2)
        names[alpha2], *_ = spellings.split("|")
        for spelling in (alpha2, alpha3, *spellings.split("|")):
            codes[fold(spelling)] = alpha2
    return names, codes


COUNTRIES, _CODES = _read()
"""The English name of each code."""
