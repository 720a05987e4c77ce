// Each kind of sheet asks its own right: what a role may not take is named and left out, and what was received goes only to who may see it.
import { describe, expect, it } from 'vitest';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { listRightsToSee, listRightsToTake } from '../../src/backend/intake/sheet-authorization.ts';
import { EXPORT_KINDS, MAPPED_KINDS, sheetKindSchema } from '../../src/contract/intake/sheet-kinds.ts';
import { formatRefusal } from '../../src/contract/messages.ts';
import { hasRight, type Right, type Role, ROLES } from '../../src/domain/base/rights.ts';
import { openClient } from '../../src/backend/router.ts';
import { codeOf, inEachTest, ledger, type NamedFile, openSmallWorld, rowsOf, sheetOf } from '../helpers/import-base.ts';
import { PLAIN, fatesOf, previewBy, stageBy, valueOf } from '../helpers/intake-client.ts';

const at = inEachTest(openSmallWorld);

function as(role: Role): LivebaseClient {
  const actor = { who: `某${role}`, host: 'window', role } as const;
  return openClient({ findBase: () => at.base, actor, onProgress: null, jobs: null, shell: null, start: null });
}

const BOOKING = ['B-1', 'A02', '海浪（深圳）网络', '2026-11-20 10:00', '2026-11-20 12:00', '已预订', null, null, null, '王五', null, null];
const BOOKINGS = ledger('预约.xlsx', sheetOf('预约', [BOOKING]));
const LEASE = [codeOf(103), 'L-203', '2027-06-01', '2028-05-31', null, 20, 900, null, null, null];
const LEASES = ledger('租约.xlsx', sheetOf('租约', [LEASE]));
const SALE = ['2026-10', codeOf(101), '抖音', '化妆品类', 3, 180, 900, 20, 50, 10, 90];
const SALES = ledger('销售.xlsx', sheetOf('销售台账', [SALE]));
const ALL: readonly NamedFile[] = [BOOKINGS, LEASES, SALES];

const counts = (): unknown[] =>
  ['booking', 'lease', 'sales_line', 'received_file'].map((table) => rowsOf(at.db, `SELECT count(*) FROM ${table}`)[0]);

describe('staged files', () => {
  it.each([
    ['manager', '预约.xlsx ready,租约.xlsx ready,销售.xlsx ready'],
    ['statistician', '预约.xlsx not_allowed,租约.xlsx not_allowed,销售.xlsx ready'],
    ['front_desk', '预约.xlsx ready,租约.xlsx not_allowed,销售.xlsx not_allowed'],
  ] as const)('of the %s are ready where the role writes what they bring', async (role, fates) => {
    const client = as(role);
    const { staging } = await stageBy(client, ALL);
    expect(fatesOf((await previewBy(client, staging)).files).join()).toBe(fates);
  });

  it('that the role may not take say which right they take, and are left out of what is taken', async () => {
    const client = as('front_desk');
    const { staging } = await stageBy(client, ALL);
    const [, leases] = (await previewBy(client, staging)).files;
    expect(leases?.refusal).toMatchObject({
      code: 'SHEET_NOT_ALLOWED',
      data: { file: '租约.xlsx', sheet: '租约', kind: 'leases', right: 'records.write' },
    });
    if (leases?.refusal) {
      expect(formatRefusal(leases.refusal, 'zh-CN')).toContain('租约台账（“租约”表）要有“改企业、租约和直播间”的权限，你没有');
    }
    // The world has three leases and one file; one booking comes, with its file.
    expect(counts()).toEqual([[0], [3], [0], [1]]);
    const taken = await client.intake.commit({ staging, choices: PLAIN });
    expect(taken).toMatchObject({ ok: true });
    expect(counts()).toEqual([[1], [3], [0], [2]]);
  });

  it('none of which the role may take are refused by name when they are taken', async () => {
    const client = as('statistician');
    const { staging } = await stageBy(client, [BOOKINGS]);
    const taken = await client.intake.commit({ staging, choices: PLAIN });
    expect(taken).toMatchObject({ ok: false, refusal: { code: 'SHEET_NOT_ALLOWED', data: { kind: 'bookings', right: 'bookings.write' } } });
    expect(counts()).toEqual([[0], [3], [0], [1]]);
  });
});

const HOW = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: null } as const;

describe('an import in one step', () => {
  it('of a workbook with one sheet too many is refused, and its bytes are not kept', async () => {
    const both = ledger('两样.xlsx', { ...sheetOf('销售台账', [SALE]), ...sheetOf('租约', [LEASE]) });
    const answer = await as('statistician').imports.take({ files: [both], ...HOW });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'SHEET_NOT_ALLOWED', data: { file: '两样.xlsx', kind: 'leases' } } });
    expect(counts()).toEqual([[0], [3], [0], [1]]);
    expect(await as('manager').imports.take({ files: [both], ...HOW })).toMatchObject({ ok: true });
    expect(counts()).toEqual([[0], [4], [1], [2]]);
  });

  it('is not begun by who imports nothing', async () => {
    const answer = await as('accountant').imports.take({ files: [SALES], ...HOW });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED', data: { right: 'imports' } } });
  });
});

describe('what was received', () => {
  it('is handed back, taken back and taken up again only by who may see and write all of it', async () => {
    valueOf(await as('manager').imports.take({ files: [LEASES], ...HOW }));
    const [leases = 0] = rowsOf(at.db, "SELECT s.batch_id, s.file_id FROM import_sheet s WHERE file_name = '租约.xlsx'").flat().map(Number);
    const file = Number(rowsOf(at.db, "SELECT file_id FROM import_sheet WHERE file_name = '租约.xlsx'").flat()[0]);
    const asked = { batch: leases, file };
    for (const role of ['statistician', 'front_desk'] as const) {
      const client = as(role);
      expect(await client.batches.file(asked)).toMatchObject({ ok: false, refusal: { data: { kind: 'leases', right: 'money.look' } } });
      expect(await client.batches.undo({ batch: leases })).toMatchObject({ ok: false, refusal: { data: { right: 'records.write' } } });
      expect(await client.intake.again({ batch: leases })).toMatchObject({ ok: false, refusal: { code: 'SHEET_NOT_ALLOWED' } });
    }
    expect(Buffer.from(valueOf(await as('manager').batches.file(asked)).bytes).equals(Buffer.from(LEASES.bytes))).toBe(true);
    expect(await as('manager').batches.undo({ batch: leases })).toMatchObject({ ok: true, value: { retired: 1 } });
  });

  it('is read and handed out to an auditor, who takes nothing in and nothing back', async () => {
    const { batch } = valueOf(await as('manager').imports.take({ files: [LEASES], ...HOW }));
    const { staging } = await stageBy(as('manager'), [SALES]);
    const client = as('auditor');
    const [file] = valueOf(await client.batches.files({ batch: batch ?? 0 })).files;
    const received = valueOf(await client.batches.file({ batch: batch ?? 0, file: file?.id ?? 0 }));
    expect(Buffer.from(received.bytes).equals(Buffer.from(LEASES.bytes))).toBe(true);
    const refused = { ok: false, refusal: { code: 'NOT_ALLOWED', data: { role: 'auditor', right: 'imports' } } };
    expect(await client.batches.undo({ batch: batch ?? 0 })).toMatchObject(refused);
    expect(await client.intake.stage({ staging: null, files: [SALES] })).toMatchObject(refused);
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject(refused);
    expect(await client.intake.get({ staging })).toMatchObject({ ok: true, value: { staging } });
  });

  it('keeps the rows that were left out of a sheet from who may not see it', async () => {
    const bad = ledger('租约.xlsx', sheetOf('租约', [LEASE, [codeOf(999), 'L-999', ...LEASE.slice(2)]]));
    const { batch } = valueOf(await as('manager').imports.take({ files: [bad], ...HOW, takesGoodRows: true }));
    const rowsFor = async (role: Role) => valueOf(await as(role).batches.refused({ batch: batch ?? 0 })).rows.length;
    expect(await rowsFor('manager')).toBeGreaterThan(0);
    expect(await rowsFor('statistician')).toBe(0);
  });
});

describe('rights of kinds', () => {
  const mayTake = (role: Role): string =>
    sheetKindSchema.options
      .filter((kind) => listRightsToTake(kind).length > 0 && listRightsToTake(kind).every((right) => hasRight(role, right)))
      .join(' ');

  it('are those of the records that they bring', () => {
    expect(mayTake('front_desk')).toBe('bookings');
    expect(mayTake('statistician')).toBe(
      ['base_area accounts headcounts cases events sales retail targets historical', ...EXPORT_KINDS, ...MAPPED_KINDS, 'form'].join(' '),
    );
    expect(mayTake('accountant')).toBe('');
    expect(mayTake('auditor')).toBe('');
    expect(mayTake('viewer')).toBe('');
    expect(sheetKindSchema.options.filter((kind) => listRightsToTake(kind).some((right) => !hasRight('manager', right)))).toEqual([]);
  });

  it('a sheet that nobody recognised is seen by who may see everything', () => {
    const seers = (kind: Parameters<typeof listRightsToSee>[0]): Role[] =>
      ROLES.filter((role) => listRightsToSee(kind).every((right: Right) => hasRight(role, right)));
    expect(seers('unknown')).toEqual(['manager', 'auditor']);
    expect(seers('tenants')).toEqual(['manager', 'statistician', 'front_desk', 'auditor']);
    expect(seers('leases')).toEqual(['manager', 'accountant', 'auditor']);
    expect(seers('bookings')).toEqual(['manager', 'front_desk', 'auditor']);
    expect(seers('sales')).toEqual(['manager', 'statistician', 'auditor']);
  });
});
