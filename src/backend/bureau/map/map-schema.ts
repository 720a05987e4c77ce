// Reads and writes maps (对应表): parsed here by the contract's shape and believed after (docs/rules/workbook.md, The map).
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { mapSchemaOf, type MapValue } from '../../../contract/bureau/workbook-map.ts';
import { parseColumnNumber, LAST_ROW, parseArea, parseCell } from '../../../sheets/book/address.ts';

const CELL = /^[A-Z]{1,3}[1-9]\d{0,6}$/;

const mapSchema = mapSchemaOf({
  isCell: (text) => CELL.test(text) && parseCell(text) !== null,
  isRange: (text) => text.split(':').every((part) => CELL.test(part)) && parseArea(text) !== null,
  isColumn: (text) => /^[A-Z]{1,3}$/.test(text) && parseColumnNumber(text) !== null,
  lastRow: LAST_ROW,
});

/** The lists of entries in the order in which a refusal counts them. */
export const ENTRY_KINDS = ['cells', 'heads', 'lists', 'checks', 'keep'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The number by which a refusal names an entry: all lists are counted through, from 1, in the order of `ENTRY_KINDS`. */
export function getEntryNumber(map: MapValue, kind: EntryKind, index: number): number {
  const before = ENTRY_KINDS.slice(0, ENTRY_KINDS.indexOf(kind));
  return before.reduce((sum, one) => sum + map[one].length, 0) + index + 1;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key that no parser of records would hand on, and so would be lost without a word. */
function hasHiddenKey(value: unknown): boolean {
  // Not by calling itself: a file may nest deeper than calls can.
  const left: unknown[] = [value];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (isRecord(one) && Object.hasOwn(one, '__proto__')) return true;
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) if (inner !== undefined) left.push(inner);
  }
  return false;
}

/** The entry's number that a path of the JSON lies in; null for the map as a whole. */
function numberAt(json: unknown, path: readonly PropertyKey[]): number | null {
  const kind = ENTRY_KINDS.find((one) => one === path[0]);
  const index = path[1];
  if (kind === undefined || typeof index !== 'number' || !isRecord(json)) return null;
  const before = ENTRY_KINDS.slice(0, ENTRY_KINDS.indexOf(kind)).map((one) => json[one]);
  return before.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0) + index + 1;
}

/** What is at a path of the JSON, if anything. */
function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
    return isRecord(value) ? value[String(key)] : undefined;
  }, json);
}

function detailOf(json: unknown, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown_key:${issue.keys.join(', ')}`;
  const inner = issue.path.filter((key) => typeof key === 'string').slice(numberAt(json, issue.path) === null ? 0 : 1);
  const place = inner.length === 0 ? issue.path.join('.') : inner.join('.');
  const found = valueAt(json, issue.path);
  if (found === undefined && place !== '') return `missing:${place}`;
  if (place === '') return 'no_map';
  const written = typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? `${found}` : '';
  return `bad_value:${place}|${written.slice(0, 60)}`;
}

/**
 * Parses a map's JSON. Refuses WB_MAP `{n, detail}`: `n` counts the entries through (null: the file as a whole), `detail` is a code with
 * its facts behind it (`missing:figure`), which the contract's words say.
 */
export function parseMap(json: unknown): Result<MapValue> {
  if (hasHiddenKey(json)) return refuse('WB_MAP', { n: null, detail: 'unknown_key:__proto__' });
  const parsed = mapSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [first] = parsed.error.issues;
  if (first === undefined) return refuse('WB_MAP', { n: null, detail: 'no_map' });
  return refuse('WB_MAP', { n: numberAt(json, first.path), detail: detailOf(json, first) });
}

/** Parses a map's text, which a byte order mark may precede. Refuses as `parseMap`, and `no_json` where it is none. */
export function readMap(text: string): Result<MapValue> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('WB_MAP', { n: null, detail: 'no_json' });
  }
  return parseMap(json);
}

/** `{"a": 1, "b": ["c"]}` on one line. */
function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const said = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${said.map(([key, one]) => `${JSON.stringify(key)}: ${onOneLine(one)}`).join(', ')}}`;
}

/** A map as it is saved: stable, one entry a line, lists without an entry left out. */
export function printMap(map: MapValue): string {
  const { version, workbook, placeholders } = map;
  const parts = [`"version": ${version}`, `"workbook": ${onOneLine(workbook)}`, `"placeholders": ${placeholders}`];
  const lists = ENTRY_KINDS.filter((kind) => map[kind].length > 0).map((kind) => {
    const lines = map[kind].map((entry: unknown) => `  ${onOneLine(entry)}`);
    return `"${kind}": [\n${lines.join(',\n')}\n ]`;
  });
  return `{\n ${[...parts, ...lists].join(',\n ')}\n}\n`;
}
