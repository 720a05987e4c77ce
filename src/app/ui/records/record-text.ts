// A record's value in words: what tables and histories show of it.
import { type EditableKind, fieldOf, parseStudios, type WireValue } from '../../../contract/records/record-kinds.ts';
import type { Names } from '../../../contract/records/records.ts';
import { DAWN, instant, printClock, printInstant } from '../../../domain/time/calendar.ts';
import { NO_VALUE, formatArea, formatCount, formatDay, formatHours, formatYuan } from '../values.tsx';
import { getLanguage, sayMark } from '../i18n.ts';
import { sayChoice } from '../window-words.ts';

function studioText(id: number, names: Names): string {
  return names.studios.find((one) => one.id === id)?.code ?? `#${id}`;
}

function tenantText(id: number, names: Names): string {
  return names.tenants.find((one) => one.id === id)?.name ?? `#${id}`;
}

const YES_NO = { 'zh-CN': ['否', '是'], en: ['No', 'Yes'] } as const;

/** A value in words; ids are said by `names`. `kind` may be one that nobody edits: then the value is shown as it is. */
export function recordText(kind: EditableKind, name: string, value: WireValue, names: Names): string {
  const field = fieldOf(kind, name);
  if (value === null || value === '') return NO_VALUE;
  if (field === null) return String(value);
  if (typeof value === 'string') {
    if (field.type === 'day') return value === DAWN ? NO_VALUE : formatDay(value);
    if (field.type === 'choice' || field.type === 'suggested') return sayChoice(value);
    if (field.type === 'studios')
      return (
        parseStudios(value)
          .map((id) => studioText(id, names))
          .join(sayMark('、')) || NO_VALUE
      );
    return value;
  }
  switch (field.type) {
    case 'money':
    case 'signed_money':
      return formatYuan(value);
    case 'minute_of_day':
      return printClock(value);
    case 'area':
      return formatArea(value);
    case 'instant':
      return printInstant(instant(value));
    case 'minutes':
      return name === 'free_minutes' ? formatHours(value) : formatCount(value);
    case 'yes_no':
      return YES_NO[getLanguage()][value === 1 ? 1 : 0];
    case 'tenant':
      return tenantText(value, names);
    case 'studio':
      return studioText(value, names);
    case 'count':
      return formatCount(value);
    default:
      return String(value);
  }
}

/** Whether a field's values stand at the right, as numbers do. */
export function isNumberField(kind: EditableKind, name: string): boolean {
  const type = fieldOf(kind, name)?.type;
  return type === 'money' || type === 'signed_money' || type === 'area' || type === 'minutes' || type === 'count';
}
