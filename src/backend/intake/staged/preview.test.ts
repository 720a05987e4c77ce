// What a preview counts: all that would change, however few of it are listed.
import { expect, it } from 'vitest';
import { clientOf, PLAIN, previewBy, stageBy } from '../../../../test/helpers/intake-client.ts';
import { valueOf } from '../../../../test/helpers/record-base.ts';
import { inEachTest, ledger, type NamedFile, openImportBase, sheetOf } from '../../../../test/helpers/import-base.ts';
import { closeBase, openBase } from '../../core/db/open.ts';

const at = inEachTest(() => openImportBase());

it('counts every one of 700 figures that would change, and lists the first 500', async () => {
  const rows = (visitors: number) => Array.from({ length: 700 }, (_, nth) => ['2026-10-03', '培训会', `第 ${nth} 场`, visitors]);
  const events = (visitors: number): NamedFile => ledger('活动.xlsx', sheetOf('活动', rows(visitors)));
  expect(await at.take(events(20))).toMatchObject({ ok: true });
  const client = clientOf(at.base);
  const { staging } = await stageBy(client, [events(21)]);
  const [sheet] = (await previewBy(client, staging)).files[0]?.sheets ?? [];
  expect([sheet?.changed, sheet?.differing, sheet?.differences.length]).toEqual([700, 700, 500]);
});

it('tries files while somebody else writes, and says what taking them comes to', async () => {
  const { base } = at;
  const rows = [
    ['2026-10-03', '培训会', '选品', 20],
    ['2026-10-04', '培训会', '', 20],
  ];
  const client = clientOf(base);
  const { staging } = await stageBy(client, [ledger('活动.xlsx', sheetOf('活动', rows))]);
  const writer = valueOf(openBase(base.folder, base.clock));
  writer.db.exec('BEGIN IMMEDIATE');
  const changes = base.db.prepare('SELECT total_changes()').pluck();
  const before = changes.get();
  const tried = await previewBy(client, staging, { takesGoodRows: true });
  expect(changes.get()).toBe(before);
  expect(base.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0);
  writer.db.exec('ROLLBACK');
  closeBase(writer);

  const taken = valueOf(await client.intake.commit({ staging, choices: { ...PLAIN, takesGoodRows: true } }));
  expect(tried.files).toEqual(taken.files);
  expect(taken.files[0]?.sheets[0]).toMatchObject({ added: 1, refusedRows: 1 });
  expect(base.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(1);
});
