// The window's life: calls over its port, what it remembers, how it closes while something runs, and what it does when a part of it is gone.
import Database from 'better-sqlite3';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  backendPid,
  EXECUTABLE,
  type Ground,
  layGround,
  startAgain,
  type StartedWindow,
  startWindow,
  whenReady,
  WHY_SKIPPED,
} from '../helpers/window-app.ts';
import { ledger, sheetOf } from '../helpers/import-base.ts';

describe.skipIf(EXECUTABLE === null)(`the window's life${WHY_SKIPPED}`, () => {
  let ground: Ground;
  let started: StartedWindow | null = null;

  beforeAll(async () => {
    ground = await layGround();
  });
  afterEach(async () => {
    // A question that is still open must not hold the end up.
    await started?.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
    await started?.close().catch(() => undefined);
    started = null;
  });
  afterAll(() => ground?.remove());

  const start = async (...more: string[]): Promise<StartedWindow> => {
    started = await startWindow(ground, more);
    return started;
  };
  /** Message boxes are answered with `response`; what they said is kept. */
  const answerBoxes = (at: StartedWindow, response: number): Promise<void> =>
    at.app.evaluate(({ dialog }, pressed) => {
      const boxes: string[] = [];
      Object.assign(globalThis, { boxes });
      Object.assign(dialog, {
        showMessageBox: async (...given: readonly unknown[]) => {
          boxes.push(JSON.stringify(given.at(-1)));
          return { response: pressed, checkboxChecked: false };
        },
      });
    }, response);
  const boxes = (at: StartedWindow): Promise<string[]> => at.app.evaluate(() => Reflect.get(globalThis, 'boxes') as string[]);
  const whenSaid = async (at: StartedWindow, words: string): Promise<void> => {
    await expect.poll(() => boxes(at)).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
  };
  /** Holds the base's one writer, so that an import waits. */
  const holdWriter = (): (() => void) => {
    const db = new Database(path.join(ground.data, 'livebase.db'));
    db.exec('BEGIN IMMEDIATE');
    return () => {
      db.exec('ROLLBACK');
      db.close();
    };
  };
  /** Begins an import in the page and waits until it has noted that it runs. */
  const beginImport = async (at: StartedWindow, name: string): Promise<void> => {
    const events = ledger('活动.xlsx', sheetOf('活动', [['2026-01-05', '培训会', name, 30]]));
    await at.page.evaluate(
      ([name, bytes]) => {
        const call: unknown = Reflect.get(window, 'call');
        const files = [{ name, bytes: Uint8Array.from(bytes) }];
        const wish = { files, month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: null };
        if (typeof call === 'function')
          Object.assign(window, {
            taken: null,
            taking: call('imports.take', wish).then((taken: unknown) => Object.assign(window, { taken })),
          });
      },
      [events.name, [...events.bytes]] as const,
    );
    await expect
      .poll(() => readdirSync(ground.data).some((entry) => entry.startsWith('livebase.running-')), { timeout: 30_000 })
      .toBe(true);
  };
  const ended = (at: StartedWindow): Promise<boolean> =>
    Promise.race([
      new Promise<boolean>((resolve) => {
        at.program.once('exit', () => resolve(true));
      }),
      new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), 60_000);
      }),
    ]);
  const askToClose = (at: StartedWindow): Promise<void> =>
    at.app.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 10));

  it('answers the page over its port: values, refusals as data, a bug as its number', async () => {
    const { call, page } = await start();
    expect(await call('start.state', {})).toEqual({ ok: true, value: { kind: 'open', folder: ground.data, name: null, isDemo: false } });
    expect(await call('shell.about', {})).toMatchObject({
      ok: true,
      value: { kind: 'window', can: { save: true, pick: true }, folder: ground.data },
    });
    expect(await call('batches.undo', { batch: 4 })).toEqual({ ok: false, refusal: { code: 'BATCH_UNKNOWN', data: { batch: 4 } } });
    expect(await call('batches.undo', { batch: 'x' })).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID' } });
    const db = new Database(path.join(ground.data, 'livebase.db'));
    db.exec('ALTER TABLE parked_file RENAME TO lost');
    const broken = await call('parked.list', { month: null });
    db.exec('ALTER TABLE lost RENAME TO parked_file');
    db.close();
    expect(broken).toEqual({
      thrown: expect.stringMatching(/^internal error, number \d{8}-[0-9a-f]{6}$/),
      data: { id: expect.stringMatching(/^\d{8}-[0-9a-f]{6}$/) },
    });
    const id = String(Reflect.get(Object(Reflect.get(Object(broken), 'data')), 'id'));
    const logs = readdirSync(path.join(ground.data, 'logs')).map((name) => readFileSync(path.join(ground.data, 'logs', name), 'utf8'));
    expect(logs.join('')).toContain(id);
    // A page that is loaded again gets a port of its own.
    await page.reload();
    await whenReady(page);
    expect(await call('start.state', {})).toMatchObject({ ok: true });
  });

  it('saves through the system’s dialog, replaces only what was agreed to, and cancels without a trace', async () => {
    const { app, page } = await start();
    const file = path.join(ground.root, '月报.txt');
    writeFileSync(file, 'former');
    const save = (answer: string): Promise<unknown> =>
      app
        .evaluate(({ dialog }, filePath) => {
          Object.assign(dialog, { showSaveDialog: async () => ({ canceled: filePath === '', filePath }) });
        }, answer)
        .then(() =>
          page.evaluate(() => {
            const call: unknown = Reflect.get(window, 'call');
            return typeof call === 'function'
              ? call('shell.save', { name: '月报.txt', bytes: new TextEncoder().encode('新的内容') })
              : null;
          }),
        );
    expect(await save('')).toEqual({ ok: true, value: null });
    expect(readFileSync(file, 'utf8')).toBe('former');
    expect(await save(file)).toEqual({ ok: true, value: { name: '月报.txt', folder: ground.root } });
    expect(readFileSync(file, 'utf8')).toBe('新的内容');
    expect(await save(path.join(ground.root, 'none', '月报.txt'))).toMatchObject({ ok: false, refusal: { code: 'FOLDER_MISSING' } });
    expect(readdirSync(ground.root).filter((name) => name.includes('livebase-'))).toEqual([]);
  });

  it('lets a person pick a folder, and tells the page a token', async () => {
    const { app, call } = await start();
    await app.evaluate(
      ({ dialog }, folder) => {
        Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [folder] }) });
      },
      path.join(ground.root, 'OneDrive', 'x'),
    );
    const picked = await call('start.pick', { purpose: 'data' });
    expect(picked).toMatchObject({ ok: true, value: { token: expect.stringMatching(/^[0-9a-f]{32}$/) } });
    const token = Reflect.get(Object(Reflect.get(Object(picked), 'value')), 'token') as unknown;
    expect(await call('start.openFolder', { token })).toMatchObject({ ok: false, refusal: { code: 'FOLDER_SYNCED' } });
    expect(await call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'open', folder: ground.data } });
  });

  it('has a menu in Chinese, and opens the data folder', async () => {
    const { app, call } = await start();
    await call('start.state', {});
    const labels = await app.evaluate(({ Menu, shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      Object.assign(shell, { openPath: async (at: string) => (opened.push(at), '') });
      const menu = Menu.getApplicationMenu();
      menu?.getMenuItemById('data')?.click();
      return menu?.items.map((item) => item.label);
    });
    expect(labels).toEqual(['文件', '编辑', '视图', '帮助']);
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])).toEqual([ground.data]);
  });

  it('stands where it stood', async () => {
    const place = { x: 90, y: 70, width: 1100, height: 700 };
    const first = await start();
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    await askToClose(first);
    expect(await ended(first)).toBe(true);
    const bounds = (at: StartedWindow): Promise<unknown> =>
      at.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    const second = await start();
    expect(await bounds(second)).toEqual(place);
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
    await askToClose(second);
    expect(await ended(second)).toBe(true);
    const third = await start();
    expect(await third.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized())).toBe(true);
  });

  it('is one: a second start brings the first to the front and ends', async () => {
    const { app } = await start();
    await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.minimize();
      Object.assign(globalThis, { focused: 0 });
      window?.on('restore', () => Object.assign(globalThis, { focused: 1 }));
    });
    const second = startAgain(ground);
    const code = await new Promise((resolve) => {
      second.once('exit', resolve);
    });
    expect(code).toBe(0);
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'focused') as number)).toBe(1);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);
  });

  it('asks before it closes on running work; a no stops nothing', async () => {
    const at = await start();
    const release = holdWriter();
    try {
      await answerBoxes(at, 1);
      await beginImport(at, '第一场');
      await askToClose(at);
      await whenSaid(at, '正在导入');
      expect(await at.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    } finally {
      release();
    }
    await expect
      .poll(() => at.page.evaluate(() => Reflect.get(window, 'taken') as unknown), { timeout: 60_000 })
      .toMatchObject({ ok: true, value: { batch: 1 } });
    await askToClose(at);
    expect(await ended(at)).toBe(true);
  });

  it('waits for a file that is nearly saved, without a question', async () => {
    const at = await start();
    const file = path.join(ground.root, '图.txt');
    await answerBoxes(at, 1);
    await at.app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, {
        showSaveDialog: () =>
          new Promise((resolve) => {
            Object.assign(globalThis, { answer: () => resolve({ canceled: false, filePath }) });
          }),
      });
    }, file);
    await at.page.evaluate(() => {
      const call: unknown = Reflect.get(window, 'call');
      if (typeof call === 'function') void call('shell.save', { name: '图.txt', bytes: new TextEncoder().encode('图') });
    });
    await expect.poll(() => at.app.evaluate(() => typeof Reflect.get(globalThis, 'answer'))).toBe('function');
    const end = ended(at);
    await at.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
      const answer: unknown = Reflect.get(globalThis, 'answer');
      if (typeof answer === 'function') setTimeout(() => void answer(), 300);
    });
    expect(await end).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('图');
  });

  it('finishes the running work before it ends, if a person closes it all the same', async () => {
    const at = await start();
    const release = holdWriter();
    await answerBoxes(at, 0);
    await beginImport(at, '第二场');
    await askToClose(at);
    await whenSaid(at, '做完再退出');
    const end = ended(at);
    setTimeout(release, 800);
    expect(await end).toBe(true);
    const db = new Database(path.join(ground.data, 'livebase.db'), { readonly: true });
    expect(db.prepare('SELECT count(*) FROM event WHERE name = ?').pluck().get('第二场')).toBe(1);
    db.close();
    expect(readdirSync(ground.data).filter((name) => name.includes('running'))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('says that the backend is gone, and begins again', async () => {
    const at = await start();
    process.kill(backendPid(at.app), 'SIGKILL');
    await at.page.waitForURL(/~crash\.html#backend/);
    expect(await at.page.locator('h1:visible').allTextContents()).toEqual(['管数据的程序意外停了']);
    await answerBoxes(at, 0);
    await at.page.getByRole('link', { name: '立即备份' }).click();
    await whenSaid(at, '备份做好了');
    expect(readdirSync(path.join(ground.data, 'backups')).some((name) => name.endsWith('.db'))).toBe(true);
    await at.page.getByRole('link', { name: '重新开始' }).click();
    await whenReady(at.page);
    expect(await at.call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'open' } });
  });

  it.runIf(process.platform === 'linux')('notices a backend that hangs', async () => {
    const at = await start('--patience=1500');
    await answerBoxes(at, 0);
    process.kill(backendPid(at.app), 'SIGSTOP');
    await whenSaid(at, '很久没有回应');
    await at.page.waitForURL(/~crash\.html#backend/);
    expect(await at.page.locator('h1:visible').count()).toBe(1);
  });

  it('says that the page is gone, shows the logs, and begins again', async () => {
    const at = await start();
    await at.app.evaluate(({ BrowserWindow, shell }) => {
      Object.assign(globalThis, { opened: [] });
      Object.assign(shell, { openPath: async (folder: string) => ((Reflect.get(globalThis, 'opened') as string[]).push(folder), '') });
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    const page = (): Promise<string> =>
      at.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '');
    await expect.poll(page).toContain('~crash.html#page');
    const inPage = (script: string): Promise<unknown> =>
      at.app.evaluate(
        ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as Promise<unknown>,
        script,
      );
    await inPage("document.querySelector('a[href$=logs]').click()");
    await expect.poll(() => at.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])).toHaveLength(1);
    await inPage("document.querySelector('a[href$=restart]').click()").catch(() => undefined);
    await expect.poll(() => inPage('document.title').catch(() => '')).toBe('ready');
    expect(existsSync(path.join(ground.user, 'logs'))).toBe(true);
  });
});
