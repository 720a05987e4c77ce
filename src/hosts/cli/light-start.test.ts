// What the command line loads before it knows what is asked: neither shapes nor SQLite, which take three times as long as all the rest.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What a file imports as it starts: no types, nothing that is imported later. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/^(?:import|export) (?!type )[^'";]*?(?:from )?'([^']+)';$/gm)].map(([, name = '']) => name);
}

/** Every file and package that `file` needs before its first line runs, with who asks for each. */
function loadedBy(file: string, seen: Map<string, string> = new Map()): ReadonlyMap<string, string> {
  for (const name of importsOf(file)) {
    const found = name.startsWith('.') ? path.join(path.dirname(file), name) : name;
    if (seen.has(found)) continue;
    seen.set(found, file);
    if (name.startsWith('.') && found.endsWith('.ts')) loadedBy(found, seen);
  }
  return seen;
}

it('usage and help are said without zod and without SQLite', () => {
  const loaded = loadedBy(path.join(import.meta.dirname, 'main.ts'));
  expect([...loaded.keys()]).toContain('commander');
  expect([loaded.get('zod'), loaded.get('better-sqlite3')]).toEqual([undefined, undefined]);
});
