// Settings as the history says them: what each is called, and each part that changed, in words.
import { isWarningCode } from '../domain/booking/booking-rules.ts';
import { WARNING_LEVELS } from '../domain/booking/desk-rules.ts';
import { printClock, printMoment } from '../domain/time/calendar.ts';
import { printHours, printYuan } from '../domain/values/quantity.ts';
import { formatWord, type Language, NO_VALUE } from './core/language.ts';
import { formatRight } from './core/rights-messages.ts';
import { WARNING_LEVEL_WORDS, type DescribedValue, type Setting } from './core/settings/setting.ts';
import { fillParts, findSetting, switchedSchema } from './core/settings/settings.ts';
import { listTexts, parseJsonOrNull } from './core/texts.ts';
import { BOOKING_RULE_WORDS } from './desk/booking-rule-messages.ts';
import { formatRole } from './people/role-messages.ts';

/** What a setting is called; one that no table has any more, by its key. */
export function formatSettingName(name: string, language: Language): string {
  const setting = findSetting(name);
  return setting === null ? name : formatWord(setting.words, language);
}

/** Each warning that a base wants otherwise, with its level. */
function levelsText(levels: object, language: Language): string {
  const said = Object.entries(levels).flatMap(([code, level]: [string, unknown]) => {
    const known = WARNING_LEVELS.find((one) => one === level);
    if (!isWarningCode(code) || known === undefined) return [];
    return [`${formatWord(BOOKING_RULE_WORDS[code].inSettings, language)}：${formatWord(WARNING_LEVEL_WORDS[known], language)}`];
  });
  return said.join('、') || NO_VALUE;
}

function valueText({ type, choices }: Pick<DescribedValue, 'type' | 'choices'>, value: unknown, language: Language): string {
  if (value === null || value === undefined) return NO_VALUE;
  if (type === 'levels' && typeof value === 'object') return levelsText(value, language);
  if (typeof value === 'object') return listTexts(value).join('、') || NO_VALUE;
  switch (type) {
    case 'yuan':
      return printYuan(Number(value));
    case 'clock':
      return printClock(Number(value));
    case 'hours':
      return printHours(Number(value));
    case 'percent':
      return String(Number(value) / 100);
    case 'moment':
      return printMoment(Number(value));
    case 'secret':
      return formatWord(['已设', 'set'], language);
    default: {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      const word = choices?.[text];
      return word === undefined ? text : formatWord(word, language);
    }
  }
}

/** Each cell of the table of rights that is not as it stands: whose, which, and whether it is given. */
function rightsTexts(called: string, value: unknown, language: Language): ReadonlyMap<string, string> {
  const cells = Array.isArray(value) ? value.flatMap((one: unknown) => switchedSchema.safeParse(one).data ?? []) : [];
  return new Map(
    cells.map(({ role, right, given }) => [
      `${called} · ${formatRole(role, language)} · ${formatRight(right, language)}`,
      formatWord(given ? ['可以', 'may'] : ['不可以', 'may not'], language),
    ]),
  );
}

const UNKNOWN: Pick<Setting, 'type' | 'parts' | 'standard'> = { standard: null };

/** What a setting says, by the name of each part. */
function settingTexts(name: string, stored: string | number | null, language: Language): ReadonlyMap<string, string> {
  const called = formatSettingName(name, language);
  const setting = findSetting(name) ?? UNKNOWN;
  const { parts, type, standard } = setting;
  const chosen = typeof stored === 'string' ? parseJsonOrNull(stored) : stored;
  const value = parts === undefined ? chosen : fillParts(chosen, standard);
  if (type === 'rights' && value !== null) return rightsTexts(called, value, language);
  if (parts === undefined || typeof value !== 'object' || value === null) return new Map([[called, valueText(setting, value, language)]]);
  return new Map(
    Object.entries(value).map(([key, one]: [string, unknown]) => {
      const part = parts[key];
      return part === undefined
        ? [called, valueText(UNKNOWN, one, language)]
        : [`${called} · ${formatWord(part.words, language)}`, valueText(part, one, language)];
    }),
  );
}

/** A field of a change as people read it. */
export interface SaidChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What changed of a setting, part by part; those that stayed are among them. */
export function formatSettingChanges(
  name: string,
  { before, after }: { readonly before: string | number | null; readonly after: string | number | null },
  language: Language,
): readonly SaidChange[] {
  const [was, is] = [settingTexts(name, before, language), settingTexts(name, after, language)];
  return [...new Set([...was.keys(), ...is.keys()])].map((field) => ({
    field,
    before: was.get(field) ?? NO_VALUE,
    after: is.get(field) ?? NO_VALUE,
  }));
}
