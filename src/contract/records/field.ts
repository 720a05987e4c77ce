// One field of a kind of record: what it holds and is called, whether it may be empty, and the type of its value.
// What a kind of record is, and how one is made of its fields.
import type { Right } from '../../domain/base/rights.ts';

/**
 * What a field holds. `code`: an identifier, half-width; `hours`: opening of a week as text; `day_hours`: of one day; `studios`: ids as the JSON text of a sorted list
 * (`parseStudios`, `formatStudios`); `figure`: an address of the report, of a year target without its column; `figure_value`: as the
 * form prints it; `instant`: minutes since the epoch; `minute_of_day`: typed `08:00`, 1440 as `24:00`; `signed_money`: may be negative,
 * not 0; `suggested`: a word of one’s own, `choices` are offered.
 */
export type FieldType =
  | 'text'
  | 'code'
  | 'notes'
  | 'uscc'
  | 'phone'
  | 'day'
  | 'month'
  | 'year'
  | 'instant'
  | 'money'
  | 'signed_money'
  | 'area'
  | 'minutes'
  | 'minute_of_day'
  | 'count'
  | 'choice'
  | 'suggested'
  | 'yes_no'
  | 'hours'
  | 'day_hours'
  | 'platform'
  | 'goods_class'
  | 'studio'
  | 'studios'
  | 'tenant'
  | 'figure'
  | 'figure_value';

/**
 * `key`: marks the record; `key_or_all`: marks it, and empty it holds for all; `needed`: must be given; `asked`: people must give it,
 * what the program writes may lack it; `open`: may be empty.
 */
export type Need = 'key' | 'key_or_all' | 'needed' | 'asked' | 'open';

/**
 * What becomes of a value in a support copy. `keep`: as it is (numbers, dates, keys). `word`: as it is where the trade's own lists have it,
 * else a pseudonym. `plain`: as it is where it has the shape of what the program writes (hours, codes of figures, lists of ids), else empty.
 * `none`: empty. `said`: a dash for whatever was said. `money`: scaled. The others are pseudonyms: the same value is the same pseudonym
 * wherever it stands.
 */
export type Treatment = 'keep' | 'word' | 'plain' | 'none' | 'said' | 'money' | 'name' | 'short' | 'code' | 'handle' | 'phone' | 'uscc';

/** What people call a field. */
export type FieldWords = readonly [zh: string, en: string];

/** One field of a kind of record. */
export interface RecordField {
  /** The column's name. */
  readonly name: string;
  readonly type: FieldType;
  /** Null: nobody reads it, in a form or in the history. */
  readonly words: FieldWords | null;
  /** Must be given: has no default and may not be empty. */
  readonly needed: boolean;
  /** Part of what marks the record among those that stand. */
  readonly isKey: boolean;
  /** What a new record holds where nothing is given; such a field is never empty. */
  readonly standard?: string | number;
  /** The words of a choice; those of a platform or a class come from the report's profile. */
  readonly choices?: readonly string[];
  /** The longest text in characters, or the largest number. */
  readonly max?: number;
  /** Written by the program alone: no form, list or schema has it. */
  readonly inner?: boolean;
  /** The right that it takes to see it; left out: anyone who sees the record. */
  readonly visibleWith?: Right;
  /** The right that is enough to write it; left out: that of its kind. */
  readonly writtenWith?: Right;
  /** Holds the name of a person: who asks to be forgotten is looked for in it, and a support copy has a pseudonym. */
  readonly isPersonName?: boolean;
  /** What becomes of it in a support copy where its type does not say it. */
  readonly copied?: Treatment;
}

/** Phones, and whatever says whom to call. */
export const CONTACT = { visibleWith: 'contacts.look' } as const satisfies { readonly visibleWith: Right };

const NAME_LENGTH = 200;
/** The longest note in characters. */
export const NOTE_LENGTH = 2000;
const TEXT_LIMITS: Readonly<Partial<Record<FieldType, number>>> = {
  text: NAME_LENGTH,
  code: NAME_LENGTH,
  phone: NAME_LENGTH,
  suggested: NAME_LENGTH,
  platform: NAME_LENGTH,
  goods_class: NAME_LENGTH,
  figure: NAME_LENGTH,
  figure_value: NAME_LENGTH,
  hours: NAME_LENGTH,
  day_hours: NAME_LENGTH,
  notes: NOTE_LENGTH,
};

type More = Omit<RecordField, 'name' | 'type' | 'needed' | 'isKey'>;

/** A field of this name; a text's longest length is that of its type where nothing else is said. */
export function defineField<const N extends string, const T extends FieldType, const D extends Need, const M extends More>(
  name: N,
  type: T,
  need: D,
  more: M,
): RecordField & { readonly name: N; readonly type: T; readonly need: D } & M {
  const max = more.max ?? TEXT_LIMITS[type];
  return {
    name,
    type,
    need,
    needed: need !== 'open' && need !== 'key_or_all' && more.standard === undefined,
    isKey: need === 'key' || need === 'key_or_all',
    ...(type === 'phone' && CONTACT),
    ...more,
    ...(max === undefined ? {} : { max }),
  };
}

/** Types whose values are numbers; the others' are text. */
export const NUMBER_TYPES = [
  'instant',
  'year',
  'money',
  'signed_money',
  'area',
  'minutes',
  'minute_of_day',
  'count',
  'yes_no',
  'studio',
  'tenant',
] as const satisfies readonly FieldType[];

const EMPTY_NEEDS = ['open', 'asked', 'key_or_all'] as const satisfies readonly Need[];

/** Whether the database may hold nothing in a field. */
export function canBeEmpty({ need }: { readonly need: Need }): boolean {
  return EMPTY_NEEDS.some((one) => one === need);
}

/** The type of what the database holds in a field. */
export type ValueOf<F extends { readonly type: FieldType; readonly need: Need }> =
  | (F['type'] extends (typeof NUMBER_TYPES)[number] ? number : string)
  | (F['need'] extends (typeof EMPTY_NEEDS)[number] ? null : never);

/** What is said of a kind besides its fields. */
interface AboutKind {
  /** The right that it takes to write it; left out: nobody edits it in a form. */
  readonly writtenWith?: Right;
  /** The right that it takes to see anything of it; left out: anyone who may look. */
  readonly visibleWith?: Right;
  /** Columns that name a record in the history, besides its tenant, which comes first; left out: its key. */
  readonly calledBy?: readonly string[];
  /** Whether it tells of money or of a day: what is wrong in it is discarded (作废), nothing goes out of use (停用). */
  readonly isDiscarded?: true;
}

/** One kind of record; `name` is its table. */
export interface RecordKind extends AboutKind {
  readonly name: string;
  /** In the order that forms ask and tables show them. */
  readonly fields: readonly RecordField[];
  /** Columns that hold values, keys first, in the order that history lists them. */
  readonly columns: readonly string[];
  /** Columns that mark the same record among those not retired. */
  readonly key: readonly string[];
  /** What a new record holds in columns that nobody gave a value; every other one is empty then. */
  readonly standard: Readonly<Record<string, string | number>>;
}

/** A kind of these fields: its key, columns and standards are read from them. */
export function defineKind<const N extends string, const A extends AboutKind, const F extends readonly RecordField[]>(
  name: N,
  about: A,
  fields: F,
) {
  const key = fields.filter(({ isKey }) => isKey).map((one) => one.name);
  const others = fields.filter(({ isKey }) => !isKey).map((one) => one.name);
  const standard = Object.fromEntries(fields.flatMap((one) => (one.standard === undefined ? [] : [[one.name, one.standard]])));
  return { ...about, name, fields, columns: [...key, ...others], key, standard } satisfies RecordKind;
}
