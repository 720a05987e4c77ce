// Closed means closed: every method that writes, on a base whose accounting periods are closed, either is refused or leaves what they hold as it is, to the byte.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Base, closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { closePeriod } from '../../src/backend/money/accounting.ts';
import { addRecordOf, retireRecordOf } from '../../src/backend/records/record-authorization.ts';
import { STANDARD_STATEMENT_FRAME } from '../../src/domain/money/statement-frame.ts';
import { STANDARD_ACCOUNTS } from '../../src/domain/money/vouchers.ts';
import { addMonths, convertMillisecondsToInstant, getDayOfInstant, type Month, monthOf } from '../../src/domain/time/calendar.ts';
import type { EditableKind, WireValues } from '../../src/contract/records/record-kinds.ts';
import { openAnswerLog } from '../helpers/answers/answer-log.ts';
import { MONTH_FILES } from '../helpers/answers/story-month.ts';
import { STORY } from '../helpers/answers/story.ts';
import { PLAIN } from '../helpers/intake-client.ts';
import { BOOKED_KINDS, type BookedKind, call, MONTH_IN, newestStatement, periodText } from '../helpers/closed-period.ts';
import { copyBase } from '../helpers/copy-base.ts';
import { openImportBase } from '../helpers/import-base.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { MANAGER, typed, valueOf } from '../helpers/record-base.ts';
import { METHODS } from './who-may.ts';

/** Methods that write and have no answer here but a refusal, by why they reach nothing that a closed period holds. */
const NOT_CALLED: Readonly<Record<string, readonly string[]>> = {
  'opens a period, which the random writes of closed-periods-random.test.ts do': ['accounting.reopen'],
  'takes a file as imports.take does, which is called': ['parked.take'],
  'books as series.change does, which is called': ['series.addBack'],
  'changes staged files, which are no part of the base until intake.commit, which is called': [
    'intake.fix',
    'intake.undoFix',
    'intake.drop',
  ],
  'works on a base that does not open as it should, or on none': [
    'safety.acceptHistory',
    'people.recover',
    'start.makeFolder',
    'start.pick',
    'start.create',
    'start.demo',
    'start.leaveDemo',
    'start.openFolder',
    'start.restore',
  ],
  'belongs to the program, not to a base': ['updates.install', 'sharing.set', 'sharing.revoke'],
  'writes settings and what the analysis goes by, as their neighbours do, which are called': [
    'settings.replaceHolidays',
    'settings.takeProfiles',
    'settings.retireMapping',
    'insight.takeScorecards',
    'insight.setThreshold',
  ],
  'makes files for others': ['workbooks.newBlank', 'forms.pack'],
};

const SEEDED_MONTHS = 3;
const overMonth = ({ clock }: Pick<Base, 'clock'>, back: number): Month =>
  addMonths(monthOf(getDayOfInstant(convertMillisecondsToInstant(clock.nowMs()))), -back);

function add(base: Base, kind: EditableKind, values: WireValues): number {
  return valueOf(addRecordOf(base, MANAGER, { kind, values: typed(kind, values), reason: null })).id;
}

/** Stands in what people wrote to the rows. */
const NAMED = '王小五';

/** Gives every tenant of a base something in each of the months that are over, and takes one of each kind out again. */
function seed(base: Base): void {
  const tenants = base.db.prepare('SELECT id FROM tenant WHERE retired_at IS NULL ORDER BY id LIMIT 3').pluck().all().map(Number);
  for (const tenant_id of tenants)
    for (let back = SEEDED_MONTHS; back >= 1; back -= 1) {
      const of = overMonth(base, back);
      const kinds = [
        ['payment', { tenant_id, paid_on: `${of}-15`, amount: 1000 + back, method: '转账' }],
        ['charge', { tenant_id, month: of, kind: 'correction', amount: 3000 + back, reason: `${NAMED}核对` }],
        ['deposit_move', { tenant_id, day: `${of}-02`, kind: 'in', amount: 500 + back }],
      ] as const;
      for (const [kind, values] of kinds) {
        add(base, kind, values);
        if (back === 1) valueOf(retireRecordOf(base, MANAGER, { kind, id: add(base, kind, values), version: 1, reason: '重复' }));
      }
    }
}

const root = mkdtempSync(path.join(tmpdir(), 'livebase-closed-'));
const story = openImportBase();
afterAll(() => {
  story.close();
  rmSync(root, { recursive: true, force: true });
});
let copies = 0;

async function onCopy<T>(work: (copy: Base) => Promise<T>): Promise<T> {
  const folder = path.join(root, String((copies += 1)));
  copyBase(story.base.folder, folder);
  const copy = valueOf(openBase(folder, story.base.clock));
  copy.db.pragma('synchronous = OFF');
  seed(copy);
  const done = await work(copy);
  closeBase(copy);
  rmSync(folder, { recursive: true, force: true });
  return done;
}

/** A call on a copy whose input hangs on what the copy holds. */
type OwnCall = readonly [method: string, input: (copy: Base) => object | Promise<object>];

/** The first row of a table that was seeded in a month that is closed, or out of it. */
function seeded(copy: Base, kind: BookedKind, isRetired = false): { readonly id: number; readonly version: number } {
  const sql = `SELECT id, version FROM ${kind} WHERE ${MONTH_IN[kind]} = ? AND retired_at IS ${isRetired ? 'NOT ' : ''}NULL ORDER BY id DESC LIMIT 1`;
  return copy.db.prepare<[string], { id: number; version: number }>(sql).get(overMonth(copy, 1)) ?? expect.unreachable(kind);
}
/** The last change of a row. */
const changeOf = (copy: Base, entity: string, id: number): number =>
  Number(copy.db.prepare('SELECT max(seq) FROM history WHERE entity = ? AND entity_id = ?').pluck().get(entity, id));
const otherTenant = (copy: Base): number => Number(copy.db.prepare('SELECT min(id) FROM tenant WHERE retired_at IS NULL').pluck().get());
const correct = (kind: BookedKind, values: (copy: Base) => WireValues): OwnCall => [
  'records.correct',
  (copy) => ({ kind, ...seeded(copy, kind), values: values(copy), reason: '核对' }),
];

/** What people may do to money that no step of the story does. */
const OWN_CALLS: readonly OwnCall[] = [
  ...BOOKED_KINDS.flatMap((kind): readonly OwnCall[] => [
    ['records.retire', (copy) => ({ kind, ...seeded(copy, kind), reason: '重复' })],
    ['records.restore', (copy) => ({ kind, ...seeded(copy, kind, true), reason: '没有重复' })],
    correct(kind, () => ({ amount: 4321 })),
    ['records.undo', (copy) => ({ change: changeOf(copy, kind, seeded(copy, kind).id) })],
    ['records.undo', (copy) => ({ change: changeOf(copy, kind, seeded(copy, kind, true).id) })],
    correct(kind, (copy) => ({ tenant_id: otherTenant(copy) })),
  ]),
  correct('charge', (copy) => ({ month: overMonth(copy, 0) })),
  correct('charge', (copy) => ({ month: overMonth(copy, 2) })),
  correct('payment', (copy) => ({ paid_on: `${overMonth(copy, 0)}-01` })),
  correct('payment', () => ({ method: '现金' })),
  correct('deposit_move', (copy) => ({ day: `${overMonth(copy, 2)}-09` })),
  correct('deposit_move', () => ({ kind: 'kept' })),
  [
    'records.add',
    (copy) => ({
      kind: 'payment',
      values: { tenant_id: otherTenant(copy), paid_on: `${overMonth(copy, 1)}-03`, amount: 77, method: '现金' },
      reason: null,
    }),
  ],
  ['money.setFrame', () => ({ ...STANDARD_STATEMENT_FRAME, taxName: '增值税', taxRate: 1300 })],
  [
    'money.noteInvoice',
    (copy) => ({
      id: Number(copy.db.prepare('SELECT max(id) FROM statement').pluck().get()),
      state: 'issued',
      number: '2644',
      day: `${overMonth(copy, 1)}-20`,
    }),
  ],
  ['accounting.setAccounts', () => ({ ...STANDARD_ACCOUNTS, bank: '1002.09 别的银行' })],
  ['accounting.close', (copy) => ({ month: overMonth(copy, 1) })],
  ['safety.forget', () => ({ person: { name: NAMED, numbers: [] }, reason: '本人要求' })],
  ...(['intake.preview', 'intake.commit'] as const).map((method): OwnCall => [
    method,
    async (copy) => {
      const staged = await call(copy, 'intake.stage', { files: MONTH_FILES, staging: null });
      const { staging } = staged.value as { readonly staging: string };
      return { staging, choices: { ...PLAIN, takesGoodRows: true } };
    },
  ]),
];

const doesWrite = (method: string): boolean => METHODS[method]?.endsWith(' reads') === false;

it('lets no method change what a closed period holds', { timeout: 900_000 }, async () => {
  const covered = new Set<string>();
  const refused = new Set<string>();
  /** Whether it does something on open periods; then it is tried on closed ones. */
  const tryBoth = async (method: string, input: OwnCall[1]): Promise<boolean> => {
    const open = await onCopy(async (copy) => call(copy, method, await input(copy)));
    if (!open.ok) return false;
    await onCopy(async (copy) => {
      const given = await input(copy);
      valueOf(closePeriod(copy, MANAGER, { month: overMonth(copy, 1) }));
      const newest = newestStatement(copy);
      const months = [5, 4, 3, 2, 1].map((back) => overMonth(copy, back));
      const before = months.map((of) => periodText(copy, of, newest));
      const { ok, refusal } = await call(copy, method, given);
      const told = `${method} ${JSON.stringify(given).slice(0, 200)} ${JSON.stringify(refusal)}`;
      if (!ok) {
        expect(refusal, told).toMatchObject({ code: 'PERIOD_CLOSED', data: { who: MANAGER.who } });
        refused.add(method);
      }
      expect(
        months.map((of) => periodText(copy, of, newest)),
        told,
      ).toEqual(before);
    });
    covered.add(method);
    return true;
  };
  const log = openAnswerLog(story, async (method, input) => {
    if (doesWrite(method)) await tryBoth(method, () => input);
  });
  await log.play(STORY);
  for (const [method, input] of OWN_CALLS) expect(await tryBoth(method, input), method).toBe(true);
  const writing = Object.keys(METHODS).filter(doesWrite);
  for (const method of writing.filter((one) => !covered.has(one))) await tryBoth(method, () => METHOD_SAMPLES[method]?.right ?? {});
  expect(writing.filter((method) => !covered.has(method)).toSorted()).toEqual(Object.values(NOT_CALLED).flat().toSorted());
  expect([...refused].toSorted()).toEqual(['accounting.close', 'records.correct', 'records.restore', 'records.retire', 'records.undo']);
});
