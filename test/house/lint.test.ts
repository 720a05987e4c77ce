// The linter's configuration does what the style asks: each forbidden line is found by its rule.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Rule, file, code. */
const SAMPLES = [
  ['typescript(no-explicit-any)', 'src/backend/report/any.ts', 'export function f(value: any): void { void value; }'],
  ['typescript(no-non-null-assertion)', 'src/backend/report/bang.ts', 'export const f = (value: string | null): number => value!.length;'],
  ['typescript(consistent-type-assertions)', 'src/backend/report/cast.ts', 'export const f = (value: unknown): string => value as string;'],
  [
    'typescript(no-floating-promises)',
    'src/backend/report/floating.ts',
    'async function g(): Promise<void> {}\nexport function f(): void { g(); }',
  ],
  [
    'typescript(no-misused-promises)',
    'src/backend/report/misused.ts',
    'export async function f(g: () => Promise<boolean>): Promise<number> { if (g()) return 1; return (await g()) ? 2 : 3; }',
  ],
  ['typescript(only-throw-error)', 'src/backend/report/thrown.ts', "export function f(): never { throw 'no'; }"],
  [
    'typescript(switch-exhaustiveness-check)',
    'src/backend/report/union.ts',
    "export function f(a: 'x' | 'y'): number { let n = 0; switch (a) { case 'x': n = 1; } return n; }",
  ],
  [
    'typescript(no-unsafe-assignment)',
    'src/backend/report/leak.ts',
    "export const f = (): number => { const v: { a: number } = JSON.parse('{}'); return v.a; };",
  ],
  ['import(no-default-export)', 'src/backend/report/default.ts', 'export default 1;'],
  ['eslint(no-console)', 'src/backend/report/console.ts', "export const f = (): void => console.log('x');"],
  ['eslint(no-empty)', 'src/backend/report/swallow.ts', 'export function f(g: () => void): void { try { g(); } catch {} }'],
  ['eslint(no-restricted-globals)', 'src/domain/date.ts', 'export const f = (): number => Date.now();'],
  ['eslint(no-restricted-globals)', 'src/contract/date.ts', 'export const f = (): number => Date.now();'],
  ['eslint(no-restricted-globals)', 'src/backend/desk/sql/date.ts', 'export const f = (): number => new Date().getTime();'],
  ['eslint(no-restricted-globals)', 'src/sheets/read/date.ts', 'export const f = (): number => new Date().getTime();'],
  ['eslint(no-restricted-properties)', 'src/domain/random.ts', 'export const f = (): number => Math.random();'],
  ['eslint(max-lines-per-function)', 'src/backend/report/long.ts', `export function f(): void {\n${'  void 0;\n'.repeat(60)}}`],
  ['eslint(max-params)', 'src/backend/report/many.ts', 'export const f = (a: 1, b: 2, c: 3, d: 4, e: 5): number => a + b + c + d + e;'],
  ['house(no-module-state)', 'src/backend/report/state.ts', 'export let counter = 0;'],
  ['house(no-module-state)', 'src/backend/report/hidden-state.ts', 'let counter = 0;\nexport const f = (): number => (counter += 1);'],
  ['house(no-inheritance)', 'src/backend/report/child.ts', 'export class Child extends Map<string, string> {}'],
  ['house(no-namespace)', 'src/backend/report/enum.ts', 'export enum Kind { one }'],
  ['house(sql-words)', 'src/backend/desk/sql/replace.ts', "export const SQL = 'INSERT OR REPLACE INTO a (b) VALUES (?)';"],
  ['house(sql-words)', 'src/backend/desk/sql/star.ts', 'export const SQL = `SELECT t.* FROM t`;'],
] as const;

const GOOD = [
  [
    'src/domain/values/quantity.ts',
    "export type Fen = number & { readonly brand: 'Fen' };\nexport const fen = (value: number): Fen => value as Fen;",
  ],
  ['src/backend/report/good.ts', "export const KINDS = ['a', 'b'] as const;\nexport const SQL = `SELECT count(*) AS n, a FROM t`;"],
  ['src/hosts/cli/print.ts', "export const f = (): void => console.log('x');"],
  ['src/domain/some.test.ts', 'let state = 0;\nexport const f = (value: unknown): number => (state += value as number);'],
] as const;

/** Runs the linter over all samples, each in its own file of a small project; codes by file. */
function lint(folder: string): Map<string, string[]> {
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'test/house/lint-plugin.js'])
    cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [file, code] of [...SAMPLES.map(([, ...rest]) => rest), ...GOOD]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `${code}\n`);
  }
  const run = spawnSync(process.execPath, [join(root, 'node_modules', 'oxlint', 'bin', 'oxlint'), '-f', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { filename: string; code: string }[] };
  return new Map(
    [...Map.groupBy(diagnostics, (one) => one.filename.replaceAll('\\', '/'))].map(([file, all]) => [file, all.map((one) => one.code)]),
  );
}

describe('lint rules', () => {
  let work = '';
  let found = new Map<string, string[]>();
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'livebase-lint-'));
    found = lint(work);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it.each(SAMPLES)('%s finds %s', (rule, file) => {
    expect(found.get(file)).toContain(rule);
  });

  it.each(GOOD)('%s is fine', (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});
