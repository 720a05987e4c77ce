// The tax inside an amount: prices hold it, the paper says how much of them it is.
import { fen, type Fen, divideHalfAway } from '../values/quantity.ts';

/** The tax inside `total` at `rate` hundredths of a percent, rounded once, and what is left without it. */
export function computeTaxWithin(total: number, rate: number): { readonly tax: Fen; readonly net: Fen } {
  const tax = Number(divideHalfAway(BigInt(total) * BigInt(rate), BigInt(10_000 + rate)));
  return { tax: fen(tax), net: fen(total - tax) };
}

/** A rate as people say it: 600 is `6%`, 150 is `1.5%`. */
export function printRate(rate: number): string {
  return `${rate / 100}%`;
}
