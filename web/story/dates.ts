/** Months and days as the metadata write them: 2024, 2024-05, 2024-05-17. */

export class Dates {
  constructor(private readonly years: [number, number]) {}

  isMonth(text: string): boolean {
    return /^[0-9]{4}(-(0[1-9]|1[0-2]))?$/.test(text) && this.inYears(text);
  }

  isDay(text: string): boolean {
    const day = new Date(`${text}T00:00:00Z`);
    return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && this.inYears(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  private inYears(text: string): boolean {
    const year = Number(text.slice(0, 4));
    return year >= this.years[0] && year <= this.years[1];
  }
}
