// Every layer rule fires on its sample, alone, and lets through what the house allows.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cruiseLayers, LAYER_RULES, layerFindings } from '../house/layers.ts';
import { ALLOWED, BREAKING, type LayerSample } from './samples.ts';

const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'livebase-layers-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every import of every sample in one tree, with this project's packages: one walk sees them all. */
function buildAll(samples: readonly Omit<LayerSample, 'rule'>[]): string {
  const folder = mkdtempSync(join(work, 'tree-'));
  const imports = new Map<string, Set<string>>();
  const add = (file: string, target: string): void => {
    imports.set(file, (imports.get(file) ?? new Set()).add(target));
    if (isOwn(target) && !imports.has(target)) imports.set(target, new Set());
  };
  for (const { file, imports: target, more } of samples) {
    add(file, target);
    for (const [from, to] of Object.entries(more ?? {})) add(from, to);
  }
  for (const [file, targets] of imports) {
    const lines = [...targets].map((target) => `import '${specifierOf(file, target)}';\n`);
    write(folder, file, lines.length === 0 ? 'export const empty = 0;\n' : lines.join(''));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

const isOwn = (target: string): boolean => /^(src|electron|test)\//.test(target);

function specifierOf(file: string, target: string): string {
  if (!isOwn(target)) return target;
  const relative = posix.relative(dirname(file), target);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

describe('layer rules', () => {
  // A circle is seen on every import that is part of it: samples of circles have a tree of their own.
  const CIRCLE = 'no-circular';
  const walked = cruiseLayers(buildAll([...BREAKING.filter(({ rule }) => rule !== CIRCLE), ...ALLOWED]));
  /** The rules that a file's import breaks; what it imports is named as the walk resolved it. */
  const broken = async ({ file, imports }: Pick<LayerSample, 'file' | 'imports'>): Promise<readonly string[]> => {
    const { modules, violations } = await walked;
    expect(modules).toContain(file);
    const name = isOwn(imports) ? imports : imports.replace(/^node:|^\.\//, '');
    const ends = (to: string): boolean => to === name || to === imports || to.includes(`node_modules/${name}/`);
    expect(modules.some(ends)).toBe(true);
    return [...new Set(violations.filter(({ from, to, rule }) => from === file && ends(to) && rule !== CIRCLE).map(({ rule }) => rule))];
  };

  it('each has a sample that breaks it', () => {
    const proven = new Set(BREAKING.map((one) => one.rule));
    expect(LAYER_RULES.filter((name) => !proven.has(name))).toEqual([]);
  });

  it.each(BREAKING.filter(({ rule }) => rule !== CIRCLE))('$rule: $file -> $imports', async (sample) => {
    expect(await broken(sample)).toEqual([sample.rule]);
  });

  it.each(BREAKING.filter(({ rule }) => rule === CIRCLE))('$rule: $file -> $imports', async (sample) => {
    const { violations } = await cruiseLayers(buildAll([sample]));
    expect(new Set(violations.map((one) => one.rule))).toEqual(new Set([CIRCLE]));
  });

  it.each(ALLOWED)('allowed: $file -> $imports', async (sample) => {
    expect(await broken(sample)).toEqual([]);
  });

  it('a type-only import counts', async () => {
    const folder = join(work, 'types');
    write(folder, 'src/domain/a.ts', "import type { Open } from '../backend/core/db/open.ts';\nexport type Mine = Open;\n");
    write(folder, 'src/backend/core/db/open.ts', 'export type Open = 1;\n');
    const { violations } = await cruiseLayers(folder);
    expect(violations.map((one) => one.rule)).toEqual(['domain-imports']);
  });

  it('a tree without sources is a finding, not a pass', async () => {
    const folder = join(work, 'empty');
    mkdirSync(join(folder, 'src'), { recursive: true });
    expect(await layerFindings(folder)).toHaveLength(1);
    expect(existsSync(folder)).toBe(true);
  });
});
