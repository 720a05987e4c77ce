// The command line as a process among others: closed pipes, Ctrl+C, and bugs that end with a number.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { VIDEO_TENANT, dump, livebase, newFolder, start, worldInputs } from '../helpers/cli.ts';

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

describe.skipIf(process.platform === 'win32')('Ctrl+C', () => {
  it.each([150, 500, 900, 1400])('after %d ms leaves a whole import or none, and no half file', async (after) => {
    const folder = await emptyBase();
    const child = start(['import', ...worldInputs(), '--tenant', VIDEO_TENANT, '--data', folder]);
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
    await wait(after);
    child.kill('SIGINT');
    expect([0, 130, 'SIGINT']).toContain(await ended);
    const tables = dump(folder);
    const batches = tables.get('import_batch')?.length ?? 0;
    expect(tables.get('booking')).toHaveLength(batches * 6296);
    expect((await livebase(['check', '--data', folder, '--json'])).document()).toMatchObject({ ok: true });
    expect(readdirSync(folder).filter((name) => name.includes('tmp') || name.includes('.new-'))).toEqual([]);
  });

  it('while exporting leaves no half file', async () => {
    const folder = await emptyBase();
    await livebase(['import', ...worldInputs(), '--tenant', VIDEO_TENANT, '--data', folder]);
    const out = newFolder();
    const child = start(['report', '--month', '2026-10', '--out', out, '--pdf', '--data', folder]);
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
    await wait(1200);
    child.kill('SIGTERM');
    expect([0, 143, 'SIGTERM']).toContain(await ended);
    expect(readdirSync(out).filter((name) => !/\.(xlsx|pdf)$/.test(name))).toEqual([]);
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
