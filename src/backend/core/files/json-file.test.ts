// JSON in a shape: what is read, what is torn, what is wrong in words, and what the disk does not have.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { parseJsonInShape, readJsonFile, readInShape } from './json-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'livebase-shape-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shape = z.strictObject({ port: z.int(), names: z.array(z.string()) });

it('reads what has the shape, and nothing else', () => {
  expect(parseJsonInShape('{"port":1,"names":["a"]}', shape)).toEqual({ port: 1, names: ['a'] });
  for (const text of ['', '{"port":1,"na', '[]', '{"port":"1","names":[]}', '{"port":1,"names":[],"more":1}']) {
    expect(parseJsonInShape(text, shape), text).toBeNull();
  }
});

it('says what is wrong: the line that is no JSON, or the first five places', () => {
  expect(readInShape('{\n"port":', shape)).toEqual({ detail: 'json_line:2' });
  const many = { port: 1, names: [1, 2, 3, 4, 5, 6] };
  const wrong = readInShape(JSON.stringify(many), shape);
  expect('detail' in wrong ? wrong.detail.split('; ').map((one) => one.split(':')[0]) : wrong).toEqual(
    [0, 1, 2, 3, 4].map((at) => `names.${at}`),
  );
  expect(readInShape(JSON.stringify(many), shape, true)).toEqual(wrong);
});

it('keeps nothing where there is no file, none that can be read, or a torn one', () => {
  const file = path.join(folder, 'kept.json');
  expect(readJsonFile(file, shape)).toBeNull();
  writeFileSync(file, '{"port":1,"names":[]');
  expect(readJsonFile(file, shape)).toBeNull();
  writeFileSync(file, '{"port":1,"names":[]}');
  expect(readJsonFile(file, shape)).toEqual({ port: 1, names: [] });
  mkdirSync(path.join(folder, 'folder.json'));
  expect(readJsonFile(path.join(folder, 'folder.json'), shape)).toBeNull();
});
