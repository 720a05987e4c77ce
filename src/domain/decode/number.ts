// Numbers of cells, read digit by digit: no binary fraction ever touches an amount.
import { count, type Count, fen, type Fen, MOST_AMOUNT, MOST_FIGURE, squareDm, type SquareDm } from '../values/quantity.ts';
import { ok, type Result } from '../values/result.ts';
import { getUnitFact } from '../report/units.ts';
import { type CellValue, isBlank, refuseCell, toShortText } from './cell.ts';

/** The exact number `digits / 10^scale`; `scale` is the least that holds it (0 for whole numbers). */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Whether a field may hold a negative number. */
export interface SignRule {
  readonly mayBeNegative: boolean;
}

const NOT_NEGATIVE: SignRule = { mayBeNegative: false };
const NUMBER_SHAPE = /^([+\-−]?)\s*¥?\s*([+\-−]?)(\d[\d,]*)?(?:\.(\d*))?\s*([万亿])?\s*(?:元)?\s*(%?)$/;
/** Grouped digits: at least three a group, so that the decimal commas of `1,5` and `0,125` are refused, not read as 15 and 125. */
const GROUPED_DIGITS = /^(?:\d+|[1-9]\d*(?:,\d{3,})+)$/;
const BARE_NUMBER = /^(\d{1,12})(?:\.(\d{1,2}))?$/;
const BRACKETED = /^\((.*)\)$/s;
const POWERS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** The decimal of `digits` with `fraction` digits behind the point (fewer than 0: zeros to append). */
function shortest(digits: bigint, fraction: number): Decimal {
  if (fraction < 0) return { digits: digits * 10n ** BigInt(-fraction), scale: 0 };
  let [left, scale] = [digits, fraction];
  while (scale > 0 && left % 10n === 0n) [left, scale] = [left / 10n, scale - 1];
  return { digits: left, scale };
}

/** Reads the text, whose wrappings are gone; null if it is no number, '%' if it is a percentage. */
function parseDecimal(text: string): Decimal | '%' | null {
  const bracketed = BRACKETED.exec(text)?.[1];
  const match = NUMBER_SHAPE.exec((bracketed ?? text).trim());
  if (!match) return null;
  const [, before = '', after = '', whole = '', fraction = '', power = '', percent = ''] = match;
  const signs = `${bracketed === undefined ? '' : '-'}${before}${after}`;
  const digits = whole.replaceAll(',', '') + fraction;
  if (signs.length > 1 || digits === '' || (whole !== '' && !GROUPED_DIGITS.test(whole))) return null;
  if (percent !== '') return '%';
  const size = BigInt(digits);
  return shortest(signs === '' || signs === '+' ? size : -size, fraction.length - (POWERS[power] ?? 0));
}

function decodeDecimalText(cell: CellValue, text: string): Result<Decimal> {
  if (typeof cell === 'number' && !Number.isFinite(cell)) return refuseCell('CELL_NOT_NUMBER', cell);
  const decimal = parseDecimal(text.replaceAll('\t', ''));
  if (decimal === '%') return refuseCell('CELL_PERCENTAGE', cell);
  return decimal === null ? refuseCell('CELL_NOT_NUMBER', cell) : ok(decimal);
}

/**
 * Any number, exactly (docs/rules/imports.md, Decoding: numbers): `1,234.50`, `￥12`, `12元`, `1.2万`, `3亿`, full-width digits, `(123)` = −123.
 * A number cell is taken at 15 significant digits. Blank is null.
 * Refuses CELL_PERCENTAGE, CELL_NOT_NUMBER `{found}`; `1,5` is refused (decimal comma or slip, not guessed), as is `1.2E+05` as text,
 * which has lost digits.
 */
export function decodeDecimal(cell: CellValue): Result<Decimal | null> {
  return isBlank(cell) ? ok(null) : decodeDecimalText(cell, toShortText(cell));
}

/** No number cell beyond this is read the quick way: below it every count of units is a safe integer. */
const BARE_LIMIT = 1e12;

/**
 * A number cell that has no more decimals than `size` (1 or 100) asks for, as units. The division is rounded to the nearest double, so
 * it gives the cell back just where the cell is the double of these digits.
 */
function bareNumber(cell: number, size: number): number | null {
  if (!(cell >= 0 && cell < BARE_LIMIT)) return null;
  const units = Math.round(cell * size);
  // Plus 0, so that Excel's −0 is 0.
  return units / size === cell ? units + 0 : null;
}

/**
 * A bare number of at most 14 digits, times 10^`decimals`; null where the slow way has to look. A number cell's shortest text has
 * the same digits as its 15 significant ones, so this reads digits too, only quicker: most cells of a big file are such.
 */
function bareUnits(cell: CellValue, decimals: number): number | null {
  if (typeof cell === 'number') return bareNumber(cell, 10 ** decimals);
  const match = cell === null ? null : BARE_NUMBER.exec(cell);
  if (!match) return null;
  const fraction = match[2] ?? '';
  return fraction.length > decimals ? null : Number((match[1] ?? '') + fraction.padEnd(decimals, '0'));
}

/** How a decimal becomes a whole number of the stored unit: times `times`, with no rest. */
interface Unit {
  readonly times: bigint;
  /** Decimals that the printed unit may carry; 0 makes a rest CELL_NOT_WHOLE. */
  readonly decimals: number;
  /** The most that it may come to, and below nothing the least; left out: what one entered amount may be. */
  readonly most?: number;
}

function wholeUnits(cell: CellValue, decimal: Decimal, unit: Unit, sign: SignRule): Result<number> {
  const divisor = 10n ** BigInt(decimal.scale);
  const product = decimal.digits * unit.times;
  if (product < 0n && !sign.mayBeNegative) return refuseCell('CELL_NEGATIVE', cell);
  if (product % divisor !== 0n) {
    return unit.decimals === 0
      ? refuseCell('CELL_NOT_WHOLE', cell)
      : refuseCell('CELL_TOO_MANY_DECIMALS', cell, { decimals: unit.decimals });
  }
  const value = product / divisor;
  const size = value < 0n ? -value : value;
  const most = BigInt(unit.most ?? MOST_AMOUNT);
  return size > most ? refuseCell('CELL_TOO_LARGE', cell, { limit: String(most / unit.times) }) : ok(Number(value));
}

function decodeUnits<T extends number>(
  cell: CellValue,
  how: { readonly unit: Unit; readonly sign: SignRule; readonly suffix?: RegExp; readonly brand: (value: number) => T },
): Result<T | null> {
  // Here the unit is 10^decimals.
  const bare = bareUnits(cell, how.unit.decimals);
  if (bare !== null && bare <= (how.unit.most ?? MOST_AMOUNT)) return ok(how.brand(bare));
  if (isBlank(cell)) return ok(null);
  const decimal = decodeDecimalText(cell, how.suffix ? toShortText(cell).replace(how.suffix, '') : toShortText(cell));
  if (!decimal.ok) return decimal;
  const units = wholeUnits(cell, decimal.value, how.unit, how.sign);
  return units.ok ? ok(how.brand(units.value)) : units;
}

/**
 * Yuan into fen, exact: a third decimal that is not 0 is CELL_TOO_MANY_DECIMALS `{found, decimals}`, never rounded. Blank is null.
 * Also refuses CELL_NEGATIVE (unless allowed), CELL_TOO_LARGE `{found, limit}` in yuan, and what `decodeDecimal` refuses.
 */
export function decodeFen(cell: CellValue, sign: SignRule = NOT_NEGATIVE): Result<Fen | null> {
  return decodeUnits(cell, { unit: { times: 100n, decimals: 2 }, sign, brand: fen });
}

/** Yuan of a figure into fen: as `decodeFen`, up to what a figure may be (`MOST_FIGURE`). */
export function decodeFigureFen(cell: CellValue): Result<Fen | null> {
  return decodeUnits(cell, { unit: { times: 100n, decimals: 2, most: MOST_FIGURE }, sign: NOT_NEGATIVE, brand: fen });
}

/** A count, not negative: CELL_NOT_WHOLE, CELL_NEGATIVE, CELL_TOO_LARGE, and what `decodeDecimal` refuses. Blank is null. */
export function decodeCount(cell: CellValue): Result<Count | null> {
  return decodeUnits(cell, { unit: { times: 1n, decimals: 0 }, sign: NOT_NEGATIVE, brand: count });
}

/** m² into whole 0.01 m², exact; `㎡`, `m²`, `平方米` may follow. Refuses as `decodeFen`. Blank is null. */
export function decodeSquareDm(cell: CellValue): Result<SquareDm | null> {
  const suffix = /\s*(?:㎡|m²|m2|平方米|平米)$/i;
  return decodeUnits(cell, { unit: { times: 100n, decimals: 2 }, sign: NOT_NEGATIVE, suffix, brand: squareDm });
}

const SQUARE_METRES = /\s*(?:㎡|m²|m2|平方米)$/i;

function withoutUnit(text: string, unit: string): string {
  if (unit === '平方米') return text.replace(SQUARE_METRES, '');
  return text.endsWith(unit) ? text.slice(0, text.length - unit.length).trimEnd() : text;
}

/**
 * A figure in the report's printed unit as its raw whole number: 万元 -> fen, 平方米 -> 0.01 m², 小时 -> minutes, `%` -> 0.1 %,
 * any other unit -> a count. The unit itself may follow the number; another size (`12万` under 万元) is refused as CELL_NOT_NUMBER.
 * Only money and `%` may be negative. Refuses as `decodeFen` and `decodeCount`. Blank is null.
 */
export function decodeFigureValue(cell: CellValue, unit: string): Result<number | null> {
  if (isBlank(cell)) return ok(null);
  const { kind, size, places } = getUnitFact(unit);
  const text = withoutUnit(toShortText(cell), unit);
  if (/[万亿元]/.test(text) && kind !== 'count') return refuseCell('CELL_NOT_NUMBER', cell);
  const decimal = decodeDecimalText(cell, text);
  if (!decimal.ok) return decimal;
  return wholeUnits(
    cell,
    decimal.value,
    { times: size, decimals: places, most: MOST_FIGURE },
    { mayBeNegative: kind === 'money' || kind === 'percent' },
  );
}
