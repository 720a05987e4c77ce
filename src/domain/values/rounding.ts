// The one place where figures are rounded: half away from zero, on integers, at print time only.

/**
 * `numerator / denominator` as a whole number, half away from zero.
 * @throws RangeError if `denominator` is not positive (a bug of the caller).
 */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/**
 * Prints `numerator / denominator` with exactly `decimals` digits after the point.
 * No thousands separators, no plus sign, and zero never carries a minus (`0.00`).
 */
export function printQuotient(numerator: number | bigint, denominator: number | bigint, decimals: number): string {
  const scaled = divideHalfAway(BigInt(numerator) * 10n ** BigInt(decimals), BigInt(denominator));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = scaled < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - decimals)}`;
}
