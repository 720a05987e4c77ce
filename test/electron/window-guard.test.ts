// The promises of the window, each tried: what a page must not be able to do, and does not.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXECUTABLE, type Ground, layGround, type StartedWindow, startWindow, WHY_SKIPPED } from '../helpers/window-app.ts';

describe.skipIf(EXECUTABLE === null)(`the window's guard${WHY_SKIPPED}`, () => {
  let ground: Ground;
  let started: StartedWindow;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('outside');
  });
  let outside = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address() as AddressInfo;
    outside = `http://127.0.0.1:${address.port}`;
    ground = await layGround();
    mkdirSync(path.join(ground.root, 'secret'));
    writeFileSync(path.join(ground.root, 'secret', 'secret.txt'), 'secret');
    symlinkSync(path.join(ground.root, 'secret'), path.join(ground.page, 'linked'));
    started = await startWindow(ground);
  });
  afterAll(async () => {
    await started?.close();
    server.close();
    ground?.remove();
  });

  const settle = (): Promise<void> => started.page.waitForTimeout(250);
  const stillThere = async (): Promise<void> => {
    await settle();
    expect(await started.page.evaluate(() => document.title)).toBe('ready');
    expect(await started.call('start.state', {})).toMatchObject({ ok: true, value: { kind: 'open' } });
  };

  it('has no Node in the page, and one narrow function', async () => {
    const found = await started.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
      bridge: Object.keys(Reflect.get(window, 'livebase') as object),
    }));
    expect(found).toEqual({ node: [], bridge: ['connect'] });
  });

  it('stays where it is: no address, reload elsewhere, form or frame leads away', async () => {
    expect(asked).toEqual([]);
    for (const to of [
      `${outside}/navigated`,
      'https://example.com/',
      'file:///etc/passwd',
      'data:text/html,x',
      'app://livebase/~restart',
      'app://livebase/~crash.html',
    ]) {
      await started.page.evaluate((address) => {
        window.location.href = address;
      }, to);
      await stillThere();
    }
    await started.page.evaluate((address) => {
      const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
      document.body.append(form);
      form.submit();
    }, outside);
    await stillThere();
    await started.page.evaluate((address) => {
      const frame = Object.assign(document.createElement('iframe'), { src: `${address}/frame` });
      document.body.append(frame);
    }, outside);
    await stillThere();
    expect(asked).toEqual([]);
  });

  it('opens no window', async () => {
    const opened = await started.page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: `${address}/opened`, target: '_blank' });
      document.body.append(link);
      link.click();
      return window.open(`${address}/opened`) !== null || window.open('app://livebase/') !== null;
    }, outside);
    await settle();
    expect(opened).toBe(false);
    expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(asked).toEqual([]);
  });

  it('runs no inline script and no eval', async () => {
    const ran = await started.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.body.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ranHandler = true');
      document.body.append(button);
      button.click();
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      return ['ranInline', 'ranHandler'].filter((name) => name in window);
    });
    expect(ran).toEqual([]);
    // Evaluated by a script of the page, not by the debugger that the test uses.
    writeFileSync(
      path.join(ground.page, 'evals.js'),
      `const tried = []; try { eval('1'); tried.push('eval'); } catch {} try { new Function('1'); tried.push('Function'); } catch {} window.tried = tried;`,
    );
    const tried = await started.page.evaluate(async () => {
      const script = Object.assign(document.createElement('script'), { src: './evals.js' });
      document.body.append(script);
      await new Promise((resolve) => {
        script.addEventListener('load', resolve);
      });
      return Reflect.get(window, 'tried') as unknown;
    });
    expect(tried).toEqual([]);
  });

  it('reaches no network', async () => {
    const reached = await started.page.evaluate(async (address) => {
      const outcomes: string[] = [];
      const socket = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const open = new WebSocket(`${address.replace('http', 'ws')}/socket`);
          open.addEventListener('open', resolve);
          open.addEventListener('error', reject);
        });
      const image = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = new Image();
          element.addEventListener('load', resolve);
          element.addEventListener('error', reject);
          element.src = `${address}/image.png`;
        });
      for (const [name, attempt] of [
        ['fetch', () => fetch(`${address}/fetch`)],
        ['no-cors', () => fetch(`${address}/no-cors`, { mode: 'no-cors' })],
        ['https', () => fetch('https://example.com/')],
        ['import', () => import(/* @vite-ignore */ `${address}/module.js`)],
        ['socket', socket],
        ['image', image],
      ] as const) {
        try {
          await attempt();
          outcomes.push(name);
        } catch {
          // As it should be.
        }
      }
      navigator.sendBeacon(`${address}/beacon`, 'x');
      return outcomes;
    }, outside);
    await settle();
    expect(reached).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("serves the page's files only: no way up, no link out, nothing hidden", async () => {
    const answers = await started.page.evaluate(async () => {
      const paths = [
        './../package.json',
        './..%2f..%2fpackage.json',
        './%2e%2e/%2e%2e/package.json',
        String.raw`./..\..\package.json`,
        './..%5c..%5cpackage.json',
        './%252e%252e%252fpackage.json',
        './linked/secret.txt',
        './etc/passwd',
        './C:%5cWindows%5cwin.ini',
        './.hidden',
        './no-such.js',
      ];
      return Promise.all(
        paths.map(async (path) => {
          const answer = await fetch(path);
          return `${answer.status} ${(await answer.text()).includes('secret') ? 'leaked' : ''}`.trim();
        }),
      );
    });
    expect(new Set(answers)).toEqual(new Set(['404']));
    const posted = await started.page.evaluate(async () => (await fetch('./', { method: 'POST' })).status);
    expect(posted).toBe(405);
  });

  it('hands each answer its own nonce, under a policy without exceptions', async () => {
    const answers = await started.page.evaluate(() =>
      Promise.all(
        [1, 2].map(async () => {
          const answer = await fetch('./index.html');
          return { policy: answer.headers.get('content-security-policy') ?? '', html: await answer.text() };
        }),
      ),
    );
    const nonces = answers.map(({ policy, html }) => {
      const nonce = /style-src 'self' 'nonce-([^']{16,})'/.exec(policy)?.[1] ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self';");
      for (const none of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy).toContain(`${none} 'none'`);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(html).not.toContain('__CSP_NONCE__');
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    expect(nonces).not.toContain('');
  });

  it('is granted no permission but copying', async () => {
    const states = await started.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const;
      const asked = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
      return [...asked, await Notification.requestPermission()];
    });
    expect(states).not.toContain('granted');
    const devices = await started.page.evaluate(async () => {
      try {
        await navigator.mediaDevices.getUserMedia({ audio: true });
        return 'granted';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    });
    expect(devices).not.toBe('granted');
  });

  it('downloads nothing', async () => {
    await started.app.evaluate(({ session }) => {
      session.defaultSession.on('will-download', (event) => {
        Object.assign(globalThis, {
          downloads: [...((Reflect.get(globalThis, 'downloads') as boolean[] | undefined) ?? []), event.defaultPrevented],
        });
      });
    });
    await started.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.exe' });
      document.body.append(link);
      link.click();
    });
    await settle();
    const downloads = await started.app.evaluate(() => (Reflect.get(globalThis, 'downloads') as boolean[] | undefined) ?? []);
    expect(downloads).not.toContain(false);
    await stillThere();
  });

  it('embeds no webview', async () => {
    const isView = await started.page.evaluate((address) => {
      const view = document.createElement('webview');
      view.setAttribute('src', `${address}/webview`);
      document.body.append(view);
      return 'loadURL' in view || 'executeJavaScript' in view;
    }, outside);
    await settle();
    expect(isView).toBe(false);
    expect(asked).toEqual([]);
  });

  it('hands its port to the page alone: not to other frames, other addresses, other shapes', async () => {
    const ports = await started.app.evaluate(({ BrowserWindow, ipcMain }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) return [];
      const handed: string[] = [];
      const real = contents.postMessage.bind(contents);
      contents.postMessage = (channel: string) => void handed.push(channel);
      const page = { parent: null, url: 'app://livebase/' };
      const forged: readonly (readonly [object, ...unknown[]])[] = [
        [{ sender: contents, senderFrame: null }],
        [{ sender: contents, senderFrame: { ...page, parent: {} } }],
        [{ sender: contents, senderFrame: { ...page, url: 'https://example.com/' } }],
        [{ sender: contents, senderFrame: { ...page, url: 'app://other/' } }],
        [{ sender: contents, senderFrame: { ...page, url: 'app://livebase/~crash.html' } }],
        [{ sender: {}, senderFrame: page }],
        [{ sender: contents, senderFrame: page }, 'a word too many'],
        [{ sender: contents, senderFrame: page }, { folder: '/etc' }],
      ];
      for (const [event, ...message] of forged) ipcMain.emit('livebase:connect', event, ...message);
      const before = handed.length;
      ipcMain.emit('livebase:connect', { sender: contents, senderFrame: page });
      contents.postMessage = real;
      return [before, handed.length];
    });
    expect(ports).toEqual([0, 1]);
  });

  it('listens to nothing else that a page could send', async () => {
    const heard = await started.app.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String));
    expect(heard.filter((name) => !/^(error|newListener|removeListener)$/.test(name))).toEqual(['livebase:connect']);
  });

  it('names no folder to the backend: a path where a token belongs is refused', async () => {
    for (const token of ['/etc', '../../x', '']) {
      expect(await started.call('start.openFolder', { token })).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID' } });
    }
    expect(await started.call('start.openFolder', { token: 'f'.repeat(32) })).toMatchObject({
      ok: false,
      refusal: { code: 'PICK_UNKNOWN' },
    });
  });
});
