// Figures as a person would write them down from the base's own columns: what the tables on screen are compared with. Nothing of the program's printing is used.

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const MINUTE_MS = 60_000;
/** Wall clock at the base, whatever the computer's zone. */
const EAST_MS = 8 * 60 * MINUTE_MS;

/** 1234567 → 1,234,567; decimals and the sign stay, and so does what is no number. */
export function grouped(text: string): string {
  return text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => `${sign}${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}`);
}

/** A whole number over a power of ten, half away from zero: rounded on integers, as by hand. */
function decimals(value: number, per: number, places: number): string {
  const scaled = (Math.abs(value) * 10 ** places * 2 + per) / (2 * per);
  const digits = String(Math.floor(scaled)).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0 && Number(text) !== 0 ? `-${text}` : text;
}

/** Fen as yuan: 123456 → 1,234.56. */
export function yuan(fen: number): string {
  return grouped(decimals(fen, 100, 2));
}

/** Fen as 万元: 123456789 → 123.46. */
export function wan(fen: number): string {
  return grouped(decimals(fen, 1_000_000, 2));
}

/** Minutes as hours: 90 → 1.5. */
export function hours(minutes: number): string {
  return grouped(decimals(minutes, 60, 1));
}

/** Hundredths of a square metre: 62050 → 620.50. */
export function metres(area: number): string {
  return grouped(decimals(area, 100, 2));
}

/** A share in percent: (1, 8) → 12.5. */
export function percent(part: number, whole: number, places = 1): string {
  return decimals(part * 100, whole, places);
}

/** A count with thousands. */
export function count(value: number): string {
  return grouped(String(value));
}

/** `2026-10-03` → `2026-10-03 周六`. */
export function day(text: string): string {
  return `${text} ${WEEKDAYS[new Date(`${text}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

/** `2026-10` → `2026 年 10 月`. */
export function month(text: string): string {
  return `${text.slice(0, 4)} 年 ${Number(text.slice(5))} 月`;
}

/** Wall clock of milliseconds: `2026-10-03 22:00`. */
export function clockOfMs(ms: number): string {
  return new Date(ms + EAST_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Wall clock of an instant as the base keeps it, in minutes since 1970: `2026-10-03 22:00`. */
export function clockOf(minutes: number): string {
  return clockOfMs(minutes * MINUTE_MS);
}

/** The instant of a wall clock: `2026-10-03T22:00`. */
export function instantOf(wallClock: string): number {
  return Date.parse(`${wallClock}:00+08:00`) / MINUTE_MS;
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** What stands where there is nothing. */
export function orDash(text: string | number | null): string {
  return text === null || text === '' ? '—' : String(text);
}
