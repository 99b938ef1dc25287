/** Lithuanian forms of numbers, money and dates; the same rules as kb/text.py. */

const SPACE = "\u00a0";

/** „1 234“, „1 234,5“. */
export function number(value: number, decimals = value % 1 ? 2 : 0): string {
  const [whole, part] = Math.abs(value).toFixed(decimals).split(".") as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, SPACE);
  return (value < 0 ? "−" : "") + grouped + (part ? `,${part}` : "");
}

/** „1 puslapis“, „3 puslapiai“, „11 puslapių“. */
export function counted(count: number, one: string, few: string, many: string): string {
  const last = count % 10;
  const teens = count % 100 > 10 && count % 100 < 20;
  return `${number(count)}${SPACE}${last === 1 && !teens ? one : last === 0 || teens ? many : few}`;
}

const MONTHS = "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio".split(" ");

/** „2026-11-22“ → „2026 m. lapkričio 22 d.“ */
export function day(date: string): string {
  const [year, month, one] = date.split("-").map(Number) as [number, number, number];
  return `${year}${SPACE}m. ${MONTHS[month - 1] ?? ""} ${one}${SPACE}d.`;
}

/** „2017“ → „2017 m.“, „2017-02“ → „2017 m. vasario mėn.“; a whole date as `day`; what is no date stays as it is. */
export function month(date: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(-\d{2})?)?$/.exec(date);
  if (!parts) return date;
  if (parts[3]) return day(date);
  return parts[2] ? `${parts[1] ?? ""}${SPACE}m. ${MONTHS[Number(parts[2]) - 1] ?? ""}${SPACE}mėn.` : `${date}${SPACE}m.`;
}

/** The day by the clock of the device: „2026-11-22“. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** „9.05“, „14.30“ by the clock of the device. */
export function clock(moment: Date): string {
  return `${moment.getHours()}.${String(moment.getMinutes()).padStart(2, "0")}`;
}
