// Records that a month's figures are read from and that were written between two filings: who, when, what before and after.
import { z } from 'zod';
import type { Answer } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import { getMonthOfInstant, instant, type Month } from '../../../domain/time/calendar.ts';
import { listMonthsRead } from '../../../domain/report/facts.ts';
import { type Connection, rowsOf } from '../../core/db/rows.ts';
import { recordById } from '../../core/db/record-store.ts';
import { RECORD_KINDS, isRecordName } from '../../../contract/records/record-kinds.ts';
import { formatHistoryValue, type HistorySayer, isSaid } from '../../../contract/format-history.ts';
import { type HistoryRow, listHistoryBetween } from '../../core/records/history-rows.ts';
import { formatRecord } from '../../core/records/record-words.ts';

type Comparison = Answer<typeof filingMethods.compare>;
/** One change of a record; an import's many rows come as one change. */
type RecordChange = Comparison['records'][number];

/** Changes listed at most. */
const MOST = 200;

const CLOSED_AT = `SELECT coalesce(min(seq), 0) AS seq FROM history WHERE entity = 'filing' AND entity_id = ? AND action = 'close'`;
const LAST = 'SELECT coalesce(max(seq), 0) AS seq FROM history';
const seqRow = z.object({ seq: z.int() });

const scalar = z.union([z.string(), z.number(), z.null()]);
const fieldsShape = z.record(z.string(), scalar);
/** What an import adds shares a history row: columns once, then the rows. */
const addedShape = z.object({ columns: z.array(z.string()), rows: z.array(z.array(scalar)) });
type Fields = z.infer<typeof fieldsShape>;

/** What no figure of a report is read from: how files are read, the bureau's maps, words about the report, targets. */
const NO_FIGURES: ReadonlySet<string> = new Set([
  'column_mapping',
  'bureau_workbook',
  'explanation_draft',
  'year_target',
  'attachment',
  'waiting_entry',
  'payment',
  'deposit_move',
  'charge',
]);
const ENTITIES: readonly string[] = Object.keys(RECORD_KINDS).filter((name) => !NO_FIGURES.has(name));

/** Whether a record with these values may be read for the month's figures. */
type IsRead = (entity: string, values: Fields) => boolean;

/**
 * The month's own records and those of the months that its cumulative figures and comparisons are added up from: an edit of September
 * changes October too. The head is the month's alone, the base's area the newest so far; records that belong to no month may matter to each.
 */
function recordsReadFor(month: Month): IsRead {
  const months: ReadonlySet<string> = new Set(listMonthsRead(month));
  return (entity, { month: own, day, starts_at: startsAt }) => {
    if (typeof own === 'string' && entity === 'month_head') return own === month;
    if (typeof own === 'string') return months.has(own) || (entity === 'base_area' && own <= month);
    if (typeof day === 'string') return day.slice(0, 7) <= month;
    return typeof startsAt !== 'number' || months.has(getMonthOfInstant(instant(startsAt)));
  };
}

/** What the same person wrote into the same record one after the other is one change: from what was first to what came last; nothing, where that is the same. */
function withoutSteps(changes: readonly RecordChange[]): readonly RecordChange[] {
  const kept: RecordChange[] = [];
  for (const change of changes) {
    const before = kept.at(-1);
    const isNext =
      before?.entityId !== null &&
      before?.entityId === change.entityId &&
      before.entity === change.entity &&
      before.who === change.who &&
      before.action === 'change' &&
      change.action === 'change';
    if (before === undefined || !isNext) kept.push(change);
    else kept.splice(-1, 1, { ...change, fields: joinedFields(before.fields, change.fields) });
  }
  return kept.filter(({ action, fields }) => action !== 'change' || fields.some(({ before, after }) => before !== after));
}

function joinedFields(first: RecordChange['fields'], then: RecordChange['fields']): RecordChange['fields'] {
  const fields = new Map(first.map((one) => [one.field, one]));
  for (const one of then) fields.set(one.field, { ...one, before: fields.get(one.field)?.before ?? one.before });
  return [...fields.values()].filter(({ before, after }) => before !== after);
}

function parsedFields(text: string | null): Fields {
  const parsed = text === null ? null : fieldsShape.safeParse(JSON.parse(text));
  return parsed?.success === true ? parsed.data : {};
}

/** Rows that an import added and that are read. */
function addedOf(row: HistoryRow, isRead: IsRead): Fields[] {
  const parsed = row.entityId === null && row.after !== null ? addedShape.safeParse(JSON.parse(row.after)) : null;
  if (parsed?.success !== true) return [];
  const { columns, rows } = parsed.data;
  return rows
    .map((values) => Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null])))
    .filter((one) => isRead(row.entity, one));
}

function shown(db: Connection, row: HistoryRow, isRead: IsRead, sayer: HistorySayer): RecordChange | null {
  if (!isRecordName(row.entity)) return null;
  const { seq, atMs, who, action, entity, entityId, batchId: batch, reason } = row;
  const about = { seq, atMs, who, action, entity, entityId, batch, reason };
  if (row.entityId === null) {
    const added = addedOf(row, isRead);
    const [first] = added;
    return first === undefined
      ? null
      : {
          ...about,
          what: formatRecord(db, { entity: row.entity, entityId: null, values: first }, sayer),
          records: added.length,
          fields: [],
        };
  }
  const [before, after] = [parsedFields(row.before), parsedFields(row.after)];
  const values = { ...recordById(db, row.entity, row.entityId)?.values, ...before };
  if (!isRead(row.entity, values) && !isRead(row.entity, { ...values, ...after })) return null;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(isSaid);
  const text = (fields: Fields, field: string): string => {
    const value = fields[field] ?? null;
    return value === null ? '' : formatHistoryValue(row.entity, field, value, sayer);
  };
  return {
    ...about,
    what: formatRecord(db, { entity: row.entity, entityId: row.entityId, values }, sayer),
    records: 1,
    fields: names.map((field) => ({ field, before: text(before, field), after: text(after, field) })),
  };
}

/** What was written to records that the month's figures are read from after one filing and until another (null: until now), oldest first. */
export function listChangesBetween(
  db: Connection,
  between: { readonly month: Month; readonly after: number | null; readonly until: number | null },
  sayer: HistorySayer,
): Pick<Comparison, 'records' | 'more'> {
  const last = (): number => rowsOf(db, LAST, seqRow)[0]?.seq ?? 0;
  const seqOf = (filing: number | null): number => (filing === null ? last() : (rowsOf(db, CLOSED_AT, seqRow, [filing])[0]?.seq ?? 0));
  const rows = listHistoryBetween(db, seqOf(between.after), seqOf(between.until), ENTITIES);
  const isRead = recordsReadFor(between.month);
  const changes = withoutSteps(
    rows.flatMap((row) => {
      const change = shown(db, row, isRead, sayer);
      return change === null ? [] : [change];
    }),
  );
  return { records: changes.slice(0, MOST), more: Math.max(0, changes.length - MOST) };
}
