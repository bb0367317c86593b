"""The states, provinces and departments of the countries that speak Portuguese, Spanish and English in America, and of Spain."""

from __future__ import annotations

import re
from typing import Final

from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.shapes import Shape
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.vocabulary import COUNTRIES

STATES: Final = word_set(
    "ac al ap am ba ce df es go ma mt ms mg pa pb pr pe pi rj rn rs ro rr sc sp se to|acre|alagoas|amapa|amazonas|bahia|ceara|"
    "distrito federal|espirito santo|goias|maranhao|mato grosso|mato grosso do sul|minas gerais|para|paraiba|parana|pernambuco|piaui|"
    "rio de janeiro|rio grande do norte|rio grande do sul|rondonia|roraima|santa catarina|sao paulo|sergipe|tocantins|"
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|"
    "kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|"
    "new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|"
    "south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|"
    "baja california|baja california sur|chiapas|ciudad de mexico|cdmx|coahuila|estado de mexico|edo de mexico|edomex|hidalgo|jalisco|"
    "michoacan|morelos|nayarit|nuevo leon|quintana roo|sinaloa|sonora|tabasco|tamaulipas|tlaxcala|yucatan|"
    "antioquia|atlantico|bogota d c|bogota dc|boyaca|caldas|caqueta|casanare|cauca|cesar|choco|cundinamarca|guainia|guaviare|huila|la guajira|"
    "magdalena|narino|norte de santander|putumayo|quindio|risaralda|santander|sucre|tolima|valle del cauca|vaupes|vichada|"
    "ancash|apurimac|ayacucho|cajamarca|huancavelica|huanuco|junin|la libertad|lambayeque|loreto|madre de dios|moquegua|pasco|ucayali|"
    "chaco|chubut|entre rios|formosa|jujuy|la pampa|misiones|neuquen|santiago del estero|tierra del fuego|"
    "tarapaca|atacama|valparaiso|metropolitana|region metropolitana|o higgins|maule|nuble|biobio|bio bio|araucania|la araucania|los rios|"
    "los lagos|aysen|magallanes|pichincha|guayas|azuay|manabi|tungurahua|chimborazo|imbabura|el oro|esmeraldas|cotopaxi|"
    "miranda|carabobo|zulia|aragua|anzoategui|tachira|canelones|maldonado|andalucia|aragon|asturias|baleares|islas baleares|canarias|"
    "cantabria|castilla la mancha|castilla y leon|cataluna|catalunya|extremadura|galicia|comunidad de madrid|comunidad valenciana|navarra|pais vasco|vizcaya|"
    "guipuzcoa|bizkaia|gipuzkoa|guanajuato"
)
"""Names that are those of states, and hardly of towns."""
_TOWNS_TOO: Final = word_set(
    "aguascalientes|campeche|chihuahua|colima|durango|guerrero|mexico|oaxaca|puebla|queretaro|san luis potosi|veracruz|zacatecas|"
    "arauca|bolivar|cordoba|meta|bogota|san andres|arequipa|cusco|cuzco|ica|lima|callao|piura|puno|tacna|tumbes|amazonas|san martin|buenos aires|caba|"
    "capital federal|catamarca|corrientes|la rioja|mendoza|rio negro|salta|san juan|san luis|santa cruz|santa fe|tucuman|antofagasta|"
    "coquimbo|santiago|arica y parinacota|loja|la paz|cochabamba|santa cruz|oruro|potosi|tarija|beni|pando|chuquisaca|lara|merida|"
    "montevideo|salto|paysandu|asuncion|madrid|barcelona|valencia|sevilla|malaga|alicante|murcia|cadiz|zaragoza|granada|toledo|girona|"
    "tarragona|lleida|lugo|ourense|pontevedra|a coruna|la coruna|almeria|huelva|jaen|badajoz|caceres|burgos|leon|salamanca|segovia|"
    "soria|valladolid|zamora|palencia|avila|cuenca|guadalajara|albacete|ciudad real|teruel|huesca|castellon|alava|las palmas|tenerife|"
    "santa cruz de tenerife|panama|san jose|alajuela|heredia|cartago|puntarenas|guatemala|tegucigalpa|managua|san salvador"
)
_CODES: Final = word_set(
    "ags bc bcs camp chis chih coah col cdmx df dgo gto gro hgo jal mex mich mor nay nl oax pue qro qr qroo sin slp son tab tamps tlax "
    "ver yuc zac agu bcn cam chp chh chi coa cmx dur gua hid mic nle que roo tam tla ant cun val atl bol san"
)
_LETTERS: Final = word_set(
    "ac al ap am ba ce df es go ma mt ms mg pa pb pr pe pi rj rn rs ro rr sc sp se to "
    "ak az ar ca co ct de fl ga hi id il in ia ks ky la me md mi mn mo ne nv nh nj nm ny nc nd oh ok or ri sd tn tx ut vt va wa wv wi wy"
)
_SEVERAL: Final = 2
_TWO: Final = 2
_SHORT: Final = 5
_ANSWERS: Final = frozenset({"si", "no", "ok", "na", "nd"})


_CALLED: Final = re.compile(
    r"^(?:[ivx]+ )?(?:region|regiao|departamento|provincia|estado|comunidad autonoma)(?: (?:de|del|do|da)(?: (?:la|los|las))?)? "
)
"""What may stand before the name of a state: `XIII Región Metropolitana`, `Departamento de Antioquia`."""


def is_region(value: Cell) -> bool:
    """Whether a text is the name or the code of a state, below a header that could mean one."""
    if not isinstance(value, str):
        return False
    name = folded(value)
    if name in COUNTRIES and name not in _TOWNS_TOO:
        return False
    if len(value) < _SHORT and value.isupper():
        return name in _CODES or (len(value) == _TWO and name.isalpha() and name not in _ANSWERS)
    return name in STATES or name in _TOWNS_TOO or _is_called_so(name)


def _is_called_so(name: str) -> bool:
    """Whether a state goes by what it is and its name."""
    rest = _CALLED.sub("", name)
    return rest != name and any(rest.startswith(state) for state in STATES | _TOWNS_TOO if len(state) > _TWO)


def is_state_name(value: Cell) -> bool:
    """Whether a text is a state by its name alone, whatever stands above it."""
    return isinstance(value, str) and (folded(value) in STATES or _is_called_so(folded(value)))


def states(shape: Shape) -> float:
    """The share of values that are codes or names of states, where there are at least two of them."""
    if len(shape.counts) < _SEVERAL:
        return 0.0
    return max(shape.fit(_is_state_code), shape.fit(is_state_name))


def are_states(shape: Shape) -> bool:
    """Whether hardly anything but states stands there, whatever the header says."""
    return states(shape) >= 0.9


def _is_state_code(value: Cell) -> bool:
    return isinstance(value, str) and len(value) == 2 and value.isupper() and value.lower() in _LETTERS
