// The project's files and how a check reports what it found.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One broken rule; `line` counts from 1, null where the whole file is meant. */
export interface Finding {
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
}

/** What holds nothing of ours, or nothing that is kept; `.git` may be a file too. */
const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'out', 'coverage', 'reports', 'demo-output', 'bench-output', '.stryker-tmp']);

/** Paths of all files of the project at `root`, with `/`, relative, sorted. */
export function treeFiles(root: string, folder = ''): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return treeFiles(root, path);
    return entry.isFile() ? [path] : [];
  });
  return paths.toSorted();
}

/** Prints findings as `path:line message` and sets the exit code; without any, one line that says what is fine. */
export function report(what: string, findings: readonly Finding[], fine = ''): void {
  for (const { path, line, message } of findings) console.log(line === null ? `${path} ${message}` : `${path}:${line} ${message}`);
  console.log(findings.length === 0 ? `${what}: fine${fine === '' ? '' : `, ${fine}`}` : `${what}: ${findings.length} broken`);
  if (findings.length > 0) process.exitCode = 1;
}
