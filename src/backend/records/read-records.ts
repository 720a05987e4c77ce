// Use cases: lists of records, one record, its history.
import { formatWho } from '../../contract/people/role-messages.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import { type recordsMethods, cutFields, type HistoryEntry, type RecordRow } from '../../contract/records/records.ts';
import { type EditableKind, fieldOf, RECORD_FIELDS, RECORD_KINDS } from '../../contract/records/record-kinds.ts';
import type { RecordField } from '../../contract/records/field.ts';
import { formatReason } from '../../contract/records/actions-messages.ts';
import { formatHistoryChanges, type HistorySayer } from '../../contract/format-history.ts';
import { type Connection, prepareStatement, type SqlValue } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import type { Caller } from '../core/rpc/call.ts';
import { recordById } from '../core/db/record-store.ts';
import { getFileOfBatch, type HistoryFields, importOf, listChangesOfRecord, type RecordChange } from '../core/records/record-history.ts';
import { seerOf } from '../core/rpc/redact-response.ts';
import { selectOwnRows, refuseHidden } from '../core/records/seen-by.ts';
import { createConditionBehind, orderOf, recordLine, recordLines, formatRecord } from '../core/records/record-words.ts';
import { WRITTEN_BY_STATEMENT } from '../money/sql/statements.ts';
import { createHistoryFormatter } from '../report/report-names.ts';

/** Which records are asked for; null: of any. With `retired` those too. */
type RecordsQuestion = Asked<typeof recordsMethods.list>;

/** What the program alone writes is no field of a list. */
function withoutInner(kind: EditableKind, line: RecordRow): RecordRow {
  const shown = RECORD_FIELDS[kind];
  if (shown.length === RECORD_KINDS[kind].fields.length) return line;
  return { ...line, values: Object.fromEntries(shown.map(({ name }) => [name, line.values[name] ?? null])) };
}

function monthCondition(fields: readonly RecordField[]): string | null {
  if (fields.some(({ name }) => name === 'month')) return 'r.month = ?';
  return fields.some(({ name }) => name === 'day') ? 'substr(r.day, 1, 7) = ?' : null;
}

/** Sales lines that sessions add up to and charges that statements wrote are nobody's entry: they are not listed here. */
function conditions({ kind, tenant, studio, month }: RecordsQuestion): readonly (readonly [string, readonly SqlValue[]])[] {
  const fields = RECORD_FIELDS[kind];
  const has = (name: string): boolean => fieldOf(kind, name) !== null;
  const byMonth = monthCondition(fields);
  return [
    ...(kind === 'sales_line' ? [["r.source <> 'session'", []] as const] : []),
    ...(kind === 'charge' ? [[`NOT ${WRITTEN_BY_STATEMENT.replaceAll('charge.', 'r.')}`, []] as const] : []),
    ...(tenant !== null && has('tenant_id') ? [['r.tenant_id = ?', [tenant]] as const] : []),
    ...(studio !== null && has('studio_id') ? [['r.studio_id = ?', [studio]] as const] : []),
    ...(studio !== null && kind === 'studio_link' ? [['? IN (r.whole_id, r.part_id)', [studio]] as const] : []),
    ...(studio !== null && kind === 'lease' ? [['EXISTS (SELECT 1 FROM json_each(r.studios) WHERE value = ?)', [studio]] as const] : []),
    ...(month !== null && byMonth !== null ? [[byMonth, [month]] as const] : []),
  ];
}

/** A page of the records of a kind by what marks them; `next`: the id of its last where others follow. Refuses NOT_ALLOWED. */
export function listRecords(base: Base, caller: Caller, question: RecordsQuestion): Result<Answer<typeof recordsMethods.list>> {
  const { kind, retired, cursor, limit } = question;
  const refused = refuseHidden(kind, caller);
  if (refused !== null) return refused;
  const asked = [...conditions(question), ...(cursor === null ? [] : [[createConditionBehind(kind), [cursor]] as const])];
  // One more than is asked for: it tells whether others follow.
  const rows: readonly RecordRow[] = recordLines(base.db, kind, {
    where: asked.length === 0 ? '1 = 1' : asked.map(([where]) => where).join(' AND '),
    parameters: asked.flatMap(([, parameters]) => parameters),
    order: orderOf(kind),
    retired,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  return ok({ rows: page.map((row) => withoutInner(kind, row)), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null });
}

/** One record, retired or not. Refuses RECORD_UNKNOWN, NOT_ALLOWED. */
export function getRecord(base: Base, caller: Caller, { kind, id }: Subject): Result<RecordRow> {
  const refused = refuseHidden(kind, caller);
  if (refused !== null) return refused;
  const line = recordLine(base.db, kind, id);
  return line === null ? refuse('RECORD_UNKNOWN', { kind, id }) : ok(withoutInner(kind, line));
}

/** What a change wrote, in words: cut before it is said, because words no longer tell their field. */
function changesIn(kind: EditableKind, { before, after, action }: RecordChange, { caller, sayer }: Reader): HistoryEntry['changes'] {
  if (action === 'retire') return [];
  const shown = new Set(RECORD_FIELDS[kind].map(({ name }) => name));
  const seen = (fields: HistoryFields | null): HistoryFields =>
    Object.fromEntries(Object.entries(cutFields(kind, fields ?? {}, seerOf(caller))).filter(([name]) => shown.has(name)));
  return formatHistoryChanges(kind, { before: seen(before), after: seen(after) }, sayer);
}

/** Who reads, and how it is said. */
interface Reader {
  readonly caller: Caller;
  readonly sayer: HistorySayer;
}

type Subject = Asked<typeof recordsMethods.get>;

/** Kinds whose rows are a tenant's own: what its history tells, besides itself. */
const OF_TENANT = [
  'tenant_fact',
  'lease',
  'account',
  'host',
  'headcount',
  'paper',
  'compliance_case',
  'charge',
  'payment',
  'deposit_move',
] as const;

/** The records whose history is asked together: what is a tenant's own, a studio's dated rows. */
function relatedOf(db: Connection, { kind, id }: Subject): readonly Subject[] {
  if (kind !== 'tenant' && kind !== 'studio') return [];
  const names = kind === 'tenant' ? OF_TENANT : (['studio_fact'] as const);
  return names.flatMap((name) => {
    const ids = prepareStatement(db, `SELECT id FROM ${name} WHERE ${kind}_id = ? ORDER BY id`).pluck().all(id);
    return ids.map((one) => ({ kind: name, id: Number(one) }));
  });
}

function entriesOf(db: Connection, { kind, id }: Subject, reader: Reader): HistoryEntry[] {
  const own = listChangesOfRecord(db, kind, id);
  const stored = recordById(db, kind, id);
  const label = stored === null ? '' : formatRecord(db, { entity: kind, entityId: id, values: stored.values }, reader.sayer);
  const isAdded = own.some(({ action }) => action === 'add');
  const imported = isAdded ? null : importOf(db, kind, id, stored?.sheetId ?? null);
  return selectOwnRows([...own, ...(imported === null ? [] : [imported])], reader.caller).map((change) => ({
    seq: change.seq,
    at: formatIsoInstant(convertMillisecondsToInstant(change.atMs)),
    who: formatWho(change.who, change.allowedBy, reader.sayer.language),
    host: change.host,
    action: change.action,
    kind,
    id,
    label,
    changes: changesIn(kind, change, reader),
    reason: change.reason === null ? null : formatReason(change.reason, reader.sayer.language),
    batch:
      change.batchId === null
        ? null
        : { id: change.batchId, file: getFileOfBatch(db, change.batchId, { name: kind, id, sheet: stored?.sheetId ?? null }) },
  }));
}

/** A record's history, newest first; with `related` that of a tenant's own rows, or of a studio's dated ones, too. Refuses RECORD_UNKNOWN, NOT_ALLOWED. */
export function recordHistory(
  base: Base,
  caller: Caller,
  { kind, id, related, language }: Asked<typeof recordsMethods.history>,
): Result<Answer<typeof recordsMethods.history>> {
  const refused = refuseHidden(kind, caller);
  if (refused !== null) return refused;
  const { db } = base;
  if (recordById(db, kind, id) === null) return refuse('RECORD_UNKNOWN', { kind, id });
  const reader = { caller, sayer: createHistoryFormatter(base, language) };
  const subjects = [{ kind, id }, ...(related ? relatedOf(db, { kind, id }) : [])].filter((one) => refuseHidden(one.kind, caller) === null);
  return ok({ entries: subjects.flatMap((one) => entriesOf(db, one, reader)).toSorted((a, b) => b.seq - a.seq || b.id - a.id) });
}
