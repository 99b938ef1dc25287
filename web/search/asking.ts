/** Words that make a question of what is asked: „kas yra MTEP“, „kaip rašyti paraišką“. They tell little of the page that is meant. */
import { fold } from "./keys";

const ASKING = new Set((
  "kas ka ko kam kuo kur kada kaip kiek kodel ar koks kokia kokie kokios koki kokia kokio kokios kokiu kuris kuri kurie kurios kuriame kurioje " +
  "yra buvo bus tai reiskia vadinama galima gali galiu galime reikia reikalinga privalo turi as mes mums man mano musu jusu savo apie " +
  "rasyti parasyti pildyti uzpildyti gauti gaunama rasti daryti padaryti pradeti"
).split(" "));

/** How much an asking word counts beside one that tells. */
const LITTLE = 0.1;

/** How much each word of a question counts; when all of them only ask, they count in full. */
export function weights(asked: string[]): number[] {
  const tells = asked.map((word) => !ASKING.has(fold(word)));
  return tells.map((one) => (one || !tells.some(Boolean) ? 1 : LITTLE));
}
