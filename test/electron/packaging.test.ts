// The packaged program's fuses and files, as docs/rules/safety.md, The window, wants them, read from the packager's settings.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '..', '..');
const packaging = z
  .object({
    directories: z.object({ app: z.string() }),
    asar: z.object({ smartUnpack: z.boolean() }),
    asarUnpack: z.array(z.string()),
    npmRebuild: z.boolean(),
    files: z.array(z.string()),
    electronFuses: z.record(z.string(), z.boolean()),
    win: z.object({ target: z.array(z.string()) }),
    nsis: z.object({ deleteAppDataOnUninstall: z.boolean() }),
    linux: z.object({ target: z.array(z.string()) }),
    appImage: z.object({ executableArgs: z.array(z.string()) }),
    electronLanguages: z.array(z.string()),
    publish: z.null(),
  })
  .loose()
  .parse(JSON.parse(readFileSync(path.join(root, 'electron', 'packaging.json'), 'utf8')));
describe('the packaged program', () => {
  it('has its fuses set: no Node mode, no options, no inspector, only its own archive', () => {
    expect(packaging.electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('runs no bytecode from a folder that its user can write: it keeps no compiled code', () => {
    const started = ['main/start.js', 'main/backend-process.ts', 'backend/start.js'];
    const sources = started.map((file) => readFileSync(path.join(root, 'electron', file), 'utf8'));
    expect(sources.filter((source) => /compilecache|userData/i.test(source))).toEqual([]);
  });

  it('keeps the database’s binary as it came, and it alone outside of the archive', () => {
    expect(packaging).toMatchObject({ asar: { smartUnpack: false }, npmRebuild: false, publish: null });
    expect(packaging.asarUnpack).toContain('**/*.node');
  });

  it('is made of the staged folder, which test/package/stage.ts lays out and checks', () => {
    expect(packaging.directories.app).toBe('dist/app');
    expect(packaging.files).toEqual(['**/*', 'node_modules/**/*', '!node_modules/.cache/**']);
  });

  it('removes no data when it is uninstalled', () => {
    expect(packaging.nsis.deleteAppDataOnUninstall).toBe(false);
    expect(packaging.win.target).toEqual(['nsis', 'portable']);
    expect(packaging.linux.target).toEqual(['AppImage']);
  });

  it('brings the two languages that it speaks, and its menu entry on Linux asks for no start without a sandbox', () => {
    expect(packaging.electronLanguages).toEqual(['en-US', 'zh-CN']);
    expect(packaging.appImage.executableArgs).toEqual([]);
  });
});
