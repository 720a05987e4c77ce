// The picture in docs/architecture.md: its arrows are those that the layer rules allow, and every room of the tree is named.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../.dependency-cruiser.js';

const ROOT = path.join(import.meta.dirname, '..', '..');
const TEXT = readFileSync(path.join(ROOT, 'docs', 'architecture.md'), 'utf8');

function foldersOf(place: string): string[] {
  return readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function isNamed(room: string): boolean {
  return new RegExp(`\`(?:[a-z/]+/)?${room}\``).test(TEXT);
}

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
