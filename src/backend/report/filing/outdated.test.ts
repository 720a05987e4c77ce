// What is written into an open month that a closed one reads is told on the open month, figure by figure.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Month, parseMonth } from '../../../domain/time/calendar.ts';
import type { Result } from '../../../domain/values/result.ts';
import { VIDEO_TENANT, worldInputs } from '../../../../test/helpers/cli.ts';
import { inEachTest, ledger, openImportBase, sheetOf, STATISTICIAN as WHO } from '../../../../test/helpers/import-base.ts';
import { closeMonth, reopenMonth } from './month-closing.ts';
import { explainFinding, compareRevisions, listOutdatedFilings } from './revisions.ts';
import { reportPages } from './report-pages.ts';

const at = inEachTest(() => openImportBase());

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}

function monthOf(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  return month;
}

const [SEPTEMBER, OCTOBER] = [monthOf('2026-09'), monthOf('2026-10')];

function close(month: Month): void {
  for (const { id, message, severity } of valueOf(reportPages(at.base, { month, profile: null, revision: null })).findings)
    if (severity === 'W') valueOf(explainFinding(at.base, WHO, { month, relation: id, words: `已核实 ${id}`, about: message }));
  valueOf(closeMonth(at.base, WHO, { month, explanations: {}, by: null }));
}

async function fillWorld(): Promise<void> {
  const files = worldInputs().map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
  expect(await at.take(files, { tenant: VIDEO_TENANT })).toMatchObject({ ok: true });
}

/** A tenant's line of September that was not there: 3 sessions, 120,000 yuan. */
async function addSeptember(): Promise<void> {
  const line = ['2026-09', VIDEO_TENANT, '拼多多', '汽车类', 3, 180, 900, 20, 120_000, 0, 0];
  expect(await at.take(ledger('补报.xlsx', sheetOf('销售台账', [line])))).toMatchObject({ ok: true });
}

const outdated = (month: Month) => valueOf(listOutdatedFilings(at.base, { month }));
const compared = () => valueOf(compareRevisions(at.base, { month: OCTOBER, from: 1, to: null })).figures;

it('a line added to September, never closed, moved the cumulative figures of October as filed: nobody was told', async () => {
  await fillWorld();
  close(OCTOBER);
  expect(outdated(SEPTEMBER)).toEqual({ isOnceClosed: false, months: [] });
  await addSeptember();
  const { isOnceClosed, months } = outdated(SEPTEMBER);
  expect([isOnceClosed, months.map(({ month, revision }) => [month, revision])]).toEqual([false, [['2026-10', 1]]]);
  // By hand: 3 sessions, 180 minutes, 900 views, 20 orders, 120,000 yuan; October's own figures stay.
  expect(months[0]?.figures.map(({ figure, difference }) => [figure, difference])).toEqual([
    ['ZB-2.01.ytd', '+3'],
    ['ZB-2.03.ytd', '+3.0'],
    ['ZB-2.04.ytd', '+900'],
    ['ZB-2.05.ytd', '+20'],
    ['ZB-2.06.ytd', '+12.00'],
  ]);
  expect(months[0]?.count).toBe(compared().length);
  // November reads September too, and is open; October is closed, and says nothing of itself.
  expect(outdated(OCTOBER).months).toEqual([]);
});

it('of September reopened the figures are those of after it is closed again, and then nothing more is to be told of it', async () => {
  await fillWorld();
  close(SEPTEMBER);
  close(OCTOBER);
  valueOf(reopenMonth(at.base, WHO, { month: SEPTEMBER, reason: '补报', by: null }));
  expect(outdated(SEPTEMBER)).toEqual({ isOnceClosed: true, months: [] });
  await addSeptember();
  expect(compared()).toEqual([]);
  const [told] = outdated(SEPTEMBER).months;
  expect(told?.figures.find(({ figure }) => figure === 'ZB-2.06.ytd')?.difference).toBe('+12.00');
  close(SEPTEMBER);
  expect(outdated(SEPTEMBER).months).toEqual([]);
  expect(compared().length).toBe(told?.count);
});
