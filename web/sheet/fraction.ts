/** Exact numbers: fractions of whole numbers, so that cents, percentages and probabilities never lose anything. */

export class Fraction {
  private constructor(readonly top: bigint, readonly bottom: bigint) {}

  static of(top: bigint, bottom = 1n): Fraction {
    return bottom < 0n ? new Fraction(-top, -bottom) : new Fraction(top, bottom);
  }

  /** „1234.56“ → 123456/100. */
  static read(plain: string): Fraction {
    const [whole = "0", decimals = ""] = plain.split(".");
    return Fraction.of(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  plus(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  minus(other: Fraction): Fraction {
    return this.plus(Fraction.of(-other.top, other.bottom));
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.top * other.top, this.bottom * other.bottom);
  }

  /** Undefined when the other is zero. */
  over(other: Fraction): Fraction | undefined {
    return other.top === 0n ? undefined : Fraction.of(this.top * other.bottom, this.bottom * other.top);
  }

  compare(other: Fraction): number {
    const difference = this.top * other.bottom - other.top * this.bottom;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  get isZero(): boolean {
    return this.top === 0n;
  }

  /** Round half away from zero: 0,005 → 0,01 and −0,005 → −0,01. */
  round(places: number): Fraction {
    const scale = 10n ** BigInt(places);
    const size = (this.top < 0n ? -this.top : this.top) * scale;
    const whole = (2n * size + this.bottom) / (2n * this.bottom);
    return Fraction.of(this.top < 0n ? -whole : whole, scale);
  }

  /** „1234.5“: at most so many decimals, no needless zeros; a point as in files. */
  plain(places = 6): string {
    const rounded = this.round(places);
    const size = rounded.top < 0n ? -rounded.top : rounded.top;
    const digits = size.toString().padStart(places + 1, "0");
    const whole = digits.slice(0, digits.length - places);
    const decimals = digits.slice(digits.length - places).replace(/0+$/, "");
    return (rounded.top < 0n ? "-" : "") + whole + (decimals && `.${decimals}`);
  }

  /** For drawing only. */
  get approximate(): number {
    return Number(this.plain(6));
  }
}

export const ZERO = Fraction.of(0n);
