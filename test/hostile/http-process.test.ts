// `livebase serve` as a process: what it prints, how it ends by a signal, what a kill leaves, what it refuses. Run from a copy as it is packaged.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VIDEO_TENANT, dump, livebase, newFolder, worldInputs } from '../helpers/cli.ts';
import { ask, layOutPage, visit, type Visitor } from '../helpers/http-visitor.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const copy = mkdtempSync(path.join(tmpdir(), 'livebase-packaged-'));
const running: ChildProcess[] = [];

beforeAll(() => {
  // Without electron.config.ts nothing is built: the page there is, is served.
  cpSync(path.join(ROOT, 'src'), path.join(copy, 'src'), {
    recursive: true,
    filter: (source) => !source.startsWith(path.join(ROOT, 'src', 'app')),
  });
  for (const name of ['resources', 'node_modules']) symlinkSync(path.join(ROOT, name), path.join(copy, name), 'junction');
  cpSync(path.join(ROOT, 'package.json'), path.join(copy, 'package.json'));
  layOutPage(path.join(copy, 'out', 'renderer'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
  readonly texts: { stdout: string; stderr: string };
  readonly ended: Promise<number | string | null>;
}

function run(words: readonly string[]): Omit<Served, 'address'> {
  const child = spawn(process.execPath, [path.join(copy, 'src', 'hosts', 'cli', 'livebase.js'), 'serve', ...words], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (texts.stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (texts.stderr += piece));
  const ended = new Promise<number | string | null>((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
  return { child, texts, ended };
}

async function start(words: readonly string[]): Promise<Served> {
  const started = run(words);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  started.child.stdout?.on('data', () => {
    const found = /http:[^"\s]+/.exec(started.texts.stdout);
    if (found !== null && started.texts.stdout.endsWith('\n')) resolve(found[0]);
  });
  void started.ended.then(() => reject(new Error(started.texts.stderr)));
  return { ...started, address: await promise };
}

async function emptyBase(): Promise<string> {
  const folder = path.join(newFolder(), 'data');
  await livebase(['init', '--data', folder]);
  return folder;
}

interface Live {
  readonly value: { readonly jobs: readonly { readonly name: string; readonly phase: string }[] };
}

/** Waits until an import has come to a phase, or is over. */
async function importAt(visitor: Visitor, phases: readonly string[]): Promise<void> {
  const news = (await visitor.call('live.watch', {})) as AsyncGenerator<Live>;
  let isSeen = false;
  for await (const { value } of news) {
    const taking = value.jobs.find(({ name }) => name === 'imports.take');
    if (taking === undefined ? isSeen : phases.includes(taking.phase)) break;
    isSeen = taking !== undefined;
  }
}

const CHOICES = { month: null, tenant: VIDEO_TENANT, account: null, isDryRun: false, takesGoodRows: false, onDifference: null };
const files = () => worldInputs().map((file) => ({ name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) }));

describe('what it prints', () => {
  it('is one line with the address; words for people stand on standard error', async () => {
    const { texts, address, child, ended } = await start(['--data', await emptyBase()]);
    expect(texts.stdout).toBe(`${address}\n`);
    expect((await ask(address, { path: `/${new URL(address).search}` })).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(texts.stdout).toBe(`${address}\n`);
    expect(texts.stderr).toContain('Ctrl+C');
  });

  it('with --json is one document', async () => {
    const { texts, address, child, ended } = await start(['--json', '--data', await emptyBase()]);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(JSON.parse(texts.stdout)).toEqual({ address });
    expect(texts.stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('without a base it serves the first start and makes nothing', async () => {
    const folder = path.join(newFolder(), 'none');
    const { address, child, ended } = await start(['--data', folder]);
    const visitor = await visit(address);
    expect(await visitor.call('batches.list', {})).toMatchObject({ ok: false, refusal: { code: 'BASE_MISSING' } });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(readdirSync(path.dirname(folder))).toEqual([]);
  });
});

describe('what it refuses', () => {
  const refusedAs = async (
    words: readonly string[],
  ): Promise<{ readonly exit: unknown; readonly code: string; readonly lines: number }> => {
    const { texts, ended } = run(['--json', ...words]);
    const exit = await ended;
    const { error } = JSON.parse(texts.stdout) as { readonly error: { readonly code: string } };
    return { exit, code: error.code, lines: texts.stderr.trimEnd().split('\n').length };
  };

  it('another address without a certificate, a taken port, a synced folder: one sentence, exit 1', async () => {
    const folder = await emptyBase();
    expect(await refusedAs(['--host', '0.0.0.0', '--data', folder])).toEqual({ exit: 1, code: 'HOST_NEEDS_CERTIFICATE', lines: 1 });
    const { address } = await start(['--data', folder]);
    const other = await emptyBase();
    expect(await refusedAs(['--port', new URL(address).port, '--data', other])).toEqual({ exit: 1, code: 'PORT_TAKEN', lines: 1 });
    const synced = path.join(newFolder(), 'OneDrive', 'x');
    mkdirSync(synced, { recursive: true });
    expect(await refusedAs(['--data', synced])).toEqual({ exit: 1, code: 'FOLDER_SYNCED', lines: 1 });
  });

  it('wrong usage: exit 2', async () => {
    for (const words of [['--port', '70000'], ['--port', 'x'], ['--cert', 'a.pem'], ['--key', 'a.pem'], ['extra']]) {
      expect(await refusedAs(words)).toMatchObject({ exit: 2, code: 'USAGE', lines: 1 });
    }
  });

  it('a copy without its page: what is missing, exit 1', async () => {
    const page = path.join(copy, 'out', 'renderer');
    rmSync(page, { recursive: true });
    try {
      expect(await refusedAs(['--data', await emptyBase()])).toEqual({ exit: 1, code: 'PAGE_MISSING', lines: 1 });
    } finally {
      layOutPage(page);
    }
  });
});

describe.skipIf(process.platform === 'win32')('an end by signal', () => {
  it('waits for the running call, whose answer arrives, and closes the base', async () => {
    const folder = await emptyBase();
    const { address, child, ended, texts } = await start(['--data', folder]);
    const visitor = await visit(address);
    const answer = visitor.call('imports.take', { files: files(), ...CHOICES });
    await importAt(visitor, ['read', 'apply']);
    child.kill('SIGTERM');
    expect(await answer).toMatchObject({ ok: true });
    expect({ code: await ended, texts }).toMatchObject({ code: 0 });
    // The base was closed: its log is in it. Anyone who reads it below makes a new one.
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
    expect(dump(folder).get('import_batch')).toHaveLength(1);
    expect((await livebase(['check', '--data', folder, '--json'])).document()).toMatchObject({ ok: true });
  });

  it('does not wait for a call that has not arrived as a whole, nor for idle connections', async () => {
    const { address, child, ended } = await start(['--data', await emptyBase()]);
    const visitor = await visit(address);
    const half = visitor
      .post('/rpc/batches/list', '{', { headers: { 'content-length': '5000' } })
      .then(() => 'answered')
      .catch(() => 'cut off');
    // What is asked after it has been answered: the half one has arrived.
    for (let nth = 0; nth < 5; nth += 1) expect((await visitor.get('/')).status).toBe(200);
    child.kill('SIGTERM');
    expect(await half).toBe('cut off');
    expect(await ended).toBe(0);
  });

  it('kill -9 in the middle of an import leaves a base that opens, before it or after it', async () => {
    const folder = await emptyBase();
    for (const phases of [['read'], ['apply']]) {
      const { address, child, ended } = await start(['--data', folder]);
      const visitor = await visit(address);
      const answer = visitor.call('imports.take', { files: files(), ...CHOICES }).catch(() => null);
      await importAt(visitor, phases);
      child.kill('SIGKILL');
      await Promise.all([ended, answer]);
    }
    const { address, child, ended } = await start(['--data', folder]);
    const visitor = await visit(address);
    const { value } = (await visitor.call('batches.list', {})) as { readonly value: { readonly batches: readonly unknown[] } };
    expect(value.batches.length).toBeLessThanOrEqual(2);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect((await livebase(['check', '--data', folder, '--json'])).document()).toMatchObject({ ok: true });
  });
});
