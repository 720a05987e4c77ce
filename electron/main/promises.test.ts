// Promises of the shell that need no window to be looked at: preferences, the crash page's actions, what is said of running work.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
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

it('the shell’s files open no address outside of the program', () => {
  const files = globSync('**/*.{ts,js,cjs}', { cwd: path.join(import.meta.dirname, '..'), exclude: ['**/*.test.ts'] });
  const callers = files.filter((file) => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8').includes('openExternal'));
  expect([files.length > 10, callers]).toEqual([true, []]);
});

describe('the preload and the page of last resort', () => {
  const text = (name: string): string => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');

  it('hand over one function, and hold no script', () => {
    expect(text('preload/preload.cjs').match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(text('preload/preload.cjs').match(/require\(/g)).toHaveLength(1);
    expect(text('pages/crash.html')).not.toMatch(/<script|\son\w+=|javascript:/i);
  });
});
