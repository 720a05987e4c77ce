// The reviewed texts of screens (`test/e2e/reviewed`): compared with what the screens say now, or written again by `npm run screens`.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const REVIEWED = path.join(import.meta.dirname, 'reviewed');

/** Lines around a difference. */
const AROUND = 2;

/** Whether this run writes the files instead of comparing them (`--mode screens`). */
function isWriting(): boolean {
  return process.env['MODE'] === 'screens';
}

/** Lengths of the longest common parts of the ends of two texts. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      row[j] = before[i] === after[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Every line of both texts, marked ` `, `-` (reviewed, not said) or `+` (said, not reviewed). */
function markedLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const lengths = commonLengths(before, after);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      lines.push(` ${before[i] ?? ''}`);
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      lines.push(`-${before[i] ?? ''}`);
      i += 1;
    } else {
      lines.push(`+${after[j] ?? ''}`);
      j += 1;
    }
  }
  return lines;
}

/** Computes the differing lines of two texts, with what stands around them. */
export function lineDiff(reviewed: string, said: string): string {
  const lines = markedLines(reviewed.split('\n'), said.split('\n'));
  const isNear = (at: number): boolean => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((line) => !line.startsWith(' '));
  const near = lines.map((line, at) => (isNear(at) ? line : null));
  return near.flatMap((line, at) => (line === null ? (at > 0 && near[at - 1] !== null ? ['…'] : []) : [line])).join('\n');
}

/**
 * Compares what screens say with their reviewed files, or writes these.
 * @returns one text for each screen that differs, has no file, or whose file has no screen
 */
export function reviewScreens(folder: string, said: ReadonlyMap<string, string>): readonly string[] {
  const place = path.join(REVIEWED, folder);
  const fileOf = (name: string): string => path.join(place, `${name}.txt`);
  if (isWriting()) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    for (const [name, text] of said) writeFileSync(fileOf(name), text);
    return [];
  }
  const kept = existsSync(place) ? readdirSync(place).map((file) => path.basename(file, '.txt')) : [];
  const lost = kept.filter((name) => !said.has(name)).map((name) => `${folder}/${name}: a reviewed file without a screen`);
  const differing = [...said].flatMap(([name, text]) => {
    if (!existsSync(fileOf(name))) return [`${folder}/${name}: not reviewed yet (npm run screens writes it):\n${text}`];
    const reviewed = readFileSync(fileOf(name), 'utf8');
    return reviewed === text ? [] : [`${folder}/${name}:\n${lineDiff(reviewed, text)}`];
  });
  return [...lost, ...differing];
}
