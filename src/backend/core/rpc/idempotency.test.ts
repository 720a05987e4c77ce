// A page's call that comes again with its key, after a crash too, is done once and gets its first answer.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../../test/helpers/record-base.ts';
import { openClient } from '../../router.ts';

let one: RecordBase;
let tenant: number;
beforeEach(() => {
  one = openRecordBase();
  tenant = one.tenant(1);
});
afterEach(() => one.closeSound());

const KEY = '9f1c7a52-0d1e-4a8f-8c3b-5e1f2a3b4c5d';
/** A client of a program that has just started: nothing is known of calls that came before. */
function started(step: string = KEY, who: string = MANAGER.who) {
  const actor = { ...MANAGER, who, step };
  return openClient({ findBase: () => one.base, actor, onProgress: null, jobs: null, shell: null, start: null }).records;
}
const payment = (amount: number) => ({
  kind: 'payment' as const,
  values: typed('payment', { tenant_id: tenant, month: '2026-11', paid_on: '2026-11-04', amount, method: '转账' }),
  reason: null,
});
const paid = (): unknown[] => one.base.db.prepare('SELECT amount FROM payment ORDER BY id').pluck().all();

describe('a payment that was acknowledged, the program killed, and the same call again', () => {
  it('is one payment, with the first answer', async () => {
    const first = valueOf(await started().add(payment(1_234_500)));
    expect(valueOf(await started().add(payment(1_234_500)))).toEqual(first);
    expect(paid()).toEqual([1_234_500]);
    valueOf(await started('9f1c7a52-0d1e-4a8f-8c3b-5e1f2a3b4c5e').add(payment(1_234_500)));
    expect(paid()).toHaveLength(2);
  });

  it('with another amount, or by somebody else, is refused as done, never answered', async () => {
    valueOf(await started().add(payment(1_234_500)));
    expect(await started().add(payment(99))).toMatchObject({ refusal: { code: 'STEP_DONE' } });
    expect(await started(KEY, '李').add(payment(1_234_500))).toMatchObject({ refusal: { code: 'STEP_DONE' } });
    expect(paid()).toHaveLength(1);
  });

  it('is done where the first was refused, and a day later is another one', async () => {
    expect((await started().correct({ kind: 'payment', id: 9, version: 1, values: {}, reason: null })).ok).toBe(false);
    valueOf(await started().add(payment(1_234_500)));
    one.setNow('2026-11-06T09:01');
    valueOf(await started().add(payment(1_234_500)));
    expect(paid()).toHaveLength(2);
    expect(one.base.db.prepare('SELECT count(*) FROM idempotency_key').pluck().get()).toBe(1);
  });
});
