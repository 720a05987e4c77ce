// A dead computer and only a stick: the administrator's page followed word for word, in a new home, by the commands that stand in it.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Ended, livebase, newFolder } from '../helpers/cli.ts';

const PAGE = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'manual', 'administrator.md'), 'utf8');
/** Where the page says that the stick is. */
const STICK = '/media/usb/livebase';

/** The commands of a part of the page, in their order, with the stick and its newest backup where they are here. */
function commandsOf(heading: string, stick: string, newest: string): string[][] {
  const part = PAGE.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  const lines = [...part.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
  return lines
    .map((line) => line.split(' ').slice(1))
    .map((words) => words.map((word) => word.replace(`${STICK}/最新的备份.db`, newest).replace(STICK, stick)));
}

/** Runs commands as a person of one computer, whose home is `home`. */
async function runAll(home: string, commands: readonly (readonly string[])[]): Promise<Ended[]> {
  const environment = { LIVEBASE_DATA: path.join(home, 'data'), LIVEBASE_CONFIG: path.join(home, 'config') };
  const ended: Ended[] = [];
  for (const words of commands) ended.push(await livebase(words, { environment }));
  return ended;
}

it('the base of a dead computer is on a new one, by the steps of the page', async () => {
  const [dead, fresh] = [newFolder(), newFolder()];
  const stick = path.join(newFolder(), 'livebase');
  mkdirSync(stick);
  const made = await runAll(dead, [['init'], ...commandsOf('第二个备份文件夹', stick, '')]);
  expect(made.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, expect.any(String)],
    [0, ''],
    [0, expect.any(String)],
  ]);
  rmSync(dead, { recursive: true });
  // The stick is found under another letter.
  const moved = path.join(newFolder(), 'livebase');
  renameSync(stick, moved);
  const newest =
    readdirSync(moved)
      .filter((name) => name.endsWith('.db'))
      .toSorted()
      .at(-1) ?? '';
  const commands = commandsOf('电脑坏了，只剩 U 盘', moved, path.join(moved, newest));
  expect(commands.map(([name]) => name)).toEqual(['restore', 'check', 'status', 'backup-folder', 'backup']);
  const [restored, checked, status, ...after] = await runAll(fresh, commands);
  expect([restored?.code, checked?.code]).toEqual([0, 0]);
  // The setting of the dead computer is in the backup, and its stick is away under that letter.
  expect(status?.code).toBe(1);
  expect(status?.stdout).toContain('要处理：第二个备份文件夹连不上');
  expect(after.map(({ code }) => code)).toEqual([0, 0]);
  const [well] = await runAll(fresh, [['status', '--json']]);
  expect(well?.code).toBe(0);
  expect(well?.document()).toMatchObject({
    ok: true,
    troubles: [],
    folder: path.join(fresh, 'data'),
    second: { folder: moved, isThere: true },
    sharing: { at: null, guests: [] },
  });
});
