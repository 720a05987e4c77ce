// What a page fetched before is asked for again once the page itself has written, without the news that come of every write: by a command, and by what saves by itself.
import { expect, it } from 'vitest';
import { createQueries, renderPage, type RenderedPage } from './render-page.ts';
import { prepareStory } from './story-base.ts';
import { type Ahead, doAhead, loadScreens } from './walk-page.ts';

const story = prepareStory();

/** What is read at one place, what is done at another, and what that writes. */
const WRITES: readonly (readonly [read: string, query: string, at: string, steps: readonly Ahead[], write: string])[] = [
  ['/settings/maps', 'workbooks.list', '/settings/maps/1', [['press', '空白表 月报表 Enter']], 'workbooks.save'],
  ['/settings/maps', 'workbooks.list', '/settings/maps', [['press', '停用 区统计月报']], 'workbooks.retire'],
];

it.each(WRITES)('%s, %s is asked for again after what is done at %s: %j', async (read, query, at, steps, write) => {
  const queries = createQueries();
  const open = (path: string): Promise<RenderedPage> =>
    renderPage(loadScreens, { path, queries, answer: (name, input) => story().answerAs('manager')(name, input) });
  const asked = async (path: string): Promise<readonly string[]> => {
    const page = await open(path);
    const names = page.sent().map(([name]) => name);
    await page.end();
    return names;
  };
  expect(await asked(read)).toContain(query);
  // Nothing was written: what was fetched is still good.
  expect(await asked(read)).not.toContain(query);
  const page = await open(at);
  await doAhead(page, steps.slice(0, -1));
  page.sent();
  await doAhead(page, steps.slice(-1));
  const names = page.sent().map(([name]) => name);
  await page.end();
  expect(names).toContain(write);
  // The screen that wrote it asks again itself, or the next one that shows it.
  expect([...names.slice(names.indexOf(write)), ...(await asked(read))]).toContain(query);
  await story().restore();
});
