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

let made = 0;

/** Writes the sample as a project of its own, with this project's packages. */
function build(sample: Omit<LayerSample, 'rule'>): string {
  made += 1;
  const folder = join(work, String(made));
  const imports = { [sample.file]: sample.imports, ...sample.more };
  for (const target of Object.values(imports)) {
    if (/^(src|electron|test)\//.test(target) && !(target in imports)) write(folder, target, 'export const empty = 0;\n');
  }
  for (const [file, target] of Object.entries(imports)) {
    const relative = posix.relative(dirname(file), target);
    const specifier = !/^(src|electron|test)\//.test(target) ? target : relative.startsWith('.') ? relative : `./${relative}`;
    write(folder, file, `import '${specifier}';\n`);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

describe('layer rules', () => {
  it('each has a sample that breaks it', () => {
    const proven = new Set(BREAKING.map((one) => one.rule));
    expect(LAYER_RULES.filter((name) => !proven.has(name))).toEqual([]);
  });

  it.each(BREAKING)('$rule: $file -> $imports', async (sample) => {
    const { modules, violations } = await cruiseLayers(build(sample));
    expect(modules.length).toBeGreaterThan(0);
    expect(new Set(violations.map((one) => one.rule))).toEqual(new Set([sample.rule]));
  });

  it.each(ALLOWED)('allowed: $file -> $imports', async (sample) => {
    const { modules, violations } = await cruiseLayers(build(sample));
    expect(modules.length).toBeGreaterThan(0);
    expect(violations).toEqual([]);
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
