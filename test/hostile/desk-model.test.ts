// Two processes at one desk do whatever comes: booking, moving, series, leaving early, putting back, letting off, a studio of one's own, undo; an independent model says what has to come of each step.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hand, startHand } from '../helpers/desk-hands.ts';
import { dayOfText } from '../helpers/desk-model-days.ts';
import { DAYS_AT_DESK } from '../helpers/desk-model-ops.ts';
import { AT_ONCE, OF_EVENING, runSequence } from '../helpers/desk-model-run.ts';
import { WORLDS, putBasePlan } from '../helpers/desk-model-world.ts';
import { openRecordBase, type RecordBase } from '../helpers/record-base.ts';

const DEEP = process.env['LIVEBASE_DEEP'] === '1';
/** LIVEBASE_DESK_SEQUENCES asks for another number, LIVEBASE_DESK_SEED for the seed of a counterexample. */
const SEQUENCES = Number(process.env['LIVEBASE_DESK_SEQUENCES'] ?? (DEEP ? 10_000 : 40));
const SEED = process.env['LIVEBASE_DESK_SEED'];
/** Sequences on one base: each has studios, tenants and months of its own. */
const ON_ONE_BASE = 100;

let hands: readonly [Hand, Hand];
const stages = new Map<boolean, Stage>();
beforeAll(() => {
  hands = [startHand('甲'), startHand('乙')];
});
afterAll(async () => {
  await Promise.all(hands.map((hand) => hand.stop()));
  for (const { records } of stages.values()) records.close();
});

/** Two days before the end of each second month: sessions, free hours and statements cross it. */
function firstDay(nth: number): number {
  const month = nth * 2 + 1;
  const text = `${2027 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return dayOfText(text) - 2;
}

/** A base and how many sequences it has seen; renewed before it gets slow. */
interface Stage {
  readonly records: RecordBase;
  seen: number;
}

/** Every check of the base, and its end. */
async function leave(hasBasePlan: boolean): Promise<void> {
  const stage = stages.get(hasBasePlan);
  if (stage === undefined) return;
  stages.delete(hasBasePlan);
  const { base } = stage.records;
  for (const hand of hands) await hand.ask({ done: base.folder });
  const failing = stage.records.failing();
  stage.records.close();
  expect(failing).toEqual([]);
}

async function stageFor(hasBasePlan: boolean): Promise<Stage> {
  if ((stages.get(hasBasePlan)?.seen ?? 0) >= ON_ONE_BASE) await leave(hasBasePlan);
  const known = stages.get(hasBasePlan);
  if (known !== undefined) return known;
  const stage = { records: openRecordBase(), seen: 0 };
  if (hasBasePlan) putBasePlan(stage.records.base);
  stages.set(hasBasePlan, stage);
  return stage;
}

it(`keeps ${SEQUENCES} sequences as the model says`, { timeout: DEEP ? 7_200_000 : 120_000 }, async () => {
  const began = performance.now();
  const tally = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.noBias(WORLDS), fc.noBias(DAYS_AT_DESK), async (spec, doings) => {
      const stage = await stageFor(spec.hasBasePlan);
      stage.seen += 1;
      const { seen: nth } = stage;
      await runSequence({ base: stage.records.base, hands, tally }, spec, doings, { nth, first: firstDay(nth) });
    }),
    { numRuns: SEQUENCES, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
  );
  await leave(true);
  await leave(false);
  const lines = [...tally].map(([key, count]) => `${key}: ${count}`).toSorted();
  if (DEEP) process.stdout.write(`${SEQUENCES} sequences in ${Math.round((performance.now() - began) / 1000)} s\n${lines.join('\n')}\n`);
  expect(tally.get('book ok')).toBeGreaterThan(20);
  expect(tally.get(AT_ONCE)).toBeGreaterThan(20);
  for (const what of OF_EVENING) expect(tally.get(what) ?? 0, what).toBeGreaterThan(SEQUENCES / 40);
});
