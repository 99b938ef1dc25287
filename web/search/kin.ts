/** Words a reader means beside the one typed: of the same root („finansuoti“ – „finansavimas“), or of the same sense („gamykla“ – „fabrikas“). */
import { cut, fold, keys } from "./keys";

/** Suffixes that make one word of another, after the ending is cut and the diacritics are folded; the longest first. */
const SUFFIXES = new Set((
  "uojam aujam ojam ejam inam aujanc ojanc ejanc inanc uotin avim ojim ejim inim ymin imin umin ininkyst inink ininkavim uotoj otoj etoj ytoj intoj toj davim iavim iuot iaut uoj auj " +
  "uot aut int inet yst iskum isk ing utin atin etin otin ingum inan uojanc anc iant ant iaus ov uv av oj ej in ym im um yt et ot yb at eut ij acij icij encij ancij ator atyv esen"
).split(" "));
const LONGEST = Math.max(...[...SUFFIXES].map((suffix) => suffix.length));

/** A root shorter than this says too little: „paraiška“ is not „parama“. After a suffix as long as itself it may have four letters: „inov-acija“, „inov-atyvus“. */
const SHORTEST = 5;
const TELLING = 4;

/** Ends of verbs and of doers, without diacritics → of the nouns of action made of them („viešinti“ – „viešinimas“, „kviesti“ – „kvietimas“, „tyrėjas“ – „tyrimas“), and back to doers. */
const FAMILY: [RegExp, string[]][] = [
  [/int(?:i|oj)$/, ["inim"]],
  [/yt(?:i|oj)$/, ["ym"]],
  [/(?:uo|au)t(?:i|oj)$/, ["avim"]],
  [/ot(?:i|oj)$/, ["ojim"]],
  [/et(?:i|oj)$/, ["ejim", "esen"]],
  [/sti$/, ["tim", "dim", "ntim", "ndim"]],
  [/irti$/, ["yrim"]],
  [/t(?:i|oj)$/, ["im"]],
  [/ej$/, ["im"]],
  [/inim$/, ["intoj"]],
  [/ym$/, ["ytoj"]],
  [/avim$/, ["uotoj", "autoj"]],
  [/ejim$/, ["etoj"]],
  [/im$/, ["ej", "toj"]],
];

/** The root of a word without its ending: „savanorystė“, „savanoriškas“, „savanoriai“ → „savanor“; a short one is told apart from a word: „inov-“. */
function root(stem: string): string {
  for (let length = Math.min(LONGEST, stem.length - TELLING); length > 0; length -= 1) {
    const left = stem.slice(0, -length);
    if (SUFFIXES.has(stem.slice(-length))) {
      if (left.length >= SHORTEST) return left;
      if (length >= TELLING) return `${left}-`;
    }
  }
  return stem;
}

/** Prefixes that make a verb perfective and leave its sense: „parašyti“ – „rašymas“, „tikrinti“ – „patikrinimas“. */
const PERFECTIVE = /^(?:pa|su|is|i)(?=.{5})/;

/** Stems of the nouns of action of a verb („viešinti“, „konsultuotis“) or a doer („vertintojas“), and of the doers of an action („vykdymas“). */
function actions(word: string): string[] {
  const folded = fold(word).replace(/tis$/, "ti");
  const own = folded.endsWith("ti") ? folded : cut(folded);
  const [end, nouns] = FAMILY.find(([form]) => form.test(own)) ?? [];
  if (!end || !nouns) return [];
  return nouns.flatMap((noun) => {
    const made = own.replace(end, noun);
    return [made, `pa${made}`, made.replace(PERFECTIVE, "")];
  });
}

/** Words of one sense in this field; a reader types any of them. Irregular forms that no ending explains stand here too. */
const SENSES = `
žmogus žmonės
inovuoti inovacija
gaminti gamyba
gamintojas gamyba
konceptualus koncepcija
keliauti kelionė
asmuo asmenys žmogus
moksleivis mokinys gimnazistas
mokykla gimnazija
paauglys jaunimas jaunuolis
jaunimas jaunuolis
vaikas darželinukas
senjoras pagyvenęs senelis vyresnysis
pagyvenęs senjoras vyresnysis
senyvas senjoras vyresnysis
pensininkas senjoras vyresnysis
negalia neįgalus
neįgalus negalia
neįgalusis negalia
neįgalieji negalia
pabėgėlis atvykęs imigrantas migrantas
migrantas atvykęs pabėgėlis
imigrantas atvykęs pabėgėlis
turistas keliautojas svečias
gamykla fabrikas
daržinė kluonas skūnė
rėmėjas mecenatas donoras
mecenatas rėmėjas
parama dotacija subsidija
dotacija subsidija
pinigai lėšos finansavimas
lėšos pinigai
biudžetas sąmata
sąmata biudžetas
stovykla laboratorija
būrelis užsiėmimas
užsiėmimas dirbtuvės
kompiuteris technologijos skaitmeninis
internetas virtualus skaitmeninis
virtualus skaitmeninis
automobilis transportas
laivas valtis
kaimas bendruomenė
bendruomenė gyventojai
gyventojas bendruomenė
konkursas kvietimas
kvietimas konkursas
paraiška prašymas
ataskaita atsiskaitymas
darbuotojas personalas
vadovas direktorius
lankytojas dalyvis
ekskursija edukacija
edukacija užsiėmimas
spektaklis vaidinimas
dainuoti daina
koncertas muzika
paroda ekspozicija
ekspozicija paroda
rinkinys kolekcija
kolekcija rinkinys
remontas tvarkyti
restauravimas tvarkyti
statyba pastatas
salė patalpa
patalpa erdvė
skolinimas nuoma
nuoma skolinimas
nemokamai nemokamas
ligoninė slauga gydymas
terapija terapeutas gydymas
demencija alzheimeris atmintis
verslininkas įmonė verslas
verslas įmonė
bendrovė įmonė
firma įmonė verslas
klubas draugija
draugija klubas
universitetas mokslas
interneto svetainė
valdžia savivaldybė ministerija
pilis dvaras
festivalis šventė
šventė festivalis
`.trim().split("\n").map((line) => line.split(" "));

/** First word of a group → the others. */
const MEANT = new Map<string, Set<string>>();
for (const [first = "", ...others] of SENSES) {
  for (const key of stems(first)) MEANT.set(key, new Set([...(MEANT.get(key) ?? []), ...others.flatMap(stems)]));
}

function stems(word: string): string[] {
  return keys(word).filter((key) => key.startsWith("~"));
}

/** Stem keys of the words that a word may stand for. */
export function senses(word: string): string[] {
  return [...new Set([...actions(word).map((stem) => `~${stem}`), ...stems(word).flatMap((key) => [...(MEANT.get(key) ?? [])])])];
}

/** Index words (with their „=“) by root. */
export class Roots {
  private readonly words = new Map<string, Set<string>>();

  /** Take in a word of an index by its keys. */
  add([term = "", stem = term]: string[]): void {
    const own = root(stem.slice(1));
    const known = this.words.get(own);
    if (known) known.add(term);
    else this.words.set(own, new Set([term]));
  }

  /** Index words of the same root as a word, but for the word itself. */
  kin(word: string): string[] {
    const own = root(cut(fold(word)));
    return own.length < SHORTEST ? [] : [...(this.words.get(own) ?? [])].filter((term) => term !== `=${fold(word)}`);
  }
}
