// The picture in docs/architecture.md: its arrows are those that the layer rules allow, and every room of the tree is named.
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../.dependency-cruiser.js';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = path.join(import.meta.dirname, '..', '..');
const SCRIPTS = Object.keys(manifest.scripts);
const TEXT = readFileSync(path.join(ROOT, 'docs', 'architecture.md'), 'utf8');

function foldersOf(place: string): string[] {
  return readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function isNamed(room: string): boolean {
  return new RegExp(`\`(?:[a-z/]+/)?${room}\``).test(TEXT);
}

/** The rows of "To change this, open that". */
const ROWS = (TEXT.split('## To change this, open that')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => /^\| (?!to change|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, change = '', open = '']) => ({ change, open }));

/** Files and folders that a name of a row leads to: `<feature>` and `*` stand for any; a bare file name for one beside or below what the row named before it. */
function followed(name: string, before: readonly string[]): readonly string[] {
  const pattern = name.replace(/<\w+>/g, '*').replace(/\/$/, '');
  const folders = pattern.includes('/') ? ['.'] : ['.', ...before.flatMap((one) => [one, path.dirname(one)])];
  return folders.flatMap((folder) => globSync(path.join(folder, pattern), { cwd: ROOT }));
}

const isPath = (name: string): boolean => /\/|\.(?:[jt]sx?|json|yml|md)$/.test(name);

/** What stands in a file, or in all files of a folder. */
function textOf(place: string): string {
  const file = path.join(ROOT, place);
  if (!statSync(file).isDirectory()) return readFileSync(file, 'utf8');
  return globSync('**/*.{ts,tsx}', { cwd: file })
    .map((one) => readFileSync(path.join(file, one), 'utf8'))
    .join('\n');
}

describe('a row of "To change this, open that"', () => {
  it.each(ROWS)('leads to files that are there, and to names that stand in them: $change', ({ open }) => {
    const places: string[] = [];
    const names: string[] = [];
    for (const [, word = ''] of open.matchAll(/`([^`]+)`/g)) {
      if (word.startsWith('npm run')) expect(SCRIPTS, word).toContain(word.split(' ')[2]?.replace(/:\*$/, ''));
      else if (isPath(word)) {
        const found = followed(word, places);
        expect(found, word).not.toEqual([]);
        places.push(...found);
      } else names.push(word);
    }
    expect(places, open).not.toEqual([]);
    const texts = names.length === 0 ? '' : places.map(textOf).join('\n');
    for (const name of names) expect(texts.includes(name.replace('*', '')), name).toBe(true);
  });
});

describe('docs/architecture.md', () => {
  it('draws the graph that the rules hold', () => {
    const drawn = [...TEXT.matchAll(/^ {2}(\w+) --> (.+)$/gm)].flatMap(([, from = '', to = '']) =>
      to.split(' & ').map((one) => `${from} -> ${one}`),
    );
    const held = Object.entries(FEATURES).flatMap(([from, asks]) => asks.map((one) => `${from} -> ${one}`));
    expect(drawn.toSorted()).toEqual(held.toSorted());
  });

  it('draws no circle: each feature asks only such as stand before it', () => {
    const names = Object.keys(FEATURES);
    for (const [name, asks] of Object.entries(FEATURES))
      for (const one of asks) expect(names.indexOf(one)).toBeLessThan(names.indexOf(name));
  });

  it('names every feature, subject and room', () => {
    const rooms = ['src/backend', 'src/contract', 'src/domain', 'src/app', 'src/hosts'].flatMap(foldersOf);
    expect(rooms.filter((room) => !isNamed(room))).toEqual([]);
  });

  it('names no subject of the domain that is not there', () => {
    const [, line = ''] = /^Subjects of `domain`: (.+)$/m.exec(TEXT) ?? [];
    const named = [...line.matchAll(/`([a-z]+)`/g)].map(([, subject = '']) => subject);
    expect(named.toSorted()).toEqual(foldersOf('src/domain').toSorted());
  });

  it('names every room inside of those', () => {
    const within = ['src/backend', 'src/app', 'src/hosts'].flatMap((place) => foldersOf(place).map((room) => `${place}/${room}`));
    const rooms = [...within, 'src/sheets', 'electron', 'test'].flatMap(foldersOf);
    expect(rooms.filter((room) => !isNamed(room))).toEqual([]);
  });

  it('names no file that is not there', () => {
    const named = [...TEXT.matchAll(/`([\w.-]+\/[\w./-]+\.(?:tsx?|jsx?|json))`/g)].map(([, file = '']) => file);
    const places = ['', 'src', 'src/backend', 'src/app', 'src/hosts/cli'];
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((file) => !places.some((place) => existsSync(path.join(ROOT, place, file))))).toEqual([]);
  });
});
