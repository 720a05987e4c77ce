// The shapes of settings: base facts, calendar, backups, profiles, mappings, history, about.
import { z } from 'zod';
import { givenBack } from '../records/records.ts';
import { bytesSchema, daySchema, idNumber, listOf, nameText, refusalSchema } from '../core/shapes.ts';

const rowSchema = z.object({ id: z.int(), version: z.int(), values: givenBack });
const factSchema = rowSchema.extend({ startsOn: z.string() });
const areaSchema = rowSchema.extend({ month: z.string() });

/** The base as of a day. `missing` names fields that the report's head lacks, or `base_fact`, `base_area`. */
export const baseViewSchema = z.object({
  present: factSchema.nullable(),
  facts: listOf(factSchema),
  area: areaSchema.nullable(),
  areas: listOf(areaSchema),
  missing: listOf(z.string()),
});
export type BaseView = z.infer<typeof baseViewSchema>;

/** Who says that a day is a holiday or a workday. */
const markSchema = z.object({
  kind: z.enum(['holiday', 'workday']),
  name: z.string(),
  from: z.enum(['shipped', 'own', 'record']),
  id: z.int().nullable(),
  version: z.int().nullable(),
});
const calendarDaySchema = z.object({ day: z.string(), weekday: z.int(), isWorkday: z.boolean(), mark: markSchema.nullable() });
export type CalendarDay = z.infer<typeof calendarDaySchema>;
const exceptionSchema = z.object({
  id: z.int(),
  version: z.int(),
  day: z.string(),
  studio: z.object({ id: z.int(), code: z.string() }).nullable(),
  hours: z.string(),
  note: z.string().nullable(),
});
export type CalendarException = z.infer<typeof exceptionSchema>;

/** A year. `source.broken`: the user's own file can't be read, so that the shipped one holds; why. */
export const calendarYearSchema = z.object({
  year: z.int(),
  source: z.object({ from: z.enum(['shipped', 'own']), broken: z.string().nullable(), note: z.string(), years: listOf(z.int()) }),
  days: listOf(calendarDaySchema),
  exceptions: listOf(exceptionSchema),
  closedMonths: listOf(z.string()),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;

/** A calendar file taken: what the former one is kept as, and the years it speaks of. */
export const calendarReplacedSchema = z.object({
  kept: z.string().nullable(),
  firstYear: z.int(),
  lastYear: z.int(),
  days: z.int(),
});
export type CalendarReplaced = z.infer<typeof calendarReplacedSchema>;

/** Many exceptions: these weekdays (1 Monday to 7) of these days; `studios` null: the whole base. */
export const exceptionsInput = z.strictObject({
  from: daySchema,
  to: daySchema,
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).readonly(),
  studios: z.array(idNumber).min(1).max(500).readonly().nullable(),
  hours: nameText,
  note: z.string().trim().min(1).max(200).nullable(),
  onTaken: z.enum(['keep', 'replace']),
});
const undoSchema = z.strictObject({ first: idNumber, last: idNumber });
/** What takes a bulk entry back. */
export const undoInput = undoSchema;
export const exceptionsAddedSchema = z.object({ added: z.int(), changed: z.int(), kept: z.int(), undo: undoSchema.nullable() });

/** Where a listed backup lies: the base's own folder, the second one, the data folder (databases that a restore replaced). */
export const backupPlace = z.enum(['own', 'second', 'data']);
export const backupInput = z.strictObject({ place: backupPlace, name: nameText });
const backupFileSchema = z.object({
  place: backupPlace,
  name: z.string(),
  purpose: z.enum(['asked', 'daily', 'close', 'restore', 'migration', 'forget', 'replaced']),
  /** Wall clock with seconds. */
  at: z.string(),
  size: z.int(),
  hasHash: z.boolean(),
  /** The base wrote down that this very file was verified when it was made. */
  isVerified: z.boolean(),
});
export type BackupLine = z.infer<typeof backupFileSchema>;

/** The age of the newest verified backup by days of the calendar; `days` null: none was ever made. */
export const backupAgeSchema = z.object({ days: z.int().nullable(), level: z.enum(['ok', 'amber', 'red']) });

/** How long ago a restore was tried out with the second folder's newest backup; `days` null: never, or the last try failed. */
export const drillAgeSchema = z.object({ at: z.string().nullable(), days: z.int().nullable(), isDue: z.boolean() }).nullable();

/** All about backups. Sizes in bytes. */
export const backupsSchema = z.object({
  /** `isNoted` false: a file in the folder that this base has no note of, because it went back to an older state since. */
  newest: z.object({ at: z.string(), file: z.string(), rows: z.int().nullable(), isThere: z.boolean(), isNoted: z.boolean() }).nullable(),
  age: backupAgeSchema,
  folder: z.string(),
  free: z.int().nullable(),
  second: z.object({ folder: z.string(), isThere: z.boolean(), free: z.int().nullable(), isEncrypted: z.boolean() }).nullable(),
  drill: drillAgeSchema,
  daily: z.int(),
  monthly: z.int(),
  files: listOf(backupFileSchema),
});
export type BackupsView = z.infer<typeof backupsSchema>;

/** A backup just made. `second`: its copy in the second folder, `secondRefusal`: why there is none; `dropped`: older automatic ones that went. */
export const backupNewsSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  rows: z.int(),
  second: z.string().nullable(),
  secondRefusal: refusalSchema.nullable(),
  dropped: listOf(z.string()),
});

/** A report's profile that can be chosen; `refusal` says why it can't be used. */
export const profileLineSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  isOwn: z.boolean(),
  isUsed: z.boolean(),
  tables: listOf(z.object({ id: z.string(), title: z.string() })),
  relations: z.int(),
  deadlineDay: z.int().nullable(),
  note: z.string(),
  refusal: refusalSchema.nullable(),
});
export type ProfileLine = z.infer<typeof profileLineSchema>;

/** A kept mapping of columns. */
export const mappingLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  name: z.string(),
  kind: z.string(),
  signature: z.string(),
  fields: listOf(z.object({ field: z.string(), header: z.string() })),
  fixed: listOf(z.object({ name: z.string(), value: z.string() })),
});
export type MappingLine = z.infer<typeof mappingLineSchema>;

/** What is looked for in the history; null: everything. */
export const historyWish = {
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  who: nameText.nullable(),
  entity: nameText.nullable(),
  search: nameText.nullable(),
} as const;
/** A line of the history in words: `about` names the thing, `records` is how many an import's line stands for, `file` where they came from. */
const historyLineSchema = z.object({
  seq: z.int(),
  at: z.string(),
  who: z.string(),
  host: z.string(),
  action: z.string(),
  kind: z.string(),
  about: z.string(),
  records: z.int(),
  changes: listOf(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  file: z.string().nullable(),
  reason: z.string(),
});
export type HistoryLine = z.infer<typeof historyLineSchema>;
export const historySchema = z.object({
  lines: listOf(historyLineSchema),
  next: z.int().nullable(),
  people: listOf(z.string()),
  kinds: listOf(z.string()),
});
export const historyFileSchema = z.object({ name: z.string(), bytes: bytesSchema, rows: z.int(), isWhole: z.boolean() });

/** The program, the base, the computer. */
export const aboutSchema = z.object({
  versions: z.object({
    program: z.string(),
    schema: z.int(),
    sqlite: z.string(),
    node: z.string(),
    electron: z.string().nullable(),
    system: z.string(),
  }),
  computer: z.string(),
  sizes: z.object({ folder: z.string().nullable(), database: z.int(), log: z.int(), free: z.int().nullable() }),
  counts: listOf(z.object({ table: z.string(), rows: z.int() })),
  lastCheck: z.object({ at: z.string(), ok: z.boolean(), full: z.boolean(), failed: listOf(z.string()) }).nullable(),
});
export type About = z.infer<typeof aboutSchema>;
