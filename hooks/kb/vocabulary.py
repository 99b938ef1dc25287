"""Controlled vocabularies: the English ids authors type and the Lithuanian labels readers see, in one place."""

from __future__ import annotations

from kb.word import Word


class Country(Word):
    """Country of a case, ISO 3166-1."""

    NO = "NO", "Norvegija"
    LT = "LT", "Lietuva"


class CaseKind(Word):
    """What sort of story a case is."""

    good_practice = "good_practice", "Geroji praktika"
    success_story = "success_story", "Sėkmės istorija"
    trial = "trial", "Bandymas"
    lesson = "lesson", "Nesėkmės pamoka"
    prototype = "prototype", "Laboratorijos prototipas"


class InstitutionType(Word):
    """Type of the institution a case is about."""

    museum = "museum", "Muziejus"
    library = "library", "Biblioteka"
    culture_centre = "culture_centre", "Kultūros centras"
    scheme = "scheme", "Programa"
    multi = "multi", "Daugiafunkcis centras"
    archive = "archive", "Archyvas"
    gallery = "gallery", "Galerija"
    other = "other", "Kita"


class LifeStage(Word):
    """Where the innovation stands in its life."""

    trial = "trial", "Bandoma"
    running = "running", "Veikia"
    spread = "spread", "Pritaikyta plačiau"
    finished = "finished", "Baigta"
    stopped = "stopped", "Nutraukta"


class Innovation(Word):
    """Type of innovation."""

    service = "service", "Nauja paslauga ar produktas"
    process = "process", "Naujas darbo būdas"
    digital = "digital", "Skaitmeninė"
    space = "space", "Erdvių įveiklinimas"
    audience = "audience", "Auditorijų plėtra"
    partnership = "partnership", "Partnerystė"
    funding = "funding", "Finansavimo modelis"
    social = "social", "Socialinė"


class Theme(Word):
    """What a case is about."""

    participation = "participation", "Lankytojų įtraukimas"
    education = "education", "Edukacija"
    community = "community", "Bendruomenės telkimas"
    inclusion = "inclusion", "Socialinė įtrauktis"
    accessibility = "accessibility", "Prieinamumas"
    digitisation = "digitisation", "Skaitmeninimas"
    heritage = "heritage", "Paveldo aktualizavimas"
    making = "making", "Kūrybinės dirbtuvės"
    tourism = "tourism", "Kultūrinis turizmas"
    volunteering = "volunteering", "Savanorystė"
    business = "business", "Partnerystė su verslu"
    fundraising = "fundraising", "Lėšų pritraukimas"
    sustainability = "sustainability", "Tvarumas"
    self_service = "self_service", "Savitarna"


class Audience(Word):
    """For whom."""

    children = "children", "Vaikai"
    families = "families", "Šeimos"
    youth = "youth", "Jaunimas"
    adults = "adults", "Suaugusieji"
    seniors = "seniors", "Senjorai"
    disability = "disability", "Žmonės su negalia"
    minorities = "minorities", "Mažumos ir atvykusieji"
    schools = "schools", "Mokyklos"
    tourists = "tourists", "Turistai"
    business = "business", "Verslas"
    staff = "staff", "Kultūros darbuotojai"


class FundingSource(Word):
    """Where the money came from."""

    founder = "founder", "Steigėjo biudžetas"
    lkt = "lkt", "Lietuvos kultūros taryba"
    eea_norway = "eea_norway", "EEE ir Norvegijos parama"
    eu_funds = "eu_funds", "ES fondai"
    creative_europe = "creative_europe", "„Kūrybiška Europa“"
    erasmus = "erasmus", "„Erasmus+“"
    interreg = "interreg", "Interreg"
    leader = "leader", "LEADER"
    sponsors = "sponsors", "Rėmėjai ir parama"
    crowdfunding = "crowdfunding", "Sutelktinis finansavimas"
    income_tax_share = "income_tax_share", "Gyventojų pajamų mokesčio dalis"
    earned = "earned", "Pajamos už paslaugas"
    volunteers = "volunteers", "Savanorių darbas"
    no_public = "no_public", "Norvegijos viešosios lėšos"
    other = "other", "Kita"


class Currency(Word):
    """Currency of an amount, ISO 4217."""

    EUR = "EUR", "Eur", "eurai"
    NOK = "NOK", "NOK", "Norvegijos kronos"
    LTL = "LTL", "Lt", "litai"


class CostBand(Word):
    """What it costs to repeat, in euros."""

    staff_time = "staff_time", "Tik darbuotojų laikas"
    up_to_1k = "up_to_1k", "Iki 1 000 Eur"
    up_to_5k = "up_to_5k", "Iki 5 000 Eur"
    up_to_20k = "up_to_20k", "Iki 20 000 Eur"
    up_to_100k = "up_to_100k", "Iki 100 000 Eur"
    up_to_500k = "up_to_500k", "Iki 500 000 Eur"
    over_500k = "over_500k", "Daugiau nei 500 000 Eur"


class TeamBand(Word):
    """How many people it takes."""

    one = "1", "1 žmogus"
    few = "2_3", "2–3 žmonės"
    some = "4_6", "4–6 žmonės"
    many = "7_15", "7–15 žmonių"
    crowd = "over_15", "Daugiau nei 15 žmonių"


class TimeBand(Word):
    """How long until the first result."""

    m1 = "1m", "Iki mėnesio"
    m3 = "3m", "Iki 3 mėnesių"
    m6 = "6m", "Iki pusmečio"
    m12 = "12m", "Iki metų"
    m24 = "24m", "Iki 2 metų"
    longer = "longer", "Ilgiau nei 2 metai"


class Basis(Word):
    """Whether a statement has a source or is our own judgement."""

    sourced = "sourced", "pagal šaltinį"
    estimate = "estimate", "redakcijos vertinimas"


class Sector(Word):
    """Sector of a partner."""

    public = "public", "Viešasis sektorius"
    business = "business", "Verslas"
    ngo = "ngo", "NVO"
    community = "community", "Bendruomenė"
    academia = "academia", "Mokslas"


class RiskGroup(Word):
    """Group of a barrier."""

    systemic = "systemic", "Sisteminė"
    regional = "regional", "Regioninė"
    organisational = "organisational", "Organizacinė"
    social = "social", "Socialinė"
    legal = "legal", "Teisinė"
    financial = "financial", "Finansinė"
    technical = "technical", "Techninė"
    audience = "audience", "Auditorijos"


class PeopleInPhoto(Word):
    """Whether people can be recognised in a photo."""

    none = "none", "Žmonių nėra"
    unrecognisable = "unrecognisable", "Žmonių atpažinti negalima"
    recognisable = "recognisable", "Žmones galima atpažinti"


class ReviewStatus(Word):
    """State of an entry; drafts and entries under review are never published."""

    draft = "draft", "Juodraštis"
    review = "review", "Peržiūrima"
    published = "published", "Paskelbta"
    outdated = "outdated", "Reikia atnaujinti"
    archived = "archived", "Archyvuota"


class TermCategory(Word):
    """Category of a glossary term."""

    fund = "fund", "Fondai ir programos"
    institution = "institution", "Institucijos"
    project_cycle = "project_cycle", "Projekto kelias"
    eligibility = "eligibility", "Išlaidos ir jų tinkamumas"
    state_aid = "state_aid", "Valstybės pagalba ir pirkimai"
    budget = "budget", "Biudžetas ir mokėjimai"
    monitoring = "monitoring", "Stebėsena ir rodikliai"
    philanthropy = "philanthropy", "Parama ir lėšų pritraukimas"
    private_finance = "private_finance", "Privatus ir alternatyvus finansavimas"
    rd_stage = "rd_stage", "MTEP etapai"
    research = "research", "Moksliniai tyrimai"
    innovation = "innovation", "Inovacijų rūšys"
    method = "method", "Metodai"
    ip = "ip", "Intelektinė nuosavybė"
    support = "support", "Parama inovacijoms"


class TermStatus(Word):
    """Whether a term is in force."""

    current = "current", "Vartojamas"
    historical = "historical", "Istorinis"


class ResearchArea(Word):
    """General area of an MTEP stage."""

    fundamental = "fundamental", "Fundamentiniai moksliniai tyrimai"
    applied = "applied", "Taikomieji moksliniai tyrimai"
    experimental = "experimental", "Eksperimentinė plėtra"


class NameStatus(Word):
    """How sure the official name of a stage is."""

    official = "official", "pavadinimas pagal šaltinį"
    partly = "partly", "pavadinimas patvirtintas iš dalies"
    unverified = "unverified", "pavadinimas tikslinamas"


class BlockKind(Word):
    """Kind of a part of the agenda."""

    lecture = "lecture", "Paskaita"
    exercise = "exercise", "Užduotis"
    discussion = "discussion", "Pokalbis"
    break_ = "break", "Pertrauka"


class Involvement(Word):
    """What participants do in an exercise."""

    listen = "listen", "Klausomės"
    discuss = "discuss", "Kalbamės"
    make = "make", "Kuriame"
    decide = "decide", "Sprendžiame"


class FieldType(Word):
    """Type of a field of a worksheet."""

    text = "text", "Eilutė teksto"
    longtext = "longtext", "Tekstas"
    number = "number", "Skaičius"
    money = "money", "Suma"
    date = "date", "Data"
    choice = "choice", "Pasirinkimas"
    table = "table", "Lentelė"
    computed = "computed", "Apskaičiuojama"


class Autofill(Word):
    """What a browser may fill in by itself (HTML: autofill detail tokens)."""

    person = "name", "Vardas ir pavardė"
    organization = "organization", "Įstaiga"
    position = "organization-title", "Pareigos"
    municipality = "address-level2", "Savivaldybė"
    email = "email", "El. paštas"


class ChartKind(Word):
    """Kind of a picture drawn from a filled worksheet."""

    bars = "bars", "Juostos"
    totals = "totals", "Sumos greta tikslo"
    pyramid = "pyramid", "Pakopos"
    year = "year", "Metai"
    matrix = "matrix", "Rizikų lentelė"


class Layout(Word):
    """How a page of docs/ is laid out."""

    article = "article", "Tekstas"
    home = "home", "Pradžia"
    cases = "cases", "Atvejų sąrašas"
    map = "map", "Atvejų žemėlapis"
    chains = "chains", "Istorijų grandinės"
    covers = "covers", "Atvejų viršeliai"
    glossary = "glossary", "Žodynas"
    english = "english", "Anglų–lietuvių rodyklė"
    norwegian = "norwegian", "Norvegų–lietuvių rodyklė"
    abbreviations = "abbreviations", "Santrumpos"
    groups = "groups", "Žodynas pagal grupes"
    periods = "periods", "Žodynas pagal laikotarpius"
    wordlist = "wordlist", "Visas žodynas viename puslapyje"
    ladder = "ladder", "MTEP kopėčios"
    stage_questions = "stage_questions", "Etapo klausimai"
    funding_map = "funding_map", "Finansavimo žemėlapis"
    training = "training", "Mokymai"
    exercises = "exercises", "Visos užduotys"
    afterwards = "afterwards", "Kas toliau"
    search = "search", "Paieška"
    data = "data", "Duomenys"
    download = "download", "Kopija be interneto"
    privacy = "privacy", "Privatumas"
    match = "match", "Panašūs į mano įstaigą"
    compare = "compare", "Palyginimas"
    shortlist = "shortlist", "Mano sąrašas"
    story = "story", "Istorijos forma"
