// Base facts typed at the first start and the ledger of the base: one version, whose differing facts are asked about one by one.
import { describe, expect, it } from 'vitest';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { undoBatch } from '../../src/backend/intake/batches.ts';
import { ok } from '../../src/domain/values/result.ts';
import { STATISTICIAN, codeOf, inEachTest, ledger, openImportBase, rowsOf, sheetOf } from '../helpers/import-base.ts';

const at = inEachTest(() => openImportBase());

describe('base facts typed at the first start, and the ledger of the base', () => {
  const TYPED = {
    starts_on: '2026-01-01',
    full_name: '星港基地',
    uscc: codeOf(1),
    kind: '直播电商园区',
    district: null,
    address: '前海路 8 号',
    unit_head: null,
  } as const;
  const base = ledger(
    '基地.xlsx',
    sheetOf('基地', [
      ['填报单位', '星港直播基地'],
      ['统一社会信用代码', codeOf(1)],
      ['基地类型', '直播电商园区'],
      ['单位负责人', '周敏'],
      ['详细地址', null],
    ]),
  );
  const type = (): unknown => inTx(at.base, STATISTICIAN, (tx) => ok(addRecord(tx, 'base_fact', TYPED, null)));
  const FACTS = 'SELECT starts_on, full_name, unit_head, address FROM base_fact WHERE retired_at IS NULL';

  it('are one version: what was empty is filled, what differs is shown, a blank cell clears nothing, and undo gives it back', async () => {
    type();
    const outcome = await at.take(base);
    expect(rowsOf(at.db, FACTS)).toEqual([['2026-01-01', '星港直播基地', '周敏', '前海路 8 号']]);
    const tally = outcome.value.sheets[0]?.tally;
    expect(tally?.notes).toEqual([{ code: 'BASE_FACTS_JOINED', data: { filled: ['单位负责人'], differs: ['填报单位'] } }]);
    expect(tally?.differences).toEqual([{ row: 2, entity: 'base_fact', field: 'full_name', before: '星港基地', after: '星港直播基地' }]);
    expect(rowsOf(at.db, `SELECT action, after FROM history WHERE entity = 'base_fact' ORDER BY seq`).slice(1)).toEqual([
      ['import', '{"unit_head":"周敏"}'],
      ['import', '{"full_name":"星港直播基地"}'],
    ]);
    undoBatch(at.base, STATISTICIAN, { batch: 1 });
    expect(rowsOf(at.db, FACTS)).toEqual([['2026-01-01', '星港基地', null, '前海路 8 号']]);
  });

  it('are asked about one by one, each with where it is from, and each is chosen by itself', async () => {
    type();
    const both = ledger(
      '两项.xlsx',
      sheetOf('基地', [
        ['填报单位', '星港直播基地'],
        ['详细地址', '海天路 1 号'],
        ['统一社会信用代码', codeOf(1)],
        ['基地类型', '直播电商园区'],
      ]),
    );
    const asked = await at.take(both, { isDryRun: true });
    expect(asked.value.sheets[0]?.tally.facts).toMatchObject([
      { field: 'full_name', before: '星港基地', after: '星港直播基地', who: STATISTICIAN.who, fromFile: null },
      { field: 'address', before: '前海路 8 号', after: '海天路 1 号' },
    ]);
    // The general choice goes for what nobody chose: here, for nothing.
    await at.take(both, {
      onDifference: 'replace',
      facts: new Map([
        ['full_name', true],
        ['address', false],
      ]),
    });
    expect(rowsOf(at.db, FACTS)).toEqual([['2026-01-01', '星港基地', null, '海天路 1 号']]);
    // The same file may be given again, since something of it was not taken; now it says where the address is from.
    const again = await at.take(both, { onDifference: 'keep', facts: new Map([['full_name', false]]) });
    expect(rowsOf(at.db, FACTS)).toEqual([['2026-01-01', '星港直播基地', null, '海天路 1 号']]);
    expect(again.ok).toBe(true);
    const other = ledger(
      '别的.xlsx',
      sheetOf('基地', [
        ['填报单位', '星港直播基地'],
        ['详细地址', '三'],
        ['统一社会信用代码', codeOf(1)],
        ['基地类型', '直播电商园区'],
      ]),
    );
    expect((await at.take(other, { isDryRun: true })).value.sheets[0]?.tally.facts).toMatchObject([
      { field: 'address', fromFile: '两项.xlsx' },
    ]);
  });

  it('keep what was typed where that is chosen; what is empty is filled all the same', async () => {
    type();
    await at.take(base, { onDifference: 'keep' });
    expect(rowsOf(at.db, FACTS)).toEqual([['2026-01-01', '星港基地', '周敏', '前海路 8 号']]);
  });
});
