// Finds tenants, studios and accounts by what people and files call them, old names and codes included.
import { z } from 'zod';
import { type Connection, rowsOf, textOf, queryInt, prepareStatement } from '../db/rows.ts';
import { normaliseHeader } from '../../../domain/decode/text.ts';
import { decodeUscc } from '../../../domain/decode/uscc.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { cacheByTables } from '../db/cache-by-tables.ts';
import { readKind } from '../db/read-kind.ts';

/** An account and whose it is from when to when (days, both included; `toOn` null while it stays). */
export interface AccountEntry {
  readonly id: number;
  readonly tenantId: number;
  readonly platform: string;
  readonly handle: string;
  readonly goodsClass: string | null;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** Looks up who is meant. Additions made while importing are passed to it. */
export interface Names {
  /** Anyone who has the code on some day, else anyone who had it before it was corrected. */
  readonly tenantByCode: (code: string) => number | null;
  /** Only who has it on some day. */
  readonly tenantByActiveCode: (code: string) => number | null;
  /** Every tenant that has or had this name, in full or short; brackets and spaces may be full-width or half-width. */
  readonly tenantsByName: (name: string) => readonly number[];
  readonly studioByCode: (code: string) => number | null;
  readonly nameOfTenant: (tenantId: number) => string;
  readonly accountsOf: (platform: string, handle: string) => readonly AccountEntry[];
  readonly accountsOfTenant: (tenantId: number, platform: string) => readonly AccountEntry[];
  /** Every account's name on the platform, of whatever tenant and time. */
  readonly handlesOn: (platform: string) => readonly string[];
  readonly addTenant: (tenantId: number, code: string, name: string) => void;
  readonly addFormerCode: (tenantId: number, code: string) => void;
  readonly addStudio: (studioId: number, code: string) => void;
  readonly addAccount: (account: AccountEntry) => void;
}

const formerRow = z.object({ tenant_id: z.number(), uscc: z.string().nullable(), name: z.string().nullable() });

/** What a correction replaced: codes and names that still find their tenant. What an import that was taken back had written is none; what came over with a merged tenant is one. */
export const FORMER_NAMES = `
  SELECT f.tenant_id, json_extract(h.before, '$.uscc') AS uscc, json_extract(h.before, '$.name') AS name, h.seq AS seq
  FROM history h JOIN tenant_fact f ON f.id = h.entity_id
  WHERE h.entity = 'tenant_fact' AND h.before IS NOT NULL AND h.action NOT IN ('undo', 'merge')
    AND (f.retired_at IS NULL OR EXISTS (SELECT 1 FROM history m WHERE m.entity = 'tenant_fact' AND m.entity_id = f.id AND m.action = 'merge'))
    AND (h.batch_id IS NULL OR h.batch_id NOT IN (SELECT id FROM import_batch WHERE undone_ms IS NOT NULL))
    AND (json_extract(h.before, '$.uscc') IS NOT NULL OR json_extract(h.before, '$.name') IS NOT NULL)
  UNION ALL
  SELECT f.tenant_id, f.uscc, f.name, h.seq FROM history h JOIN tenant_fact f ON f.id = h.entity_id
  WHERE h.entity = 'tenant_fact' AND h.action = 'merge' AND f.retired_at IS NOT NULL`;

/** Whose the account was on the day; of two entries of one tenant the later one. */
export function findOwnerOn(entries: readonly AccountEntry[], day: string): AccountEntry | null {
  let owner: AccountEntry | null = null;
  for (const one of entries) {
    if (one.fromOn <= day && (one.toOn === null || day <= one.toOn) && (owner === null || one.fromOn >= owner.fromOn)) owner = one;
  }
  return owner;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

interface TenantIndex {
  readonly byCode: Map<string, number>;
  readonly formerCode: Map<string, number>;
  readonly byName: Map<string, number[]>;
  readonly nameOf: Map<number, string>;
  readonly add: (tenantId: number, code: string, name: string) => void;
}

function tenantIndex(db: Connection): TenantIndex {
  const byCode = new Map<string, number>();
  const formerCode = new Map<string, number>();
  const byName = new Map<string, number[]>();
  const nameOf = new Map<number, string>();
  const addName = (tenantId: number, name: string): void => {
    const folded = normaliseHeader(name);
    if (byName.get(folded)?.includes(tenantId) !== true) push(byName, folded, tenantId);
  };
  const add = (tenantId: number, code: string, name: string): void => {
    byCode.set(code, tenantId);
    addName(tenantId, name);
    nameOf.set(tenantId, name);
  };
  for (const { tenantId, uscc, name } of readKind(db, 'tenant_fact', { order: ['tenantId', 'startsOn'] })) add(tenantId, uscc, name);
  for (const { id, shortName } of readKind(db, 'tenant')) if (shortName !== null) addName(id, shortName);
  for (const row of rowsOf(db, `${FORMER_NAMES} ORDER BY seq DESC`, formerRow)) {
    if (row.uscc !== null && !formerCode.has(row.uscc)) formerCode.set(row.uscc, row.tenant_id);
    if (row.name !== null) addName(row.tenant_id, row.name);
  }
  return { byCode, formerCode, byName, nameOf, add };
}

function tenantByCode({ byCode, formerCode }: TenantIndex, code: string): number | null {
  return byCode.get(code) ?? formerCode.get(code) ?? null;
}

function tenantsByName({ byName }: TenantIndex, name: string): readonly number[] {
  return byName.get(normaliseHeader(name)) ?? [];
}

/** Reads all names of the base. */
export function loadNames(db: Connection): Names {
  const tenants = tenantIndex(db);
  const studios = new Map<string, number>();
  const byHandle = new Map<string, AccountEntry[]>();
  const byTenant = new Map<string, AccountEntry[]>();
  const addAccount = (account: AccountEntry): void => {
    const others = (list: readonly AccountEntry[] | undefined): AccountEntry[] => (list ?? []).filter((one) => one.id !== account.id);
    const handleKey = `${account.platform}|${account.handle}`;
    const tenantKey = `${account.platform}|${account.tenantId}`;
    byHandle.set(handleKey, [...others(byHandle.get(handleKey)), account]);
    byTenant.set(tenantKey, [...others(byTenant.get(tenantKey)), account]);
  };
  for (const { id, code } of readKind(db, 'studio')) studios.set(code, id);
  for (const account of readKind(db, 'account')) addAccount(account);
  return {
    tenantByCode: (code) => tenantByCode(tenants, code),
    tenantByActiveCode: (code) => tenants.byCode.get(code) ?? null,
    tenantsByName: (name) => tenantsByName(tenants, name),
    studioByCode: (code) => studios.get(code) ?? null,
    nameOfTenant: (tenantId) => tenants.nameOf.get(tenantId) ?? '',
    accountsOf: (platform, handle) => byHandle.get(`${platform}|${handle}`) ?? [],
    accountsOfTenant: (tenantId, platform) => byTenant.get(`${platform}|${tenantId}`) ?? [],
    handlesOn: (platform) =>
      [...byHandle.values()].flatMap(([one]) => (one !== undefined && one.platform === platform ? [one.handle] : [])),
    addTenant: tenants.add,
    addFormerCode: (tenantId, code) => void tenants.formerCode.set(code, tenantId),
    addStudio: (studioId, code) => void studios.set(code, studioId),
    addAccount,
  };
}

/** Former names stand in the history, whose rows about a tenant's facts are written with them. */
const tenantsKept = cacheByTables(['tenant', 'tenant_fact', 'import_batch'], tenantIndex);

const TENANT_BY_ID = 'SELECT id FROM tenant WHERE id = ? AND retired_at IS NULL';
const STUDIO_BY_ID = 'SELECT id FROM studio WHERE id = ? AND retired_at IS NULL';
/** `|| ''`, as `+ 0` in desk/sql/slot-ground.ts: else it is prepared again for every value. */
const STUDIO_BY_CODE = "SELECT id FROM studio WHERE code = ? || '' AND retired_at IS NULL";

/** A studio's id by its id or its code. Refuses STUDIO_UNKNOWN. */
export function findStudioId(db: Connection, called: number | string): Result<number> {
  const found = queryInt(db, typeof called === 'number' ? STUDIO_BY_ID : STUDIO_BY_CODE, [called]);
  return found === null ? refuse('STUDIO_UNKNOWN', { studio: String(called) }) : ok(found);
}

/** A tenant's id by its id, its unified social credit code, or a name that it has or had. Refuses TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS. */
export function findTenantId(db: Connection, called: number | string): Result<number> {
  if (typeof called === 'number') {
    const found = prepareStatement(db, TENANT_BY_ID).pluck().get(called);
    return found === undefined ? refuse('TENANT_UNKNOWN', { tenant: String(called) }) : ok(called);
  }
  const tenants = tenantsKept(db);
  const code = decodeUscc(called);
  const byCode = code.ok && code.value !== null ? tenantByCode(tenants, code.value) : null;
  if (byCode !== null) return ok(byCode);
  const [only, ...others] = tenantsByName(tenants, called);
  if (only === undefined) return refuse('TENANT_UNKNOWN', { tenant: called });
  return others.length > 0 ? refuse('ROW_TENANT_AMBIGUOUS', { tenant: called }) : ok(only);
}

/** Every tenant that has or had this name, as `Names.tenantsByName`. */
export function listTenantsNamed(db: Connection, name: string): readonly number[] {
  return tenantsByName(tenantsKept(db), name);
}

/** A studio's code by its id; the id where there is none. */
export function getCodeOfStudio(db: Connection, studioId: number): string {
  return textOf(db, 'SELECT code FROM studio WHERE id = ?', [studioId]) ?? String(studioId);
}
