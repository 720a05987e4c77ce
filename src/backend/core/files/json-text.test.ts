// JSON by hand: what it says, or the line at which it stops being JSON.
import { expect, it } from 'vitest';
import { parseJson } from './json-file.ts';

it('is read, also behind a byte order mark', () => {
  expect(parseJson('{"a": [1]}')).toEqual({ content: { a: [1] } });
  expect(parseJson('\uFEFF{}')).toEqual({ content: {} });
});

it.each([
  ['a comma is missing', '{\n  "a": 1\n  "b": 2\n}', 'json_line:3'],
  ['a comma is too many', '{\n  "a": 1,\n}', 'json_line:3'],
  ['a sign stands where a value should', '{\n  "holidays": {\n    "2026-01-01": $\n  },\n  "workdays": {}\n}', 'json_line:3'],
  ['a list ends behind a comma', '{\n  "cards": [\n    "first card",\n  ]\n, "and": "more behind it"}', 'json_line:4'],
  ['a line is broken inside of a text', '{\n"a": "b\nc"}', 'json_line:2'],
  ['the end is cut off', '{\n"a": {\n"b"', 'json_line:3'],
  ['there is nothing', ' \n', 'no_json'],
  ['what is quoted stands there twice', `[${'"aaaaaaaaaaaa":%, '.repeat(4)}]`, 'json_line:1'],
  ['it is something else', 'PK', 'no_json'],
])('%s', (_, text, detail) => expect(parseJson(text)).toEqual({ detail }));
