// Promises of the shell that need no window to be looked at: preferences, links, the crash page's actions, what is said of running work.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAllowedLink } from './links.ts';
import { createWebPreferences } from './web-preferences.ts';

describe('the page', () => {
  it('is sandboxed and isolated, without Node, webviews, plugins or what is experimental: nothing else is asked for', () => {
    expect(createWebPreferences('/preload.cjs', true)).toStrictEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
  });

  it('has developer tools only where it is developed', () => {
    expect(createWebPreferences('/preload.cjs', true).devTools).toBe(false);
    expect(createWebPreferences('/preload.cjs', false).devTools).toBe(true);
  });
});

describe('links', () => {
  it.each(['https://tjj.sz.gov.cn/tjsj/', 'https://www.stats.gov.cn/'])('%s is of the list', (url) =>
    expect(findAllowedLink(url)).toBe(url),
  );

  it.each([
    'http://tjj.sz.gov.cn/',
    'https://example.com/',
    'https://tjj.sz.gov.cn.evil.example/',
    'https://evil.example/https://tjj.sz.gov.cn/',
    'https://user:word@tjj.sz.gov.cn/',
    'https://tjj.sz.gov.cn:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//tjj.sz.gov.cn/',
    '',
  ])('%s is not', (url) => expect(findAllowedLink(url)).toBeNull());
});

describe('the preload and the page of last resort', () => {
  const text = (name: string): string => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');

  it('hand over one function, and hold no script', () => {
    expect(text('preload/preload.cjs').match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(text('preload/preload.cjs').match(/require\(/g)).toHaveLength(1);
    expect(text('pages/crash.html')).not.toMatch(/<script|\son\w+=|javascript:/i);
  });
});
