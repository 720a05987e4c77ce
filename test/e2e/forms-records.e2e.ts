// Every form of records: what is typed into each field is what the base holds, what the form shows again, and what undo takes back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_WALKS } from './all-forms.ts';
import { layOutDesk } from './desk-base.ts';
import type { DeskGround } from './desk-base.ts';
import { walkForms } from './form-steps.ts';
import type { FormStep } from './form-steps.ts';
import { withApp } from './host.ts';
import { whyNot } from './start-app.ts';

type Walks = readonly (readonly FormStep[])[];

/** Does all walks in one window, and takes each back. Answers what was done. */
async function walkAll(ground: DeskGround, walks: Walks): Promise<readonly string[]> {
  const done: string[] = [];
  await withApp('http', { data: ground.folder }, async (app) => {
    for (const walk of walks) done.push(...(await walkForms(app, walk)));
  });
  return done;
}

const namesOf = (walks: Walks): readonly string[] => walks.flat().map(({ what }) => what);

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
