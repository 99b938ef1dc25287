/**
 * Keys under which a Lithuanian word is found in any of its endings, with or without diacritics.
 *
 * A word has three keys: itself without diacritics; its Snowball stem without diacritics; and the stem that is left when an
 * ending is cut from the folded word. Snowball needs the diacritics, the cutter does not: together they meet nearly every form.
 */
import { stemmer as snowball } from "@orama/stemmers/lithuanian";

const LETTERS: Record<string, string> = { ø: "o", æ: "ae", ł: "l", đ: "d", ß: "ss" };

/** Endings of nouns, adjectives and participles without diacritics, the longest first. */
const ENDINGS = new Set((
  "uosiuosiuose iuosiuose uosiuose osiosiose iosiose osiose iesiems iuosius aisiais iaisiais uosius ajame iajame ieji iesiems osioms iosioms " +
  "osiomis iosiomis ojoje iojoje ajam iajam ojo iojo ajai iajai oji osios iosios aja iaja asias iasias uoju iuoju uju iuju aji iji uji asis ysis usis " +
  "iuose uose iomis omis emis imis umis iose yse ose ese ioje oje eje yje iuje uje ame iame iams iems ioms ams ems ims oms ums " +
  "iuj ioj iom uj iumi umi iais ais iaus aus iui iai iam iei ios ius iuo uo iu io ia ie ui us ys ai au am as ei es ej ie im is iu om oj os ou yj yn em e a i o u y"
).split(" "));
const LONGEST = Math.max(...[...ENDINGS].map((ending) => ending.length));
const SHORTEST_STEM = 3;
/** Suffixes of verbs. Snowball takes them for endings, but „vert-“ is the stem of „vertė“, not of „vertinti“ and „vertintojas“. */
const VERBAL = /^(?:int|i?aut)/;

const SPECIAL = /[^\0-\x7f]/gu;

/** Word in lower case plain Latin: „Žmogus“ → „zmogus“, „Ålesund“ → „alesund“. */
export function fold(word: string): string {
  return word.toLowerCase().replace(SPECIAL, plain);
}

/** A letter without its marks; each is looked up once. */
function plain(letter: string): string {
  return (LETTERS[letter] ??= letter.normalize("NFKD").replace(/\p{M}+/gu, ""));
}

/** Folded word without its ending; at least three letters with a vowel stay. */
export function cut(folded: string): string {
  // asmuo – asmens: the stem of these nouns is lengthened
  let stem = folded.replace(/m(?:uo|ens|eny)$/, "men");
  for (let length = Math.min(LONGEST, stem.length - SHORTEST_STEM); length > 0; length -= 1) {
    if (ENDINGS.has(stem.slice(-length)) && /[aeiouy]/.test(stem.slice(0, -length))) {
      stem = stem.slice(0, -length);
      break;
    }
  }
  if (stem.length > 3) {
    // medis – medžio, lokatė – lokačių: the last consonant changes before -i-
    if (stem.endsWith("dz")) stem = stem.slice(0, -1);
    else if (stem.endsWith("c")) stem = `${stem.slice(0, -1)}t`;
    else if (stem.endsWith("i")) stem = stem.slice(0, -1);
  }
  return stem;
}

/** Words of a text, wherever they stand: after quotes and brackets too. „ESF+“ keeps its plus. */
export function words(text: string): string[] {
  return text.normalize("NFC").match(/[\p{L}\p{N}]+\+?/gu) ?? [];
}

const known = new Map<string, string[]>();

/** Keys of a word: „=“ before the word itself, then „~“ before its stems. They are remembered: names and what is on screen are asked for again and again. */
export function keys(word: string): string[] {
  const own = known.get(word);
  if (own) return own;
  const made = derive(word);
  known.set(word, made);
  return made;
}

/** Keys of a word that is asked for once. */
export function derive(word: string): string[] {
  const folded = fold(word);
  const stem = cut(folded);
  const snow = fold(snowball(word.toLowerCase()));
  return stem === snow || VERBAL.test(stem.slice(snow.length)) ? [`=${folded}`, `~${stem}`] : [`=${folded}`, `~${stem}`, `~${snow}`];
}
