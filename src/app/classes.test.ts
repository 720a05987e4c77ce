// Every class that the page writes is one that a style knows: a rule that goes by mistake leaves things without their gaps and nobody says so.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = import.meta.dirname;
/** Classes without a look: tests and keys find things by them. */
const MARKS: ReadonlySet<string> = new Set([
  'booking-history',
  'booking-plan',
  'booking-price',
  'desk-panel',
  'finding-group',
  'reply-question',
  'reply-text',
  'report-panels',
  'sheet-head',
  'sheet-index-id',
  'side-group',
]);

function texts(pattern: string): string[] {
  return globSync(pattern, { cwd: FOLDER }).map((file) => readFileSync(path.join(FOLDER, file), 'utf8'));
}

it('names no class that no style knows', () => {
  const styled = new Set(texts('**/*.css').flatMap((text) => [...text.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name = '']) => name)));
  const written = new Set(
    texts('**/*.tsx').flatMap((text) => [...text.matchAll(/className="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '))),
  );
  expect(written.size).toBeGreaterThan(100);
  expect([...written].filter((name) => name !== '' && !styled.has(name) && !MARKS.has(name)).toSorted()).toEqual([]);
});
