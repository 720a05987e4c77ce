// The program without a terminal: one for a data folder, a second start finds it, and it ends by itself once no page is there.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { ask, layOutPage, visit, type Visitor } from '../../../test/helpers/http-visitor.ts';
import { createEmptyBase } from '../../backend/backend.ts';
import { readKeptWay } from './browser-mode-state.ts';
import { type Opened, type OpenPatience, openProgram } from './open-program.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-program-'));
const page = layOutPage(path.join(work, 'page'));
const running: NonNullable<Opened>[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Starts it, as an icon does; what it showed is kept. */
async function start(folder: string, shown: string[], patience: Partial<OpenPatience> = {}): Promise<Opened> {
  const show = (address: string): void => void shown.push(address);
  const opened = await openProgram({ folder, who: '周敏', version: '0', say: () => {}, page, show, patience });
  if (!opened.ok) throw new Error(opened.refusal.code);
  if (opened.value !== null) running.push(opened.value);
  return opened.value;
}

/** Whether the program has ended by itself by now. */
async function hasEnded({ ended }: NonNullable<Opened>): Promise<boolean> {
  return Promise.race([ended.then(() => true), new Promise<boolean>((resolve) => setTimeout(resolve, 0, false))]);
}

/** Listens as a page does; answers what ends it. */
async function listen(visitor: Visitor): Promise<() => Promise<void>> {
  const news = (await visitor.call('live.watch', {})) as AsyncGenerator<unknown>;
  await news.next();
  return async () => void (await news.return(undefined));
}

it('a second start opens another page of the program that runs, and each address opens once', async () => {
  const folder = path.join(work, 'second');
  const shown: string[] = [];
  expect(await start(folder, shown)).not.toBeNull();
  const first = await visit(shown[0] ?? '');
  expect((await first.get('/')).status).toBe(200);
  expect(await start(folder, [])).toBeNull();
  expect(shown).toHaveLength(2);
  const second = await visit(shown[1] ?? '');
  expect((await second.get('/')).status).toBe(200);
  expect((await ask(shown[0] ?? '', { path: new URL(shown[0] ?? '').search })).status).not.toBe(200);
  expect(readdirSync(folder).filter((name) => name.startsWith('.livebase'))).toEqual([]);
});

it('of two starts at the same moment one runs and the other opens a page of it', async () => {
  const folder = path.join(work, 'both');
  const shown: string[] = [];
  const both = await Promise.all([start(folder, shown), start(folder, shown)]);
  expect(both.filter((one) => one === null)).toHaveLength(1);
  expect(shown).toHaveLength(2);
  expect(new Set(shown.map((address) => new URL(address).port)).size).toBe(1);
});

it('what a crash left of a start and of a run keeps nobody out', async () => {
  const folder = path.join(work, 'crashed');
  const first = await start(folder, []);
  const left = readFileSync(path.join(folder, 'livebase.browser.json'));
  await first?.close();
  running.splice(0);
  writeFileSync(path.join(folder, 'livebase.browser.json'), left);
  expect(await start(folder, [], { otherMs: 50 })).not.toBeNull();
});

it('asks for the secrets that stand in the data folder for its person alone, and a browser is not asked for a page', async () => {
  const folder = path.join(work, 'secrets');
  const shown: string[] = [];
  await start(folder, shown);
  const { origin } = new URL(shown[0] ?? '');
  const kept = readKeptWay(folder);
  if (process.platform !== 'win32') expect(statSync(path.join(folder, 'livebase.browser.json')).mode & 0o777).toBe(0o600);
  const cookie = `livebase-${kept?.port ?? 0}=${kept?.secrets?.cookie ?? ''}`;
  const both = { cookie, 'x-livebase-page': kept?.secrets?.pageKey ?? '' };
  const tries = [{ cookie }, { 'x-livebase-page': both['x-livebase-page'] }, { ...both, origin }, { ...both, 'x-livebase-page': 'x' }];
  for (const headers of tries) expect((await ask(origin, { method: 'POST', path: '/again', headers })).status).toBe(401);
  expect((await ask(origin, { path: '/again', headers: both })).status).not.toBe(204);
  expect(shown).toHaveLength(1);
  expect((await ask(origin, { method: 'POST', path: '/again', headers: both })).status).toBe(204);
  expect(shown).toHaveLength(2);
});

it('goes on as long as a page listens, and ends by itself once the last one is gone', async () => {
  const shown: string[] = [];
  const program = await start(path.join(work, 'alone'), shown, { unusedMs: 1000, lookMs: 20 });
  if (program === null) throw new Error('it did not start');
  const leave = await listen(await visit(shown[0] ?? ''));
  // One without a page is begun after it, and ends by itself meanwhile.
  const other = await start(path.join(work, 'no-page'), [], { unusedMs: 1000, lookMs: 20 });
  await other?.ended;
  expect(await hasEnded(program)).toBe(false);
  await leave();
  await program.ended;
});

it('a host that starts by itself shows no page; a second start has it open one on the screen of the person who asked', async () => {
  const folder = path.join(work, 'background');
  const shown: (readonly [string, unknown])[] = [];
  const show = (address: string, screen?: unknown): void => void shown.push([new URL(address).hostname, screen]);
  const asked = { folder, who: '周敏', version: '0', say: () => {}, page, show } as const;
  const before = process.env['DISPLAY'];
  const opened = await openProgram({ ...asked, isBackground: true });
  if (!opened.ok || opened.value === null) throw new Error('it did not start');
  running.push(opened.value);
  expect(shown).toEqual([]);
  try {
    process.env['DISPLAY'] = ':7';
    expect(await openProgram(asked)).toEqual({ ok: true, value: null });
  } finally {
    if (before === undefined) delete process.env['DISPLAY'];
    else process.env['DISPLAY'] = before;
  }
  expect(shown).toMatchObject([['127.0.0.1', { DISPLAY: ':7' }]]);
  // Nothing but the names of a screen reaches the browser's variables, and what can't be read is none.
  const kept = readKeptWay(folder);
  const headers = { cookie: `livebase-${kept?.port ?? 0}=${kept?.secrets?.cookie ?? ''}`, 'x-livebase-page': kept?.secrets?.pageKey ?? '' };
  for (const screen of [encodeURIComponent('{"LD_PRELOAD":"/tmp/x.so","DISPLAY":7}'), '%', 'null']) {
    const request = { method: 'POST', path: '/again', headers: { ...headers, 'x-livebase-screen': screen } };
    expect((await ask(`http://127.0.0.1:${kept?.port ?? 0}`, request)).status).toBe(204);
    expect(shown.at(-1)).toEqual(['127.0.0.1', {}]);
  }
});

it('a page can end it', async () => {
  const shown: string[] = [];
  const program = await start(path.join(work, 'by-page'), shown);
  const visitor = await visit(shown[0] ?? '');
  expect(await visitor.call('shell.about', {})).toMatchObject({ ok: true, value: { endsAfterMinutes: 5 } });
  expect(await visitor.call('shell.end', {})).toEqual({ ok: true, value: null });
  await program?.ended;
});

it('who only looks does not end it for everybody else, and who manages does', async () => {
  const folder = path.join(work, 'by-viewer');
  const made = await createEmptyBase(folder, false);
  if (!made.ok) throw new Error(made.refusal.code);
  const shown: string[] = [];
  const program = await start(folder, shown);
  const visitor = await visit(shown[0] ?? '');
  const add = async (name: string, role: string): Promise<unknown> =>
    ((await visitor.call('people.add', { name, role })) as { readonly value: { readonly id: number } }).value.id;
  const [manager, viewer] = [await add('周敏', 'manager'), await add('小林', 'viewer')];
  await visitor.call('people.enter', { person: viewer, pin: null });
  const refusal = { code: 'NOT_ALLOWED', data: { role: 'viewer', right: 'base.change' } };
  expect(await visitor.call('shell.end', {})).toMatchObject({ ok: false, refusal });
  expect(program !== null && (await hasEnded(program))).toBe(false);
  await visitor.call('people.enter', { person: manager, pin: null });
  expect(await visitor.call('shell.end', {})).toEqual({ ok: true, value: null });
  await program?.ended;
});

it('a base that cannot be opened is shown, and left as it is', async () => {
  const folder = path.join(work, 'broken');
  const first = await start(folder, []);
  await first?.close();
  running.splice(0);
  writeFileSync(path.join(folder, 'livebase.db'), 'no base');
  const shown: string[] = [];
  await start(folder, shown);
  expect(await (await visit(shown[0] ?? '')).call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'refused' } });
  expect(existsSync(path.join(folder, 'livebase.db')) && readFileSync(path.join(folder, 'livebase.db'), 'utf8')).toBe('no base');
});

it('refuses a data folder that cannot be made, by what is wrong with it, and shows nothing', async () => {
  const file = path.join(work, 'file');
  writeFileSync(file, '');
  const shown: string[] = [];
  for (const folder of [file, path.join(file, 'below')]) {
    const opened = await openProgram({
      folder,
      who: '周敏',
      version: '0',
      say: () => {},
      page,
      show: (address) => shown.push(address),
      patience: {},
    });
    expect(opened).toEqual({ ok: false, refusal: { code: 'FOLDER_MISSING', data: { folder } } });
  }
  expect(shown).toEqual([]);
});
