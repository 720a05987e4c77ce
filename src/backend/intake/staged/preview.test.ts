// What a preview counts: all that would change, however few of it are listed.
import { expect, it } from 'vitest';
import { clientOf, previewBy, stageBy } from '../../../../test/helpers/intake-client.ts';
import { inEachTest, ledger, type NamedFile, openImportBase, sheetOf } from '../../../../test/helpers/import-base.ts';

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
