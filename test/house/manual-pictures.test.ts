// The manual's pictures: each shows a screen as it is today, and each is shown on a page.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { MANUAL_IMAGES, PICTURED_SCREENS, readShownScreens } from './manual-pictures.ts';

const PAGES = path.dirname(MANUAL_IMAGES);
const pictures = readdirSync(MANUAL_IMAGES).filter((name) => name.endsWith('.png'));

it('were taken after the last change of their screen: `npm run manual` takes them again', () => {
  const now = readShownScreens();
  const taken: object = JSON.parse(readFileSync(PICTURED_SCREENS, 'utf8'));
  expect(taken).toEqual(now);
  expect(Object.keys(now).toSorted()).toEqual(pictures.map((name) => path.parse(name).name).toSorted());
});

it('stand on a page of the manual', () => {
  const text = readdirSync(PAGES)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(PAGES, name), 'utf8'))
    .join('\n');
  expect(pictures.filter((name) => !text.includes(`](images/${name})`))).toEqual([]);
});
