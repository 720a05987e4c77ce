// Reads the options of a command as what they are: texts, flags and lists, of months and times that are some.
import { type Command, InvalidArgumentError } from 'commander';
import { KEPT_MONTHS } from '../../contract/core/settings/retention-words.ts';
import { parseDayOrNull, parseInstantOrNull, parseMonthOrNull } from '../../contract/core/texts.ts';
import { createWrongUsage } from './usage.ts';

/** Options of one command; a missing text is null, a missing flag false. */
export interface OptionValues {
  readonly text: (name: string) => string | null;
  /** An option that the parser has made sure of. */
  readonly given: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
}

/** The command's own options and those of its parents. */
export function optionsOf(command: Command): OptionValues {
  const values = new Map<string, unknown>(Object.entries(command.optsWithGlobals()));
  const text = (name: string): string | null => {
    const value = values.get(name);
    return typeof value === 'string' ? value : null;
  };
  return {
    text,
    given: (name) => text(name) ?? '',
    flag: (name) => values.get(name) === true,
    list: (name) => {
      const value = values.get(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}

/** What was written, or wrong usage: a script's variable that was never set is no reason, no name and no folder. */
export function readWrittenOption(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('，要写内容');
  return text;
}

/** How many months names and numbers are kept, or wrong usage. */
export function readKeptMonthsOption(text: string): string {
  const { least, most } = KEPT_MONTHS;
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) < least || Number(text) > most)
    throw new InvalidArgumentError(`，要写 ${least} 至 ${most} 的整数`);
  return text;
}

/** A month, or wrong usage. */
export function readMonthOption(text: string): string {
  if (parseMonthOrNull(text) === null) throw new InvalidArgumentError('，要写成 2026-10 的样子（2000 至 2100 年）');
  return text;
}

/** A day, or wrong usage. */
export function readDayOption(text: string): string {
  if (parseDayOrNull(text) === null) throw new InvalidArgumentError('，要写成 2026-10-03 的样子（2000 至 2100 年）');
  return text;
}

/** A time, or wrong usage. */
export function readTimeOption(text: string): string {
  if (parseInstantOrNull(text) === null) throw new InvalidArgumentError('，要写成 2026-10-03T22:00 的样子（2000 至 2100 年）');
  return text;
}

/** What stands for the present moment where a start is given. */
export const NOW = 'now';

/** A start: a time, or `now`, 现在 or nothing for the present moment; or wrong usage. */
export function readStartOption(text: string): string {
  return ['', NOW, '现在'].includes(text.trim()) ? NOW : readTimeOption(text);
}

/** A whole number above 0, or wrong usage. */
export function countOption(text: string): string {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('，要写大于 0 的整数');
  return text;
}

/** Square metres with two decimals at most, or wrong usage. */
export function readAreaOption(text: string): string {
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) throw new InvalidArgumentError('，要写平方米，如 30 或 45.5');
  return text;
}

/** A row's number, or wrong usage. */
export function readNumberArgument(text: string): string {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('，要写编号，如 3');
  return text;
}

/** Texts such as `A05=说明` by what stands before the sign; the same name twice is wrong usage. */
export function pairsOf(texts: readonly string[], what: string): Record<string, string> {
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const name = text.slice(0, Math.max(0, at)).trim();
    if (name === '') throw createWrongUsage(`“${text}”要写成 ${what} 的样子`);
    if (pairs.has(name)) throw createWrongUsage(`${name} 写了两次`);
    pairs.set(name, text.slice(at + 1).trim());
  }
  return Object.fromEntries(pairs);
}
