// How the command line is used: wrong usage, help, and the data folder, with real processes.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { copyOf, livebase, newFolder } from '../helpers/cli.ts';

let world = '';
beforeAll(async () => {
  world = path.join(newFolder(), 'data');
  await livebase(['init', '--data', world]);
});

const SLOT = ['--studio', 'A', '--tenant', 'B', '--from', '2026-12-03T20:00', '--to', '2026-12-03T22:00'];

describe('wrong usage', () => {
  it.each([
    [['board'], 'board'],
    [['help', 'board'], '没有命令 board'],
    [['form', 'make'], 'form'],
    [['map', 'propose', 'x'], 'map'],
    [[], '请写出命令'],
    [['report'], '--month'],
    [['report', '--month', '2026-13'], '2026-13'],
    [['report', '--month', '2026-10', '--pdf'], '--out'],
    [['report', '--month', '2026-10', '--workbook', 'x'], '--workbook'],
    [['import'], '文件'],
    [['import', 'x', '--on-difference', 'both'], 'keep'],
    [['undo', 'all'], 'all'],
    [['close', '--month', '2026-10', '--explain', 'A05'], 'A05'],
    [['close', '--month', '2026-10', '--explain', 'A05=', '--json'], ''],
    [['submit', '--month', '2026-10'], '--how'],
    [['head', '--month', '2026-10', '表号'], '表号'],
    [['book', '--studio', 'A', '--tenant', 'B', '--from', '2026-10-03', '--to', '2026-10-03T22:00'], '2026-10-03'],
    [['check', '--fast'], '--fast'],
    [['init', 'more'], '多写了参数 more'],
    [['undo', '1', '2', '3'], '多写了参数 2 3'],
    [['people', 'frob'], 'people 没有命令 frob'],
    [['people', 'frob', 'more'], 'people 没有命令 frob'],
    [['explain', '', '--month', '2026-10'], '指标 不能是“”，要写内容'],
    [['head', '--month', '2026-10', ''], '要写内容'],
    [['cancel', 'D000001', '--reason', ''], '--reason <原因> 不能是“”，要写内容'],
    [['reopen', '--month', '2026-10', '--reason', ' '], '要写内容'],
    [['close', '--month', '2026-10', '--explain', 'A05=说明', ''], '要写内容'],
    [['shift', 'hand-over', '--note', '交代', '--note', ''], '--note <文字...>'],
    [['batches', '--by', ''], '--by <姓名> 不能是“”，要写内容'],
    [['book', ...SLOT, '--holds-until', '2026-12-02T18:00'], '--state option'],
    [['book', ...SLOT, '--state', 'checked_in', '--holds-until', '2026-12-02T18:00'], '--state option'],
    [['retention', '--tenants', '0'], '1 至 240'],
    [['retention', '--hosts', '241'], '1 至 240'],
    [['people', 'rights', '--role', '前台', '--give'], '--right'],
    [['parked', 'give'], 'parked 没有命令 give'],
  ])('%j ends with 2 and one sentence', async (words, named) => {
    const ended = await livebaseInside([...words, '--data', world, '--json']);
    expect(ended.code).toBe(2);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.stderr).toContain(named);
    expect(ended.document()).toMatchObject({ error: { message: ended.stderr.trimEnd(), details: {} } });
  });

  it('prints nothing on standard output without --json', async () => {
    expect(await livebase(['board', '--data', world])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: '用法不对：没有命令 board。正确用法见 livebase help。\n',
    });
  });

  it('help and version are no wrong usage', async () => {
    for (const words of [['--help'], ['help', 'import'], ['--version'], ['version']]) {
      const ended = await livebase(words);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.stdout).not.toBe('');
    }
    expect((await livebase(['version', '--json'])).document()).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});

describe('the data folder', () => {
  it('is refused where it is a network path or synced, by name', async () => {
    for (const [folder, code] of [
      [String.raw`\\server\share\base`, 'FOLDER_REMOTE'],
      [path.join(newFolder(), 'OneDrive', 'base'), 'FOLDER_SYNCED'],
      [path.join(newFolder(), '坚果云', 'base'), 'FOLDER_SYNCED'],
    ] as const) {
      const ended = await livebase(['init', '--data', folder, '--json']);
      expect(ended.code).toBe(1);
      expect(ended.document()).toMatchObject({ error: { code } });
    }
  });

  it('without a base is one sentence that says what to do', async () => {
    const folder = newFolder();
    const ended = await livebase(['report', '--month', '2026-10', '--data', folder]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('livebase init');
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is the environment's where none is named", async () => {
    const folder = path.join(newFolder(), 'new');
    const made = await livebase(['init', '--json'], { environment: { LIVEBASE_DATA: folder } });
    expect(made.document()).toEqual({ file: path.join(folder, 'livebase.db') });
    const own = await livebase(['init', '--json'], {
      environment: { LIVEBASE_DATA: '', XDG_DATA_HOME: folder, LOCALAPPDATA: folder, HOME: folder },
    });
    expect(String(own.document()['file'])).toContain(folder);
  });

  it('with a base is not made empty, unless the old one is kept aside', async () => {
    const folder = copyOf(world);
    const again = await livebase(['init', '--data', folder, '--json']);
    expect(again.code).toBe(1);
    expect(again.document()).toMatchObject({ error: { code: 'BASE_EXISTS' } });
    const forced = await livebase(['init', '--force-empty', '--data', folder, '--json']);
    expect(forced.code).toBe(0);
    expect((await livebase(['batches', '--data', folder, '--json'])).document()).toEqual({ batches: [] });
    const kept = readdirSync(folder).filter((name) => /^livebase-.*\d{4}.*\.db$/.test(name));
    expect(kept).toHaveLength(1);
  });
});

it('a clock that is a day behind the history is said, and nothing is refused for it', async () => {
  const data = ['--data', copyOf(world)];
  expect(await livebaseInside(['people', 'add', '叶知秋', '--role', '主管', ...data])).toMatchObject({ code: 0, stderr: '' });
  const late = await livebaseInside(['people', 'add', '小陈', '--role', '前台', '--json', ...data], '2026-11-04T10:00:00+08:00');
  expect(late).toMatchObject({ code: 0, stderr: expect.stringMatching(/^注意：这台电脑的时间比历史里最新的记录早 14(?:39|40) 分钟/) });
  expect(late.document()).toMatchObject({ name: '小陈' });
});
