// Mistakes made by hand: each a unified diff in a file of its own, against the checkout as it is.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mistake } from './judge.ts';
import { readOriginal } from './working-copy.ts';

/** What a diff touches, and where its first change stands. `line` counts from 1, in the file as it was. */
export interface DiffPlace {
  readonly files: readonly string[];
  readonly line: number;
}

/** Finds the files of a unified diff and the first changed line of its first file. */
export function locateDiff(diff: string): DiffPlace {
  const lines = diff.split('\n');
  const names = lines.filter((line) => /^(?:---|\+\+\+) /.test(line)).map((line) => line.slice(4).split('\t')[0] ?? '');
  const files = [...new Set(names.filter((name) => name !== '/dev/null').map((name) => name.replace(/^[ab]\//, '')))];
  const head = lines.findIndex((line) => line.startsWith('@@ '));
  const start = Number(/^@@ -(\d+)/.exec(lines[head] ?? '')?.[1] ?? 1);
  const unchanged = lines.slice(head + 1).findIndex((line) => !line.startsWith(' '));
  return { files, line: start + Math.max(0, unchanged) };
}

/** Reads a diff as a mistake. */
export function readPatch(file: string, id: number): Mistake {
  const { files, line } = locateDiff(readFileSync(file, 'utf8'));
  const [first = ''] = files;
  const lines = readOriginal(first).split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
  return {
    id,
    file: first,
    line,
    offset: before + indent,
    what: path.basename(file),
    make: (copy) => {
      const trouble = copy.patch(file);
      if (trouble !== null) throw new Error(`${file} does not fit: ${trouble}`);
      return files;
    },
  };
}
