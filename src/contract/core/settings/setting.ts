// How a setting is described: its name in both languages, its schema, and how forms and the history write its value.
import { z } from 'zod';
import type { Right } from '../../../domain/base/rights.ts';
import { fen, minutes } from '../../../domain/values/quantity.ts';
import type { Word } from '../language.ts';

/**
 * How a value is written where it is not as it is kept. `yuan`: fen; `hours`: minutes; `clock`: a minute of the day; `percent`: hundredths of a
 * percent; `moment`: milliseconds; `levels`: warnings with their levels; `secret`: whether it is set, and no more.
 */
export type ValueType = 'count' | 'yuan' | 'hours' | 'clock' | 'percent' | 'text' | 'moment' | 'levels' | 'rights' | 'secret';

/** A value with its name: a setting, or a part of one that holds several. */
export interface DescribedValue<T = unknown> {
  readonly words: Word;
  readonly type?: ValueType;
  readonly schema: z.ZodType<T>;
  /** Words of values that are codes. */
  readonly choices?: Readonly<Record<string, Word>>;
}

export type SettingParts = Readonly<Record<string, DescribedValue>>;

/** The parts of the settings screen on which settings are edited. */
export type SettingSection = 'desk' | 'bills' | 'texts' | 'people' | 'profiles' | 'backups' | 'sharing' | 'updates' | 'lobby' | 'look';

/** Those that show a field for each choice that is a whole number. */
export type NumberSection = Extract<SettingSection, 'people' | 'backups'>;

/** A setting. `standard` holds until somebody chooses. */
export interface Setting<T = unknown> extends DescribedValue<T> {
  readonly standard: T;
  /** Where people edit it, and the right that it takes; left out: the program writes it by itself. */
  readonly edited?: { readonly section: SettingSection; readonly right: Right };
  /** The right to see it in the history; left out: anyone who sees the history. */
  readonly visibleWith?: Right;
  /** Its name where `settings.choose` sets it. */
  readonly choice?: string;
  /** What its own field is called, and the help below it. */
  readonly label?: Word;
  readonly help?: Word;
  readonly parts?: SettingParts;
}

/** A field of a form. An open one may be empty. `least`, `most`: of its number, or of its text's length. */
export interface SettingField extends DescribedValue {
  readonly type: ValueType;
  /** The group of the form's fields that it stands in. */
  readonly group: string;
  readonly help?: Word;
  readonly least: number;
  readonly most: number;
  readonly isOpen: boolean;
}

type Bounds = readonly [least: number, most: number];
type Words = Pick<SettingField, 'words' | 'help'>;

function wholeNumber([least, most]: Bounds) {
  return z.int().min(least).max(most);
}

/** Describes a whole number, or a rate in hundredths of a percent. */
export function defineCount(group: string, bounds: Bounds, words: Words, type: 'count' | 'percent' = 'count') {
  return { ...describeField(type, group, bounds, words), schema: wholeNumber(bounds) } as const;
}

/** Describes minutes; `type` says how people type them. */
export function defineMinutes(type: 'count' | 'hours' | 'clock', group: string, bounds: Bounds, words: Words) {
  return { ...describeField(type, group, bounds, words), schema: wholeNumber(bounds).transform((value) => minutes(value)) } as const;
}

/** Describes an amount in fen. */
export function defineYuan(group: string, bounds: Bounds, words: Words) {
  return { ...describeField('yuan', group, bounds, words), schema: wholeNumber(bounds).transform((value) => fen(value)) } as const;
}

/** Describes a line of text of `most` characters. */
export function defineText(group: string, most: number, words: Words) {
  return { ...describeField('text', group, [1, most], words), schema: z.string().trim().min(1).max(most) } as const;
}

function describeField(type: ValueType, group: string, [least, most]: Bounds, words: Words) {
  return { type, group, least, most, isOpen: false, ...words };
}

/** Lets a field be empty. */
export function openField<F extends { readonly isOpen: boolean; readonly schema: z.ZodType }>(field: F) {
  const { schema, isOpen: _, ...rest } = field;
  return { ...rest, isOpen: true, schema: z.nullable<F['schema']>(schema) } as const;
}

type ShapeOf<P extends SettingParts> = { readonly [N in keyof P]: P[N]['schema'] };

function isShape<P extends SettingParts>(shape: object, parts: P): shape is ShapeOf<P> {
  return Object.keys(parts).every((name) => name in shape);
}

/** The schema of all parts together. */
export function defineShape<P extends SettingParts>(parts: P) {
  const shape: object = Object.fromEntries(Object.entries(parts).map(([name, { schema }]) => [name, schema]));
  if (!isShape(shape, parts)) throw new Error('a part without a schema');
  return z.strictObject(shape);
}

function isField(part: DescribedValue): part is SettingField {
  return 'group' in part;
}

/** The fields that a form asks for, in their order; what has no group has a table of its own. */
export function listFields(parts: SettingParts): readonly (SettingField & { readonly name: string })[] {
  return Object.entries(parts).flatMap(([name, part]) => (isField(part) ? [{ ...part, name }] : []));
}
