// What the history says of a change, in the words of people: the thing's field, what it was, what it became. No ids, no codes, no names of tables.
import { BOOKING_STATES, type BookingState, formatLedgerState } from '../domain/base/catalogue.ts';
import { ROLES } from '../domain/base/rights.ts';
import { DAWN, instant, printClock, printInstant, printMoment } from '../domain/time/calendar.ts';
import { printHours, printSquareMetres, printYuan } from '../domain/values/quantity.ts';
import { formatWord, type Language, NO_VALUE, type Word } from './core/language.ts';
import { codeSchema } from './core/shapes.ts';
import { listTexts, parseJsonOrNull } from './core/texts.ts';
import { formatSettingChanges, type SaidChange } from './format-setting.ts';
import { formatRefusal } from './messages.ts';
import { formatRole } from './people/role-messages.ts';
import { parseStudios, RECORD_KINDS, isRecordName } from './records/record-kinds.ts';
import type { RecordKind } from './records/field.ts';
import { formatChoice, formatField } from './records/fields-messages.ts';

type Stored = string | number | null;
/** What a row of the history holds of its fields. */
export type HistoryValues = Readonly<Record<string, Stored>>;

/** What names the things that values stand for. */
export interface HistoryNames {
  readonly tenant: (id: number) => string;
  readonly studio: (id: number) => string;
  readonly equipment: (id: number) => string;
  readonly booking: (id: number) => string;
  /** A figure of the report by its address. */
  readonly figure: (address: string) => string;
  /** An audit relation by its code. */
  readonly relation: (code: string) => string;
}

/** In which language, and with whose names. */
export interface HistorySayer {
  readonly language: Language;
  readonly names: HistoryNames;
}

/** What follows from the rest, proves it or holds it for the program: nobody reads it. */
const UNSAID: ReadonlySet<string> = new Set(
  `sha256 map_sha256 snapshot pin signature colour id hash known own case made
  raw lacks quote charge_lines overridden about added_ms series_id lease_id edition entity entity_id retired_at key`.split(/\s+/),
);

/** Words of states and kinds that are kept as codes, besides a booking's states and the choices of forms. */
const CODES: Readonly<Record<string, Word>> = {
  waiting: ['等候', 'waiting'],
  closed: ['已结束', 'ended'],
  handed_in: ['已报送', 'handed in'],
  accepted: ['已认可', 'accepted'],
  returned: ['已退回', 'returned'],
  asked: ['已询问', 'asked'],
  answered: ['已答复', 'answered'],
  received: ['收到', 'received'],
  mapped_sessions: ['自定义场次表', 'sessions by own columns'],
  mapped_days: ['自定义日报', 'days by own columns'],
  sessions: ['场次', 'sessions'],
  days: ['日报', 'days'],
};

const STATES_IN_ENGLISH: Readonly<Record<BookingState, string>> = {
  booked: 'booked',
  option: 'option',
  checked_in: 'checked in',
  completed: 'completed',
  no_show: 'not come',
  cancelled: 'cancelled',
};

function codeWord(code: string, language: Language): string {
  const state = BOOKING_STATES.find((one) => one === code);
  if (state !== undefined) return language === 'zh-CN' ? formatLedgerState(state) : STATES_IN_ENGLISH[state];
  const own = CODES[code];
  if (own !== undefined) return formatWord(own, language);
  const role = ROLES.find((one) => one === code);
  return role === undefined ? formatChoice(code, language) : formatRole(role, language);
}

function equipmentText(text: string, { names }: HistorySayer): string {
  const parsed = parseJsonOrNull(text);
  if (!Array.isArray(parsed) || parsed.length === 0) return NO_VALUE;
  return parsed.map((pair: unknown) => (Array.isArray(pair) ? `${names.equipment(Number(pair[0]))} ×${Number(pair[1])}` : '')).join('、');
}

const DAYS = [
  ['一', 'Mon'],
  ['二', 'Tue'],
  ['三', 'Wed'],
  ['四', 'Thu'],
  ['五', 'Fri'],
  ['六', 'Sat'],
  ['日', 'Sun'],
] as const;
const FREQUENCIES: Readonly<Record<string, Word>> = {
  daily: ['每天', 'daily'],
  weekdays: ['工作日', 'weekdays'],
  weekly: ['每周', 'weekly'],
};

/** A series' rule as it is kept: `每周二四，共 16 次`. */
function ruleText(text: string, language: Language): string {
  const parsed = parseJsonOrNull(text);
  if (typeof parsed !== 'object' || parsed === null) return NO_VALUE;
  const rule: ReadonlyMap<string, unknown> = new Map(Object.entries(parsed));
  const days: readonly unknown[] = Array.isArray(rule.get('weekdays')) ? [rule.get('weekdays')].flat() : [];
  const named = days.flatMap((day) => DAYS[Number(day) - 1] ?? []).filter((_, at) => at % 2 === (language === 'zh-CN' ? 0 : 1));
  const often = formatWord(FREQUENCIES[String(rule.get('frequency'))] ?? ['', ''], language);
  const [until, count] = [rule.get('until'), rule.get('count')];
  const end = typeof until === 'string' ? (language === 'zh-CN' ? `到 ${until}` : `until ${until}`) : '';
  const times = typeof count === 'number' ? (language === 'zh-CN' ? `共 ${count} 次` : `${count} times`) : '';
  const which =
    rule.get('frequency') === 'weekly'
      ? `${often}${language === 'zh-CN' ? '' : ' '}${named.join(language === 'zh-CN' ? '' : ', ')}`
      : often;
  return [which, end, times].filter((part) => part !== '').join(language === 'zh-CN' ? '，' : ', ');
}

/** Every text within a value, in its order: names of columns, of cells. */
/** Columns of a mapping: the heads that it names. Cells that were asked about: where, and what. */
function listText(text: string): string {
  const parsed = parseJsonOrNull(text);
  const within = typeof parsed === 'object' && parsed !== null && 'fields' in parsed ? parsed.fields : parsed;
  const texts = listTexts(within);
  return texts.length === 0 ? NO_VALUE : texts.join('、');
}

/** The sentence of a refusal's code, which stands here without its facts. */
function refusalText(text: string, { language }: HistorySayer): string {
  const code = codeSchema.safeParse(text);
  return code.success ? formatRefusal({ code: code.data, data: {} }, language) : text;
}

/** Fields whose text is said in a way of its own, whatever holds them. */
const TEXTS: Readonly<Record<string, (text: string, sayer: HistorySayer) => string>> = {
  rule: (text, { language }) => ruleText(text, language),
  relation: (code, { names }) => names.relation(code),
  disputed: (addresses, { names }) => addresses.split(' ').map(names.figure).join('、'),
  cells: listText,
  fields: listText,
  role: (code, { language }) => codeWord(code, language),
  state: (code, { language }) => codeWord(code, language),
  source: (code, { language }) => codeWord(code, language),
  kind: (code, { language }) => codeWord(code, language),
  how: (code, { language }) => codeWord(code, language),
  failed: refusalText,
};

function textOf(entity: string, field: string, value: string, sayer: HistorySayer): string {
  if (value === '' || value === DAWN) return NO_VALUE;
  const type = typeOf(entity, field);
  if (type === 'studios')
    return (
      parseStudios(value)
        .map((id) => sayer.names.studio(id))
        .join('、') || NO_VALUE
    );
  if (type === 'figure') return sayer.names.figure(value);
  if (type === 'choice' || type === 'suggested') return codeWord(value, sayer.language);
  if (entity === 'booking' && field === 'equipment') return equipmentText(value, sayer);
  return TEXTS[field]?.(value, sayer) ?? value;
}

function typeOf(entity: string, field: string): RecordKind['fields'][number]['type'] | undefined {
  if (!isRecordName(entity)) return undefined;
  const { fields }: RecordKind = RECORD_KINDS[entity];
  return fields.find(({ name }) => name === field)?.type;
}

/** Fields of rows that are no records, by what they hold. */
const NUMBERS: Readonly<Record<string, (value: number, sayer: HistorySayer) => string>> = {
  tenant_id: (id, { names }) => names.tenant(id),
  booking_id: (id, { names }) => names.booking(id),
  merged: (id, { names }) => names.tenant(id),
  total: printYuan,
  at_ms: printMoment,
  done_ms: printMoment,
};

function numberOf(entity: string, field: string, value: number, sayer: HistorySayer): string {
  switch (typeOf(entity, field)) {
    case 'money':
    case 'signed_money':
      return printYuan(value);
    case 'area':
      return printSquareMetres(value);
    case 'minute_of_day':
      return printClock(value);
    case 'minutes':
      return field === 'free_minutes' ? printHours(value) : String(value);
    case 'tenant':
      return sayer.names.tenant(value);
    case 'studio':
      return sayer.names.studio(value);
    case 'yes_no':
      return formatWord(value === 0 ? ['否', 'No'] : ['是', 'Yes'], sayer.language);
    case 'instant':
      return printInstant(instant(value));
    default:
      return NUMBERS[field]?.(value, sayer) ?? String(value);
  }
}

/** A value in words. */
export function formatHistoryValue(entity: string, field: string, value: Stored, sayer: HistorySayer): string {
  if (value === null) return NO_VALUE;
  return typeof value === 'string' ? textOf(entity, field, value, sayer) : numberOf(entity, field, value, sayer);
}

/** Whether people read a field of what a row of the history is about. */
export function isSaid(field: string): boolean {
  return !UNSAID.has(field);
}

function settingChanges(before: HistoryValues, after: HistoryValues, language: Language): readonly SaidChange[] {
  return Object.keys({ ...before, ...after }).flatMap((name) =>
    formatSettingChanges(name, { before: before[name] ?? null, after: after[name] ?? null }, language),
  );
}

/** What a row of the history says of its fields; what did not change, and what nobody reads, is left out. */
export function formatHistoryChanges(
  entity: string,
  rows: { readonly before: HistoryValues; readonly after: HistoryValues },
  sayer: HistorySayer,
): readonly SaidChange[] {
  const { before, after } = rows;
  const changes =
    entity === 'setting'
      ? settingChanges(before, after, sayer.language)
      : Object.keys({ ...before, ...after })
          .filter(isSaid)
          .map((field) => ({
            field: formatField(entity, field, sayer.language),
            before: formatHistoryValue(entity, field, before[field] ?? null, sayer),
            after: formatHistoryValue(entity, field, after[field] ?? null, sayer),
          }));
  return changes.filter((one) => one.before !== one.after);
}
