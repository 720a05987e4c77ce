// Released migrations stay what they were: their SQL by its hash, no constant of the program in it, kept bases unaltered whatever the lists of today say.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { OLD_SCHEMAS, oldBaseFolder } from '../../../../test/helpers/old-base.ts';
import * as words from '../../../domain/base/catalogue.ts';
import { listSchemaDifferences } from '../../safety/examine.ts';
import { openRaw } from './connection.ts';
import { MIGRATIONS } from './migrations.ts';
import { hashSha256 } from './sha256.ts';

const FOLDER = path.join(import.meta.dirname, 'migrations');

afterEach(() => {
  vi.doUnmock('../../../domain/base/catalogue.ts');
  vi.resetModules();
});

it('a released migration is never edited', () => {
  expect(MIGRATIONS.map(({ version, sql }) => [version, hashSha256(sql)])).toEqual([
    [1, '20312e693ae80c085b6e668ab07948bcf752376149e889b948ef3d1d863cb59f'],
    [2, 'a840e44087d9008539a41a3dcdc89257a64106c21e03ec6c73851d87125dc007'],
    [3, '71ccf2681f71750560295b374ddda286c78f3e5d0c52952ee431744dd5d98773'],
    [4, '7f42352fba21841096cbb0c93f5eb639c7c3d6042404d9d56611b71a5107aaaf'],
    [5, '316a77f5b9a6e6ce6199785898ed0a18114e6f65b6b7f54b8ba2730a58a4b672'],
    [6, '5ddd3378ee602d566cbdb6249db9b0a48fa3432f6ecd36f9d8baebdd71e4e07f'],
    [7, 'cbcb39abf0c55b290df68f3ebf52497cc4fb519189c2343775a3ada27d5e16f7'],
  ]);
});

it.each(readdirSync(FOLDER))('%s reads nothing but other migrations, and puts in no value', (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');
  const sources = [...text.matchAll(/^import .* from '(.*)';$/gm)].map((found) => found[1] ?? '');
  expect(sources.filter((source) => !/^\.\/\d{4}-[a-z-]+\.ts$/.test(source))).toEqual([]);
  expect(text).not.toContain('${');
});

describe('a base that an older program made', () => {
  const differencesOf = (schema: (typeof OLD_SCHEMAS)[number], find: typeof listSchemaDifferences): string[] => {
    const folder = oldBaseFolder(schema);
    const db = openRaw(path.join(folder, 'livebase.db'), 'write');
    try {
      return find(db, schema);
    } finally {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it.each(OLD_SCHEMAS)('of schema %i has the schema that its migrations write', (schema) => {
    expect(differencesOf(schema, listSchemaDifferences)).toEqual([]);
  });

  it.each(OLD_SCHEMAS)(
    'of schema %i is not called altered by a program that knows one more kind of paper, case, event, platform',
    async (schema) => {
      const grown = Object.fromEntries(
        Object.entries(words).map(([name, list]) => [name, Array.isArray(list) ? [...list, '新的一种'] : list]),
      );
      vi.resetModules();
      vi.doMock('../../../domain/base/catalogue.ts', () => grown);
      const later = await import('../../safety/examine.ts');
      expect((await import('../../../domain/base/catalogue.ts')).PAPER_KINDS).toContain('新的一种');
      expect(differencesOf(schema, later.listSchemaDifferences)).toEqual([]);
    },
  );
});

describe("the newest schema's lists", () => {
  const fresh = openRaw(':memory:', 'write');
  for (const { sql } of MIGRATIONS) fresh.exec(sql);
  afterAll(() => fresh.close());

  it.each([
    ['base_fact', 'kind', words.BASE_KINDS],
    ['studio_fact', 'kind', words.STUDIO_KINDS],
    ['tenant_fact', 'category', words.TENANT_CATEGORIES],
    ['host', 'grade', words.HOST_GRADES],
    ['compliance_case', 'kind', words.CASE_KINDS],
    ['paper', 'kind', words.PAPER_KINDS],
    ['event', 'kind', words.EVENT_KINDS],
    ['booking', 'state', words.BOOKING_STATES],
    ['sales_line', 'source', words.SALES_SOURCES],
    ['source_choice', 'source', words.SALES_SOURCES],
    ['reply_step', 'state', words.REPLY_STATES],
  ])('%s.%s takes what the program knows: a new word needs a new migration', (table, column, list) => {
    const sql = String(fresh.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck().get(table));
    const taken = new RegExp(`\\b${column} IN \\((.*)\\)\\)`).exec(sql)?.[1] ?? '';
    expect(taken.split(', ')).toEqual(list.map((word) => `'${word}'`));
  });
});
