// `livebase backup` and the second folder: the copy there, and what is said where it is away.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dump, newFolder } from '../helpers/cli.ts';
import { livebaseInside } from '../helpers/cli-inside.ts';

it('the nightly `livebase backup` never reached the stick in the second folder, and nobody said so', async () => {
  const folder = path.join(newFolder(), 'data');
  const stick = newFolder();
  const run = async (...words: string[]) => livebaseInside([...words, '--data', folder, '--json']);
  await run('init');
  expect((await run('backup')).document()).toMatchObject({ second: null, secondError: null });
  await run('backup-folder', stick);
  const made = (await run('backup')).document() as { readonly sha256: string; readonly second: string };
  expect(path.dirname(made.second)).toBe(stick);
  expect(createHash('sha256').update(readFileSync(made.second)).digest('hex')).toBe(
    readFileSync(`${made.second}.sha256`, 'utf8').slice(0, 64),
  );
  rmSync(stick, { recursive: true });
  const away = await run('backup');
  expect(away.code).toBe(0);
  expect(away.document()).toMatchObject({ second: null, secondError: { code: 'FOLDER_MISSING', details: { folder: stick } } });
  expect(away.stderr).toContain('第二个文件夹没有备份成');
  const missed = (dump(folder).get('history') ?? []).map((row) => JSON.parse(row) as { action: string; after: string });
  expect(missed.filter(({ action }) => action === 'backup_missed').map(({ after }) => JSON.parse(after) as unknown)).toEqual([
    { folder: stick, failed: 'FOLDER_MISSING' },
  ]);
});
