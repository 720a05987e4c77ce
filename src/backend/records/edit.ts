// One change of the base's records: a transaction with the profile at hand, judged, written, and what follows from it done.
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import type { EditableKind } from '../../contract/records/record-kinds.ts';
import type { Changed } from '../../contract/records/records.ts';
import type { Base } from '../core/db/open.ts';
import { addRecord, changeRecord, listChangedFields, recordById, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import { type Actor, getNewestSeq, inTx, type Tx } from '../core/db/tx.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import type { Profile } from '../base/profile.ts';
import { followAccount, refreshRollUps } from '../report/roll-up.ts';
import { loadNames } from '../core/records/names.ts';
import { lastChangeOf } from '../core/records/record-history.ts';
import { isChargeOfStatement } from '../money/sql/statements.ts';
import { deriveValues, judgeRecord } from './record-rules.ts';
import { labelOf } from './record-label.ts';
import { keepShortName } from './short-names.ts';

/** A running change of records. */
export interface Edit {
  readonly tx: Tx;
  readonly profile: Profile;
}

/** Runs a change of records in one transaction. */
export function edit<T>(base: Base, actor: Actor, work: (running: Edit) => Result<T>): Result<T> {
  const profile = getProfileOfBase(base, null);
  if (!profile.ok) return profile;
  return inTx(base, actor, (tx) => work({ tx, profile: profile.value }));
}

/** The number of the history's next row. */
export function getNextSeq(tx: Tx): number {
  return getNewestSeq(tx) + 1;
}

function changedBy(tx: Tx, stored: StoredRecord): Refusal['data'] {
  const last = lastChangeOf(tx.db, stored.name, stored.id);
  return {
    label: labelOf(tx.db, stored.name, stored.id, stored.values),
    who: last?.who ?? null,
    at: last === null ? null : formatIsoInstant(convertMillisecondsToInstant(last.atMs)),
  };
}

/** Refuses RECORD_CHANGED with who changed the record last and when. */
export function refuseChanged(tx: Tx, stored: StoredRecord): Result<never> {
  return refuse('RECORD_CHANGED', { ...changedBy(tx, stored), version: stored.version });
}

/** Sales lines that sessions add up to, and charges that statements wrote, are nobody's entry. */
function isEntered(tx: Tx, stored: StoredRecord): boolean {
  if (stored.name === 'charge') return !isChargeOfStatement(tx.db, stored.id);
  return !(stored.name === 'sales_line' && stored.values.source === 'session');
}

/** A record with the version that the asker saw, retired or not. */
export function getSeenRecord<K extends EditableKind | 'attachment'>(
  tx: Tx,
  kind: K,
  id: number,
  version: number,
): Result<StoredRecord<K>> {
  const stored = recordById(tx.db, kind, id);
  if (stored === null || !isEntered(tx, stored)) return refuse('RECORD_UNKNOWN', { kind, id });
  return stored.version === version ? ok(stored) : refuseChanged(tx, stored);
}

/** A record that is not retired, with the version that the asker saw. */
export function getActiveRecord<K extends EditableKind | 'attachment'>(
  tx: Tx,
  kind: K,
  id: number,
  version: number,
): Result<StoredRecord<K>> {
  const stored = recordById(tx.db, kind, id);
  if (stored !== null && stored.retiredAt !== null) return refuse('RECORD_RETIRED', changedBy(tx, stored));
  return getSeenRecord(tx, kind, id, version);
}

/** Sessions and shop-days follow an account that a person gave or changed, and their sums follow them. `said`: as it was, as it is. */
export function followRecord({ tx, profile }: Edit, kind: string, ...said: readonly RecordValues[]): void {
  if (kind !== 'account') return;
  const { accountsOf } = loadNames(tx.db);
  const formerHolders = said.map(({ tenant_id: tenant }) => Number(tenant));
  for (const { platform, handle } of said) {
    const account = { platform: String(platform), handle: String(handle), formerHolders };
    const entries = accountsOf(account.platform, account.handle);
    refreshRollUps(tx, new Set(followAccount(tx, { ...account, entries }, () => 'account')), profile.refundBasis);
  }
}

/** Adds a record of a kind once it is judged. */
export function addJudged(running: Edit, kind: EditableKind, given: RecordValues, reason: string | null): Result<Changed> {
  const { tx, profile } = running;
  const values = deriveValues(profile, kind, given);
  const judged = judgeRecord(running, { kind, id: null, values, changed: new Set(Object.keys(values)) });
  if (!judged.ok) return judged;
  const change = getNextSeq(tx);
  const id = addRecord(tx, kind, values, reason);
  followRecord(running, kind, values);
  return ok({ id, version: 1, change, warnings: judged.value });
}

/** Changes fields of a record once it is judged as it would stand. */
export function changeJudged(running: Edit, kind: EditableKind, stored: StoredRecord, change: Correction): Result<Changed> {
  const { tx, profile } = running;
  const values = deriveValues(profile, kind, { ...stored.values, ...keepShortName(tx, kind, stored.id, change.values) });
  const changes = listChangedFields(stored, values);
  const changed = new Set(Object.keys(changes));
  if (changed.size === 0) return ok({ id: stored.id, version: stored.version, change: null, warnings: [] });
  const judged = judgeRecord(running, { kind, id: stored.id, values, changed });
  if (!judged.ok) return judged;
  const seq = getNextSeq(tx);
  changeRecord(tx, stored, changes, change.reason);
  followRecord(running, kind, stored.values, values);
  return ok({ id: stored.id, version: stored.version + 1, change: seq, warnings: judged.value });
}

/** Fields to change, and why. */
export interface Correction {
  readonly values: RecordValues;
  readonly reason: string | null;
}

/** The column that holds a dated row's owner, which it keeps for good; null where there is none. */
export function findOwnerColumn(kind: string): 'tenant_id' | 'studio_id' | null {
  if (kind === 'tenant_fact') return 'tenant_id';
  return kind === 'studio_fact' ? 'studio_id' : null;
}
