// What may wait at a time counts over all drops: files of one staging together, bytes of all stagings.
import { expect, it } from 'vitest';
import { clientOf, valueOf } from '../../../../test/helpers/intake-client.ts';
import { inEachTest, openImportBase } from '../../../../test/helpers/import-base.ts';
import { PLAIN_CHOICES } from '../../../contract/intake/intake-shapes.ts';
import { keepStaging, type StagedFile } from './staging.ts';

const one = inEachTest(() => openImportBase());

/** A staging that waits already, its files read before. */
function waiting(id: string, sizes: readonly number[]): void {
  const files = sizes.map((size, nth): StagedFile => {
    const own = { name: `${id}${nth}.xlsx`, bytes: new Uint8Array(size), sha256: `${id}${nth}` };
    return { ...own, format: null, refusal: null, sameAs: null, takenBefore: null, sheets: [], formRefusal: null };
  });
  keepStaging(one.base, { id, who: '周敏', stagedMs: 0, choices: PLAIN_CHOICES, files });
}

const csv = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const NINE = csv('a.csv', 'a,b\r\n1,2\n'.slice(0, 9));
const TEN = csv('b.csv', 'a,b\r\n1,234');

it('refuses the 501st file of a staging, whichever drop brings it', async () => {
  const { intake } = clientOf(one.base);
  waiting(
    'first',
    Array.from({ length: 499 }, () => 1),
  );
  const tooMany = { code: 'STAGING_TOO_MUCH', data: { unit: 'files', limit: 500, found: 501 } };
  expect(await intake.stage({ files: [NINE, TEN], staging: 'first' })).toEqual({ ok: false, refusal: tooMany });
  expect(valueOf(await intake.stage({ files: [NINE], staging: 'first' })).files).toHaveLength(500);
  expect(await intake.stage({ files: [TEN], staging: 'first' })).toEqual({ ok: false, refusal: tooMany });
  // Another staging has its own 500.
  expect(valueOf(await intake.stage({ files: [TEN], staging: null })).files).toHaveLength(1);
});

it('refuses what is more than 400,000,000 bytes together with all that waits', async () => {
  const { intake } = clientOf(one.base);
  waiting('first', [200_000_000]);
  waiting('second', [199_999_000, 991]);
  const refusal = { code: 'STAGING_TOO_MUCH', data: { unit: 'bytes', limit: 400_000_000, found: 400_000_001 } };
  expect(await intake.stage({ files: [TEN], staging: null })).toEqual({ ok: false, refusal });
  expect(valueOf(await intake.stage({ files: [NINE], staging: null })).files.map(({ size }) => size)).toEqual([9]);
});
