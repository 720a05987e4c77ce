// What is typed stands where it was typed, as it was typed: in every search, and in the grid of earlier figures.
import { expect, it } from 'vitest';
import { renderPage, type RenderedPage } from './render-page.ts';
import { prepareStory } from './story-base.ts';
import { loadScreens } from './walk-page.ts';

const story = prepareStory();

const open = (path: string): Promise<RenderedPage> =>
  renderPage(loadScreens, { path, answer: (name, input) => story().answerAs('manager')(name, input) });

it.each([
  ['/tenants', 1],
  ['/studios', 1],
  ['/sales/2026-10', 1],
  ['/sales/2026-10/lines', 1],
  ['/sales/batches', 1],
  ['/report/months', 1],
  ['/settings/history', 2],
])('searches of %s show what is typed, with its blanks', async (place, count) => {
  const page = await open(place);
  const searches = page.controls().flatMap(({ label }, nth) => (/^(?:搜索|找)/.test(label) ? [nth] : []));
  expect(searches).toHaveLength(count);
  for (const nth of searches) {
    await page.fill(nth, ' 甲 乙 ');
    expect(page.controls()[nth]?.props['value']).toBe(' 甲 乙 ');
    await page.fill(nth, '');
  }
  await page.end();
});

it.each(['ZB-2.01.month 2025-02', 'ZB-2.01.ytd 2025-01', 'ZB-2.02.month 2025-11'])(
  'an earlier figure is written under the month and the figure of its own cell: %s',
  async (cell) => {
    const page = await open('/report/historical/2025');
    await page.press(`${cell}：空`);
    await page.press(page.pressables().find(({ kind, says }) => kind.startsWith('keys') && says.endsWith('Enter')) ?? '');
    await page.fill(cell, '7');
    page.sent();
    await page.press(page.pressables().find(({ kind, says }) => kind.startsWith('keys input') && says.endsWith('Enter')) ?? '');
    const [figure, month] = cell.split(' ');
    const sent = page.sent().filter(([name]) => name === 'filing.enterHistorical');
    expect(sent[0]).toEqual([
      'filing.enterHistorical',
      { cells: [{ month, figure, value: '7', origin: null }], isPreview: true, takesGood: false },
    ]);
    await page.end();
    await story().restore();
  },
);
