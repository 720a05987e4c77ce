// An amount that no sum can bear, on the command line: a ledger's is refused with its cell, and one of before the bound is named by what adds up.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openRaw } from '../../src/backend/core/db/rows.ts';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { newFolder } from '../helpers/cli.ts';
import { codeOf, HEADS, ledger } from '../helpers/import-base.ts';

const CODE = codeOf(1);

it('a deposit of 10^15 fen', async () => {
  const folder = path.join(newFolder(), 'data');
  const run = (...words: string[]) => livebaseInside([...words, '--data', folder, '--json']);
  const take = async (name: string, sheets: Parameters<typeof ledger>[1]) => {
    const file = path.join(newFolder(), name);
    writeFileSync(file, ledger(name, sheets).bytes);
    return run('import', file);
  };
  const lease = (deposit: number) => ({ 租约: [HEADS.租约, [CODE, 'HT-1', '2026-10-01', '2027-09-30', '', 50, 6200, deposit]] });
  await run('init');
  const tenants = { 企业名录: [HEADS.企业名录, ['晨光传媒', CODE, '直播电商企业', '', '', '', '', '', '', '', '', '', '']] };
  expect((await take('企业.xlsx', tenants)).code).toBe(0);

  const refused = await take('租约.xlsx', lease(1e13));
  expect(refused.code).not.toBe(0);
  expect(refused.error().details['refused']).toMatchObject([{ row: 2, column: '押金(元)', expected: '不大于 1000000000 的数' }]);
  expect((await take('租约.xlsx', lease(1e9))).code).toBe(0);
  expect((await run('owed')).code).toBe(0);

  // As a program without the bound left it.
  const db = openRaw(path.join(folder, 'livebase.db'), 'write');
  db.pragma('ignore_check_constraints = ON');
  db.exec('UPDATE lease SET deposit = 1000000000000000');
  db.close();
  const owed = await run('owed');
  expect(owed.code).not.toBe(0);
  expect(owed.error()).toMatchObject({ code: 'AMOUNT_BEYOND', details: { table: 'lease', row: 1, tenant: '晨光传媒', amount: 1e15 } });
  expect(owed.error().message).toContain('“晨光传媒”的“租约 1”这一笔（10000000000000.00 元）超过了一笔的上限 1000000000.00 元');
  const looked = (await run('check')).document()['checks'];
  expect(looked).toContainEqual({ name: 'amounts', ok: false, detail: 'found=1 first=lease:1' });
  expect(looked).toContainEqual(expect.objectContaining({ name: 'integrity', ok: true }));

  expect((await take('租约.xlsx', lease(12_000))).code).toBe(0);
  expect((await run('owed')).document()).toMatchObject({ sums: { depositDue: 1_200_000 } });
});
