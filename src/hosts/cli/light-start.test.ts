// What the command line loads before it knows what is asked: neither shapes nor SQLite, which take three times as long as all the rest; and behind that no more shapes than it needs.
import { existsSync, readFileSync } from 'node:fs';
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

it('a command builds the shapes of the methods that it asks, and not those of all', () => {
  const backend = path.join(import.meta.dirname, '..', '..', 'backend');
  const opening = ['router.ts', 'core/db/open.ts', 'core/db/clock-behind.ts', 'people/named-caller.ts'];
  const loaded = new Map(['report/api.ts', ...opening].flatMap((file) => [...loadedBy(path.join(backend, file))]));
  const methods = [...loaded.keys()].map((file) => path.relative(path.join(backend, '..', 'contract'), file));
  expect(methods).toContain(path.join('report', 'filing.ts'));
  for (const other of ['contract.ts', 'desk/bookings.ts', 'intake/intake.ts', 'tenants/tenants.ts', 'bureau/workbooks.ts']) {
    const file = path.join(backend, '..', 'contract', other);
    expect([other, existsSync(file), loaded.get(file)]).toEqual([other, true, undefined]);
  }
});
