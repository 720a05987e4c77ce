// The command line as a process among others: closed pipes, and bugs that end with a number.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { livebase, newFolder, start } from '../helpers/cli.ts';

async function emptyBase(): Promise<string> {
  const folder = path.join(newFolder(), 'data');
  await livebase(['init', '--data', folder]);
  return folder;
}

describe('a closed pipe', () => {
  it('is no failure and no stack', async () => {
    const folder = await emptyBase();
    const child = start(['report', '--month', '2026-10', '--json', '--data', folder]);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr: stderr.replace(/^缺数.*\n$/, '') }).toEqual({ code: 0, stderr: '' });
  });
});

describe('a bug', () => {
  it('ends with 1 and a number; the stack stands in the log only', async () => {
    const folder = await emptyBase();
    const ended = await livebase(['batches', '--data', folder, '--json'], { now: 'broken' });
    const calm = ended.code === 0;
    // Listing needs no clock; a booking does.
    expect(calm).toBe(true);
    const bug = await livebase(['cancel', 'B1', '--reason', 'x', '--data', folder, '--json'], { now: 'broken' });
    expect(bug.code).toBe(1);
    const { error } = bug.document() as { error: { code: string; message: string; details: { number: string; file: string } } };
    expect(error.code).toBe('INTERNAL');
    expect(error.message).toContain(error.details.number);
    expect(bug.stderr).not.toMatch(/\.ts|at \w/);
    expect(error.details.file).toBe(path.join(folder, 'logs', path.basename(error.details.file)));
    expect(existsSync(error.details.file)).toBe(true);
    expect(readFileSync(error.details.file, 'utf8')).toMatch(
      new RegExp(`${error.details.number} livebase cancel\\nError: the clock is broken\\n +at`),
    );
  });
});
