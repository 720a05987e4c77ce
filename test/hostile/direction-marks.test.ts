// Marks that turn the direction of writing get into no base and out of none, whichever way a name takes: pages, imports, the command line, the lobby.
import { rmSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBase } from '../../src/backend/core/db/open.ts';
import { changeLobbyKey } from '../../src/backend/desk/lobby/lobby-key.ts';
import { renderLobbyPage } from '../../src/backend/desk/lobby/lobby-page.ts';
import { openClient } from '../../src/backend/router.ts';
import { contract } from '../../src/contract/contract.ts';
import type { RecordKind } from '../../src/contract/records/field.ts';
import { RECORD_KINDS } from '../../src/contract/records/record-kinds.ts';
import { readField } from '../../src/contract/records/record-values.ts';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { withTextEverywhere } from '../helpers/hostile-inputs.ts';
import { ledger, SMALL_WORLD } from '../helpers/import-base.ts';
import { askedOfMarked, fillMarked, otherMethods } from '../helpers/marked-base.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { openRawBase, type RawBase, temporaryFolder } from '../helpers/raw-base.ts';
import { valueOf } from '../helpers/record-base.ts';
import { sampleOf } from '../helpers/record-samples.ts';
import { TESTER } from '../helpers/sample-base.ts';

/** Every one of them: a right-to-left letter mark, and those that embed, override, isolate and end that. */
const MARKS = ['\u061C', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];
const ANY_MARK = new RegExp(`[${MARKS.join('')}]`);
/** A text with all of them behind its first character. */
const marked = (text: string): string => text.slice(0, 1) + MARKS.join('') + text.slice(1);

type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

function clientOf(raw: RawBase): Client {
  const actor = { ...TESTER, role: 'manager' } as const;
  return openClient({ findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null }) as unknown as Client;
}

/** Each text column of each table. */
function textColumns(db: Database.Database): readonly { readonly table: string; readonly column: string }[] {
  const sql = `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.type = 'TEXT'`;
  return db.prepare<[], { readonly table: string; readonly column: string }>(sql).all();
}

/** Where a base holds a text that a pattern finds. */
function placesOf(db: Database.Database, pattern: RegExp): readonly string[] {
  return textColumns(db).flatMap(({ table, column }) => {
    const texts = db.prepare(`SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`).pluck().all();
    return texts.some((text) => pattern.test(String(text))) ? [`${table}.${column}`] : [];
  });
}

function plainTextOf(answer: unknown): string {
  return JSON.stringify(answer, (_key, value: unknown) => (value instanceof Uint8Array ? '' : value)) ?? '';
}

const TEXT_TYPES = ['text', 'code', 'notes', 'phone', 'suggested', 'platform', 'goods_class', 'figure', 'figure_value'];
const KINDS: readonly RecordKind[] = Object.values(RECORD_KINDS);
const FIELDS = KINDS.flatMap(({ name, fields }) =>
  fields.filter(({ type }) => TEXT_TYPES.includes(type)).map((field) => [`${name}.${field.name}`, field] as const),
);

it.each(FIELDS)('%s takes a text without them', (_name, field) => {
  const plain = String(sampleOf(field, 1));
  expect(readField(field, marked(plain))).toEqual({ ok: true, value: plain });
});

describe('every method that writes', () => {
  const WRITING = Object.entries(contract).flatMap(([group, methods]) =>
    Object.entries(methods).flatMap(([name, entry]): readonly (readonly [string, string, unknown])[] =>
      entry['~orpc'].meta.does === 'reads' ? [] : [[group, name, entry['~orpc'].inputSchema]],
    ),
  );
  const raw = openRawBase();
  afterAll(() => raw.close());

  it('keeps and answers none, with them in any of its texts', async () => {
    fillMarked(raw.base);
    const client = clientOf(raw);
    for (const [group, name, schema] of WRITING) {
      if (!(schema instanceof z.ZodType)) throw new Error('no schema');
      const right = METHOD_SAMPLES[`${group}.${name}`]?.right ?? {};
      for (const input of withTextEverywhere(schema, right, marked('甲乙')))
        expect(plainTextOf(await client[group]?.[name]?.(input)), `${group}.${name}`).not.toMatch(ANY_MARK);
    }
    expect(placesOf(raw.own, ANY_MARK)).toEqual([]);
    // What was entered is there, without them.
    expect(placesOf(raw.own, /甲乙/)).toEqual(expect.arrayContaining(['person.name', 'setting.value', 'history.after', 'history.reason']));
  });
});

describe('an import', () => {
  it('with them in every cell, heading, sheet and file name brings the same names without them', async () => {
    const sheets = Object.entries(SMALL_WORLD).map(([name, rows]) => [
      marked(name),
      rows.map((row) => row.map((cell) => (typeof cell === 'string' ? marked(cell) : cell))),
    ]);
    const raw = openRawBase();
    try {
      const wish = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'replace' };
      const files = [ledger(marked('台账.xlsx'), Object.fromEntries(sheets))];
      expect(await clientOf(raw)['imports']?.['take']?.({ ...wish, files })).toMatchObject({ ok: true });
      expect(placesOf(raw.own, ANY_MARK)).toEqual([]);
      const names = raw.own.prepare('SELECT name FROM tenant_fact ORDER BY name').pluck().all();
      expect(names).toEqual(['晨光传媒', '海浪（深圳）网络', '远山服务']);
    } finally {
      raw.close();
    }
  });
});

describe('the command line', () => {
  const root = temporaryFolder();
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('writes and says names without them, also of who writes', async () => {
    const folder = path.join(root, 'base');
    expect(await livebaseInside(['init', '--data', folder, '--by', marked('周敏')])).toMatchObject({ code: 0 });
    const added = await livebaseInside(['people', 'add', marked('叶知秋'), '--role', 'manager', '--data', folder, '--by', marked('周敏')]);
    expect(added.code, added.stderr).toBe(0);
    const refused = await livebaseInside([
      'forget',
      marked('没有的人'),
      '--reason',
      marked('本人要求'),
      '--data',
      folder,
      '--by',
      '叶知秋',
    ]);
    expect(added.stdout + added.stderr + refused.stdout + refused.stderr).not.toMatch(ANY_MARK);
    const base = valueOf(openBase(folder, { nowMs: () => Date.now() }));
    expect(placesOf(base.db, ANY_MARK)).toEqual([]);
    expect(placesOf(base.db, /叶知秋/)).toContain('person.name');
    base.db.close();
  });
});

describe('a base that holds them all the same', () => {
  let raw: RawBase;
  let tenant = 0;
  let key = '';
  beforeAll(() => {
    raw = openRawBase();
    tenant = fillMarked(raw.base);
    key = valueOf(changeLobbyKey(raw.base, TESTER, { act: 'renew' })).key ?? '';
    valueOf(changeLobbyKey(raw.base, TESTER, { act: 'short' }));
    for (const name of raw.own.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
      raw.own.exec(`DROP TRIGGER "${String(name)}"`);
    for (const [table, column] of [
      ['tenant_fact', 'name'],
      ['tenant', 'contact'],
      ['booking', 'contact'],
      ['waiting_entry', 'contact'],
      ['loan', 'holder'],
      ['history', 'who'],
    ])
      raw.own.exec(`UPDATE ${table} SET ${column} = substr(${column}, 1, 1) || char(8238) || substr(${column}, 2) || char(8297)`);
  });
  afterAll(() => raw.close());

  it('answers without them, whatever is asked', async () => {
    const client = clientOf(raw);
    const asked = askedOfMarked(tenant, { file: 1, statement: 1, booking: 1 });
    const reading = otherMethods(asked).filter(({ method }) => {
      const [group = '', name = ''] = method.split('.');
      const groups: Readonly<Record<string, Readonly<Record<string, { '~orpc': { meta: { does: unknown } } }>>>> = contract;
      return groups[group]?.[name]?.['~orpc'].meta.does === 'reads';
    });
    const said: string[] = [];
    for (const { method, input } of [...asked, ...reading]) {
      const [group = '', name = ''] = method.split('.');
      const text = plainTextOf(await client[group]?.[name]?.(input));
      if (text.includes('星河直播')) said.push(method);
      expect(text, method).not.toMatch(ANY_MARK);
    }
    expect(said.length).toBeGreaterThan(10);
  });

  it('hangs up pages without them', () => {
    const html = renderLobbyPage(raw.base, { path: '/lobby', key, nonce: 'n' });
    expect(html).toContain('星河');
    expect(html).not.toMatch(ANY_MARK);
  });
});
