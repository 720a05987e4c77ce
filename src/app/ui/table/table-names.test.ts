// What a table remembers is kept under its name: no two tables of the page have the same.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const APP = path.join(import.meta.dirname, '..', '..');
const NAMED = /<(?:DataTable|RecordTable|BookingTable)\b[^>]*?\bname="([\w-]+)"/g;

it('every table has a name of its own', () => {
  const names = globSync('**/*.tsx', { cwd: APP }).flatMap((file) =>
    [...readFileSync(path.join(APP, file), 'utf8').matchAll(NAMED)].map(([, name = '']) => name),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
