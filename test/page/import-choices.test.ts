// What is chosen for files on their way in stays chosen, whatever is answered meanwhile.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { type Importing, useImport } from '../../src/app/intake/use-import.ts';
import { PLAIN_CHOICES, type StagedFiles } from '../../src/contract/intake/intake-shapes.ts';
import { renderPage, type SentCall } from './render-page.ts';

const own = [{ file: 0, month: null, tenant: 'CODE-A', account: null, renamedFrom: null }];
const staged: StagedFiles = { staging: 's', who: '统计员', stagedAt: 0, choices: { ...PLAIN_CHOICES, own }, files: [] };
const PREVIEW = { ok: true, value: { files: [], closed: [], tenants: [], facts: [], refusal: null } };

/** The import of a page, as it is shown now. */
async function importPage() {
  const at: { now: Importing | null } = { now: null };
  const Probe = () => {
    at.now = useImport();
    return null;
  };
  const answers: Readonly<Record<string, () => unknown>> = {
    'intake.list': () => ({ ok: true, value: { stagings: [staged] } }),
    'intake.preview': () => PREVIEW,
    'intake.stage': () => ({ ok: true, value: staged }),
  };
  const page = await renderPage(async () => createElement(Probe), { answer: (name) => answers[name]?.() });
  const shown = (): Importing => {
    if (at.now === null) throw new Error('nothing is shown');
    return at.now;
  };
  return { page, shown };
}

/** What each look at the files was asked. */
function looksOf(calls: readonly SentCall[]): unknown[] {
  return calls.flatMap(([method, input]) => (method === 'intake.preview' ? [input] : []));
}

const ticked = { staging: 's', choices: { ...PLAIN_CHOICES, own, takesGoodRows: true } };

it('a correction that is answered after only good rows were chosen looks at them so: it went back to all rows', async () => {
  const { page, shown } = await importPage();
  const before = shown();
  await page.hear(() => void before.choose({ takesGoodRows: true }));
  expect(looksOf(page.sent()).at(-1)).toEqual(ticked);
  await page.hear(() => before.afterEdit('0/0', 1, 1));
  await page.pause();
  expect(looksOf(page.sent())).toEqual([ticked]);
  expect(shown().choices).toEqual(ticked.choices);
  await page.end();
});

it('choosing while a further file is read waits for it: the reading was ended, and the file was gone', async () => {
  const { page, shown } = await importPage();
  page.sent();
  await page.hear(() => {
    void shown().add([new File(['a'], 'a.csv')]);
    void shown().choose({ takesGoodRows: true });
  });
  expect(looksOf(page.sent())).toEqual([ticked]);
  await page.end();
});
