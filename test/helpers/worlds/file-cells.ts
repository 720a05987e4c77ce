// Cells as people's files have them: numbers as text, dates in every spelling, codes in lower case with blanks.
import { dayNo, dayText } from './days.ts';
import type { Chance } from './random.ts';

/** A cell as a writer of workbooks takes it. */
export type RawCell = string | number | null;

function fullWidth(text: string): string {
  return [...text]
    .map((character) => (/\d/.test(character) ? String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0) : character))
    .join('');
}

function withCommas(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** A whole number. */
export function countCell(chance: Chance, value: number): RawCell {
  const kind = chance.int(0, 9);
  if (kind === 0) return String(value);
  if (kind === 1) return withCommas(String(value));
  if (kind === 3 && value >= 10_000 && value % 100 === 0) return `${value / 10_000}万`;
  return kind === 2 ? fullWidth(String(value)) : value;
}

/** Hundredths as a decimal: yuan of fen, m² of 0.01 m². */
export function decimalCell(chance: Chance, hundredths: number, signs: readonly string[]): RawCell {
  const whole = String(Math.floor(hundredths / 100));
  const fraction = String(hundredths % 100).padStart(2, '0');
  const kind = chance.int(0, 9);
  if (kind === 0) return `${withCommas(whole)}.${fraction}`;
  if (kind === 1) return fullWidth(`${whole}.${fraction}`);
  if (kind === 2) return `${chance.pick(['', ...signs])}${whole}.${fraction}`;
  return kind === 3 ? `${whole}.${fraction}` : Number(`${whole}.${fraction}`);
}

/** A day, in one of the spellings, or as an Excel serial. */
export function dayCell(chance: Chance, day: string | null): RawCell {
  if (day === null) return chance.pick([null, null, '', '-', '无']);
  const [year = '', month = '', date = ''] = day.split('-');
  const [shortMonth, shortDate] = [String(Number(month)), String(Number(date))];
  switch (chance.int(0, 7)) {
    case 0:
      return day;
    case 1:
      return `${year}/${shortMonth}/${shortDate}`;
    case 2:
      return `${year}年${shortMonth}月${shortDate}日`;
    case 3:
      return `${year}.${shortMonth}.${shortDate}`;
    case 4:
      return `${year}${month}${date}`;
    default:
      return dayNo(day) + 25_569;
  }
}

/** A code of digits only that a spreadsheet took for a number, now and then; else with blanks around it at times. */
export function idCell(chance: Chance, id: string): RawCell {
  if (/^[1-9]\d{0,14}$/.test(id) && chance.is(0.5)) return Number(id);
  return chance.is(0.1) ? ` ${id} ` : id;
}

/** A month. */
export function monthCell(chance: Chance, month: string): RawCell {
  const kind = chance.int(0, 9);
  if (kind === 0) return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
  return kind === 1 ? month.replace('-', '/') : month;
}

/** A duration: minutes, `2:05:00`, `2小时5分钟`. */
export function durationText(chance: Chance, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const kind = chance.int(0, 5);
  if (kind === 0) return `${hours}:${String(rest).padStart(2, '0')}:${chance.pick(['00', '29'])}`;
  return kind === 1 ? `${hours}小时${rest}分钟` : String(minutes);
}

/** A time of a day; midnight may be told as 24:00 of the day before. */
export function timeCell(chance: Chance, minute: number): RawCell {
  const day = dayText(Math.floor(minute / 1440));
  const within = minute % 1440;
  const clock = `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
  switch (chance.int(0, 6)) {
    case 0:
      return `${day} ${clock}`;
    case 1:
      return `${day.replaceAll('-', '/')} ${clock}:00`;
    case 2:
      return `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日 ${clock}`;
    case 3:
      return within === 0 ? `${dayText(Math.floor(minute / 1440) - 1)} 24:00` : `${day} ${clock}`;
    default:
      return minute / 1440 + 25_569;
  }
}

/** A code, now and then in lower case or among blanks. */
export function codeCell(chance: Chance, code: string): RawCell {
  const kind = chance.int(0, 9);
  if (kind === 0) return ` ${code.toLowerCase()}`;
  return kind === 1 ? `${code} ` : code;
}
