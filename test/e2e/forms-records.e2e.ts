// Every form of records: what is typed into each field is what the base holds, what the form shows again, and what undo takes back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_WALKS } from './all-forms.ts';
import { type DeskGround, layOutDesk } from './desk-base.ts';
import { whyNot } from './start-app.ts';
import { namesOf, walkAll, type Walks } from './walk-all.ts';

describe.skipIf(whyNot('http') !== null)('forms of records keep what was typed', () => {
  let ground: DeskGround;
  beforeAll(async () => {
    ground = await layOutDesk();
    const taken = { tenant_id: 1, day: '2026-11-01', kind: 'in', amount: 100_000, note: null };
    await ground.client.records.add({ kind: 'deposit_move', values: taken, reason: null });
  });
  afterAll(() => ground.close());

  for (const [what, walks] of Object.entries<Walks>(RECORD_WALKS)) {
    it(`of ${what}`, async () => {
      expect(await walkAll(ground, walks)).toEqual(namesOf(walks));
    });
  }
});
