// Use cases: files kept with a tenant, read back, and retired.
import { sanitiseFileName } from '../core/files/file-name.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { FileLine, tenantsMethods } from '../../contract/tenants/tenants.ts';
import type { Base } from '../core/db/open.ts';
import { recordById, retireRecord } from '../core/db/record-store.ts';
import { type Actor, inTx, type Tx } from '../core/db/tx.ts';
import { findAttachment, listFilesOfTenant, keepAttachment } from './sql/attachments.ts';
import { getNextSeq, getActiveRecord } from '../records/edit.ts';
import type { Changed } from '../../contract/records/records.ts';

/** The largest file that is kept. */
const LARGEST = 10 * 1024 * 1024;

/** A file for a tenant, or for one of its papers. */
type Attaching = Asked<typeof tenantsMethods.attach>;

function findOwner(tx: Tx, { tenant, paper }: Attaching): Result<null> {
  const owner = recordById(tx.db, 'tenant', tenant);
  if (owner === null || owner.retiredAt !== null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id: tenant });
  const named = paper === null ? null : recordById(tx.db, 'paper', paper);
  if (paper !== null && (named === null || named.values.tenant_id !== tenant))
    return refuse('RECORD_UNKNOWN', { kind: 'paper', id: paper });
  return ok(null);
}

/** Keeps a file. Refuses RECORD_FILE_TOO_LARGE `{name, size, limit}` beyond 10 MB, FILE_EMPTY. */
export function attachFile(base: Base, actor: Actor, attaching: Attaching): Result<FileLine> {
  const { tenant, paper, file } = attaching;
  const { bytes } = file;
  const name = sanitiseFileName(file.name);
  if (bytes.length === 0) return refuse('FILE_EMPTY', { file: name });
  if (bytes.length > LARGEST) return refuse('RECORD_FILE_TOO_LARGE', { name, size: bytes.length, limit: LARGEST });
  return inTx(base, actor, (tx) => {
    const owner = findOwner(tx, attaching);
    if (!owner.ok) return owner;
    return ok(
      keepAttachment(tx, paper === null ? { entity: 'tenant', entityId: tenant } : { entity: 'paper', entityId: paper }, { name, bytes }),
    );
  });
}

/** The files of a tenant and its papers. */
export function listAttachedFiles(
  base: Base,
  { tenant, retired }: Asked<typeof tenantsMethods.files>,
): Result<Answer<typeof tenantsMethods.files>> {
  if (recordById(base.db, 'tenant', tenant) === null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id: tenant });
  return ok({ files: listFilesOfTenant(base.db, tenant, retired) });
}

/** A file's bytes. */
export function getAttachedFile(base: Base, { id }: Asked<typeof tenantsMethods.file>): Result<Answer<typeof tenantsMethods.file>> {
  const file = findAttachment(base.db, id);
  return file === null ? refuse('RECORD_UNKNOWN', { kind: 'attachment', id }) : ok(file);
}

/** Retires a file: its bytes stay. */
export function retireFile(base: Base, actor: Actor, { id, version, reason }: Asked<typeof tenantsMethods.retireFile>): Result<Changed> {
  return inTx(base, actor, (tx) => {
    const stored = getActiveRecord(tx, 'attachment', id, version);
    if (!stored.ok) return stored;
    const change = getNextSeq(tx);
    retireRecord(tx, stored.value, reason);
    return ok({ id, version: version + 1, change, warnings: [] });
  });
}
