// Every form of the front desk and of the settings: what is typed into each field is what the base holds, and what undo takes back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK_WALKS } from './all-forms.ts';
import { type DeskGround, layOutDesk } from './desk-base.ts';
import { whyNot } from './start-app.ts';
import { namesOf, walkAll, type Walks } from './walk-all.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { STANDARD_ACCOUNTS } from '../../src/domain/money/vouchers.ts';

describe.skipIf(whyNot('http') !== null)('forms of the desk keep what was typed', () => {
  let ground: DeskGround;
  beforeAll(async () => {
    ground = await layOutDesk();
    const { client } = ground;
    await client.records.add({ kind: 'equipment', values: { name: '绿幕', count: 3, note: null }, reason: null });
    // What is taken back has to have stood before.
    const rules = { ...STANDARD_DESK_RULES, warnings: {}, cancelReasons: STANDARD_DESK_RULES.cancelReasons.map((one) => ({ ...one })) };
    await client.settings.setDeskRules(rules);
    const frame = {
      dueMonths: 2,
      dueDay: 20,
      rentDueDay: 8,
      payee: '旧户名',
      bank: '旧行',
      bankAccount: '旧账号',
      taxName: '旧税',
      taxRate: 300,
    };
    await client.money.setFrame(frame);
    await client.accounting.setAccounts({ ...STANDARD_ACCOUNTS, alipay: '1012.9 旧支付宝' });
  });
  afterAll(() => ground.close());

  for (const [what, walks] of Object.entries<Walks>(DESK_WALKS)) {
    it(`of ${what}`, async () => {
      expect(await walkAll(ground, walks)).toEqual(namesOf(walks));
    });
  }
});
