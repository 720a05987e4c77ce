// Settings on a real base: the calendar and its file, bulk entry and its undo, choices, backups, history, diagnostics.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inEachTest, openSmallWorld } from '../../../test/helpers/import-base.ts';
import { filing, put } from '../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { formatJsonDetail } from '../../contract/core/json-messages.ts';
import { type Day, parseDay, parseMonth } from '../../domain/time/calendar.ts';
import { SCHEMA_VERSION } from '../core/db/migrations.ts';
import { readWorkdays } from '../base/workdays.ts';
import { checkBase } from './check.ts';
import { getAbout, checkAndRemember } from './about.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { createRequestedBackup, getBackupFile, getBackupsView, setSecondFolder, isBackupSound } from './backups.ts';
import { getBaseView } from '../base/base-facts.ts';
import { addExceptions, getCalendarYear, replaceHolidays, undoExceptions } from '../base/calendar.ts';
import { choose, findPersonHere, setPersonHere } from '../base/choices.ts';
import { readChoices } from '../core/records/settings.ts';
import { getHistoryLog } from '../records/history-log.ts';
import { listProfileLines } from '../base/profiles.ts';
import { listMappings, renameMapping, retireMapping, saveMapping } from '../intake/kept-mappings.ts';

const one = inEachTest(openSmallWorld);

function day(text: string): Day {
  const value = parseDay(text);
  if (value === null) throw new Error(text);
  return value;
}
function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const WHOLE = { weekdays: [1, 2, 3, 4, 5, 6, 7], studios: null, hours: '休息', note: null, onTaken: 'keep' } as const;

describe('the base', () => {
  it('is shown as of a day, with what the report misses', () => {
    const view = getBaseView(one.base, { day: day('2026-11-05') });
    expect(view.present?.values['full_name']).toBe('星港直播基地');
    expect(view.area).toMatchObject({ month: '2025-01', values: { lettable_area: 400_050 } });
    expect(view.missing).toEqual(['address', 'unit_head', 'statistics_head', 'filler', 'phone']);
    expect(getBaseView(one.base, { day: day('2024-11-05') }).missing).toContain('base_area');
  });
});

describe('the calendar', () => {
  const mark = (year: number, text: string) => getCalendarYear(one.base, { year }).days.find((entry) => entry.day === text);

  it('marks holidays and moved workdays of the shipped file', () => {
    expect(mark(2026, '2026-10-01')).toMatchObject({ isWorkday: false, mark: { kind: 'holiday', from: 'shipped' } });
    expect(mark(2026, '2026-11-07')).toMatchObject({ weekday: 6, isWorkday: false, mark: null });
    const moved = getCalendarYear(one.base, { year: 2026 }).days.filter((entry) => entry.mark?.kind === 'workday');
    expect(moved.every((entry) => entry.isWorkday && entry.weekday >= 6)).toBe(true);
    expect(moved.length).toBeGreaterThan(0);
    expect(getCalendarYear(one.base, { year: 2024 }).days).toHaveLength(366);
  });

  it('takes a file of the user, keeps the former, and counts by it', () => {
    const text = JSON.stringify({ source: '街道通知', holidays: { '2026-11-06': '基地日' }, workdays: { '2026-11-08': '补班' } });
    const file = { name: '我的.json', bytes: Buffer.from(text) };
    expect(value(replaceHolidays(one.base, TESTER, { file }))).toEqual({ kept: null, firstYear: 2026, lastYear: 2026, days: 2 });
    expect(mark(2026, '2026-11-06')).toMatchObject({ isWorkday: false, mark: { name: '基地日', from: 'own' } });
    expect(mark(2026, '2026-10-01')).toMatchObject({ mark: null, isWorkday: true });
    const month = parseMonth('2026-10');
    if (month === null) throw new Error('month');
    expect(readWorkdays(one.base, month)(day('2026-11-06'))).toBe(false);
    expect(readWorkdays(one.base, month)(day('2026-11-08'))).toBe(true);
    one.setNow('2026-11-05T09:01');
    const again = value(
      replaceHolidays(one.base, TESTER, { file: { name: 'b.json', bytes: Buffer.from(text.replace('基地日', '另一')) } }),
    );
    expect(again.kept).toBe('cn-holidays-20261105-090100.json');
    expect(readFileSync(path.join(one.base.folder, 'calendar', String(again.kept)), 'utf8')).toBe(text);
  });

  it.each([
    ['no JSON', Buffer.from('{')],
    ['another shape', Buffer.from('{"days":[]}')],
    ['a day that is none', Buffer.from('{"holidays":{"2026-02-30":"x"},"workdays":{}}')],
    ['a day in both lists', Buffer.from('{"holidays":{"2026-02-03":"x"},"workdays":{"2026-02-03":"y"}}')],
    ['nothing in it', Buffer.from('{"holidays":{},"workdays":{}}')],
    ['another encoding', Buffer.from([0xff, 0xfe, 0x7b])],
    ['too large', Buffer.alloc(1_100_000, 32)],
  ])('refuses %s and leaves all as it was', (_what, bytes) => {
    expect(replaceHolidays(one.base, TESTER, { file: { name: 'x.json', bytes } })).toMatchObject({
      ok: false,
      refusal: { code: 'CALENDAR_INVALID', data: { file: 'x.json' } },
    });
    expect(mark(2026, '2026-10-01')?.mark?.from).toBe('shipped');
    expect(readdirSync(one.base.folder)).not.toContain('calendar');
  });

  it('falls back to the shipped file where the own one was broken by hand, and says so', () => {
    mkdirSync(path.join(one.base.folder, 'calendar'));
    writeFileSync(path.join(one.base.folder, 'calendar', 'cn-holidays.json'), '{\n"holidays": ');
    expect(getCalendarYear(one.base, { year: 2026 }).source).toMatchObject({ from: 'shipped', broken: 'json_line:2' });
    expect(formatJsonDetail('json_line:2', 'zh-CN')).toBe('第 2 行不合 JSON 的写法');
    expect(mark(2026, '2026-10-01')?.mark?.kind).toBe('holiday');
  });
});

describe('many exceptions at once', () => {
  const exceptions = () => getCalendarYear(one.base, { year: 2026 }).exceptions;
  const wish = { ...WHOLE, from: day('2026-12-01'), to: day('2026-12-31') };

  it('of a studio that is named twice are written once', () => {
    const studio = Number(one.db.prepare('SELECT min(id) FROM studio').pluck().get());
    const added = value(addExceptions(one.base, TESTER, { ...wish, weekdays: [1], studios: [studio, studio], note: '检修' }));
    expect(added).toMatchObject({ added: 4, changed: 0, kept: 0 });
    expect(exceptions().length).toBe(4);
  });

  it('are written for the weekdays chosen, and taken back together', () => {
    const added = value(addExceptions(one.base, TESTER, { ...wish, weekdays: [6, 7], note: '检修' }));
    expect(added).toMatchObject({ added: 8, changed: 0, kept: 0 });
    expect(exceptions().map((row) => row.day)).toEqual([
      '2026-12-05',
      '2026-12-06',
      '2026-12-12',
      '2026-12-13',
      '2026-12-19',
      '2026-12-20',
      '2026-12-26',
      '2026-12-27',
    ]);
    expect(exceptions()[0]).toMatchObject({ studio: null, hours: '休息', note: '检修' });
    if (added.undo === null) throw new Error('no undo');
    expect(value(undoExceptions(one.base, TESTER, added.undo))).toEqual({ count: 8 });
    expect(exceptions()).toEqual([]);
    expect(undoExceptions(one.base, TESTER, added.undo)).toMatchObject({ refusal: { code: 'CHANGE_NOT_UNDOABLE' } });
    expect(
      checkBase(one.base, { full: true })
        .checks.filter((check) => !check.ok)
        .map((check) => check.name),
    ).toEqual(['pragmas']);
  });

  it('keep or replace what stands there; undo puts the former back', () => {
    const studios = one.db.prepare('SELECT id FROM studio ORDER BY code').pluck().all().map(Number);
    const days = { ...wish, from: day('2026-12-05'), to: day('2026-12-06') };
    value(addExceptions(one.base, TESTER, { ...days, studios, hours: '全天', note: '双十二' }));
    expect(value(addExceptions(one.base, TESTER, { ...days, studios, to: day('2026-12-07') }))).toMatchObject({ added: 2, kept: 4 });
    const replaced = value(addExceptions(one.base, TESTER, { ...days, studios, hours: '10:00-12:00', onTaken: 'replace' }));
    expect(replaced).toMatchObject({ added: 0, changed: 4 });
    expect(exceptions()[0]).toMatchObject({ hours: '10:00-12:00', note: null, studio: { code: 'A01' } });
    if (replaced.undo === null) throw new Error('no undo');
    value(undoExceptions(one.base, TESTER, replaced.undo));
    expect(exceptions()[0]).toMatchObject({ hours: '00:00-24:00', note: '双十二' });
    expect(value(addExceptions(one.base, TESTER, { ...days, studios }))).toMatchObject({ added: 0, kept: 4, undo: null });
    expect(
      checkBase(one.base, { full: true })
        .checks.filter((check) => !check.ok)
        .map((check) => check.name),
    ).toEqual(['pragmas']);
  });

  it.each([
    ['25:00-26:00', 'HOURS_SHAPE'],
    ['每天 10:00-12:00', 'HOURS_SHAPE'],
  ])('refuse hours that are none: %s', (hours, code) => {
    expect(addExceptions(one.base, TESTER, { ...wish, hours })).toMatchObject({ refusal: { code } });
  });

  it('refuse nothing, too much, a studio that is none, a closed month; then nothing is written', () => {
    expect(addExceptions(one.base, TESTER, { ...wish, to: day('2026-11-30') })).toMatchObject({ refusal: { code: 'EXCEPTIONS_NONE' } });
    expect(addExceptions(one.base, TESTER, { ...wish, from: day('2026-12-07'), to: day('2026-12-08'), weekdays: [7] })).toMatchObject({
      refusal: { code: 'EXCEPTIONS_NONE' },
    });
    expect(addExceptions(one.base, TESTER, { ...wish, to: day('2060-12-31') })).toMatchObject({ refusal: { code: 'EXCEPTIONS_TOO_MANY' } });
    expect(addExceptions(one.base, TESTER, { ...wish, studios: [1, 99] })).toMatchObject({
      refusal: { code: 'STUDIO_UNKNOWN', data: { studio: '99' } },
    });
    put(one.db, 'filing', filing('2026-10'));
    expect(addExceptions(one.base, TESTER, { ...wish, from: day('2026-10-31'), to: day('2026-11-02') })).toMatchObject({
      refusal: { code: 'MONTH_CLOSED' },
    });
    expect(exceptions()).toEqual([]);
    expect(getCalendarYear(one.base, { year: 2026 }).closedMonths).toEqual(['2026-10']);
  });

  it('are undone whole or not at all', () => {
    const added = value(addExceptions(one.base, TESTER, { ...wish, to: day('2026-12-03') }));
    value(addExceptions(one.base, TESTER, { ...wish, from: day('2026-12-02'), to: day('2026-12-02'), hours: '全天', onTaken: 'replace' }));
    expect(undoExceptions(one.base, TESTER, added.undo ?? { first: 1, last: 1 })).toMatchObject({
      refusal: { code: 'CHANGE_NOT_UNDOABLE' },
    });
    expect(exceptions()).toHaveLength(3);
    expect(undoExceptions(one.base, TESTER, { first: 1, last: 2 })).toMatchObject({ refusal: { code: 'CHANGE_UNKNOWN' } });
    expect(undoExceptions(one.base, TESTER, { first: 9000, last: 9001 })).toMatchObject({ refusal: { code: 'CHANGE_UNKNOWN' } });
  });
});

describe('choices', () => {
  it('hold until somebody chooses, and say so in the history', () => {
    expect(readChoices(one.base.db)).toEqual({
      profile: 'sz-2025',
      backupDaily: 14,
      backupMonthly: 12,
      papersYears: 3,
      formsDueDay: 5,
      idleMinutes: 10,
      language: 'zh-CN',
      theme: 'system',
    });
    expect(value(choose(one.base, TESTER, { theme: 'dark', backupDaily: 30 }))).toMatchObject({
      theme: 'dark',
      backupDaily: 30,
      backupMonthly: 12,
    });
    const wish = { from: null, to: null, who: null, entity: 'setting', search: '深色', cursor: null, language: 'zh-CN' } as const;
    expect(value(getHistoryLog(one.base, { ...TESTER, role: 'manager' }, wish)).lines).toMatchObject([
      { about: '外观', changes: [{ field: '外观', before: '—', after: '深色' }] },
    ]);
    expect(choose(one.base, TESTER, { profile: 'no-such' })).toMatchObject({ refusal: { code: 'PROFILE_UNKNOWN' } });
  });

  it('a value that another program wrote is none', () => {
    put(one.db, 'setting', { name: 'backup.daily', value: '"many"' });
    put(one.db, 'setting', { name: 'page.theme', value: '{' });
    expect(readChoices(one.base.db)).toMatchObject({ backupDaily: 14, theme: 'system' });
  });

  it('know who works at this computer', () => {
    expect(findPersonHere(one.base).who).toBeNull();
    expect(value(setPersonHere(one.base, TESTER, { who: ' 周敏 ' }))).toEqual({ who: '周敏' });
    expect(findPersonHere(one.base).who).toBe('周敏');
  });
});

describe('profiles and mappings', () => {
  it('lists what ships and what is the base’s own, a broken one with its reason', () => {
    const shipped = listProfileLines(one.base).profiles;
    expect(shipped).toMatchObject([{ id: 'sz-2025', isOwn: false, isUsed: true, refusal: null, deadlineDay: 10 }]);
    const source = readFileSync(path.join(import.meta.dirname, '../../../resources/profiles/sz-2025/profile.json'), 'utf8');
    for (const [id, text] of [
      ['gz-2026', source.replace('"sz-2025"', '"gz-2026"')],
      ['broken', '{}'],
    ] as const) {
      mkdirSync(path.join(one.base.folder, 'profiles', id), { recursive: true });
      writeFileSync(path.join(one.base.folder, 'profiles', id, 'profile.json'), text);
    }
    expect(listProfileLines(one.base).profiles.map(({ id, isOwn, refusal }) => [id, isOwn, refusal?.code ?? null])).toEqual([
      ['broken', true, 'PROFILE_INVALID'],
      ['gz-2026', true, null],
      ['sz-2025', false, null],
    ]);
    expect(value(choose(one.base, TESTER, { profile: 'gz-2026' })).profile).toBe('gz-2026');
    expect(choose(one.base, TESTER, { profile: 'broken' })).toMatchObject({ refusal: { code: 'PROFILE_INVALID' } });
    expect(listProfileLines(one.base).profiles.find((line) => line.isUsed)?.id).toBe('gz-2026');
  });

  it('mappings get another name and are retired', () => {
    value(
      saveMapping(one.base, TESTER, {
        signature: 's',
        name: '甲',
        kind: 'sessions',
        platform: '抖音',
        fields: [{ field: 'startsAt', header: '开播' }],
      }),
    );
    const [line] = listMappings(one.base).mappings;
    expect(line).toMatchObject({
      name: '甲',
      kind: 'sessions',
      fields: [{ field: 'startsAt', header: '开播' }],
      fixed: [{ name: 'platform', value: '抖音' }],
    });
    const { id, version } = line ?? { id: 0, version: 0 };
    value(renameMapping(one.base, TESTER, { id, version, name: '乙' }));
    expect(renameMapping(one.base, TESTER, { id, version, name: '丙' })).toMatchObject({ refusal: { code: 'RECORD_CHANGED' } });
    value(retireMapping(one.base, TESTER, { id, version: version + 1, reason: '不用' }));
    expect(listMappings(one.base).mappings).toEqual([]);
    expect(retireMapping(one.base, TESTER, { id, version: version + 2, reason: '不用' })).toMatchObject({
      refusal: { code: 'RECORD_UNKNOWN' },
    });
  });
});

describe('backups as people see them', () => {
  it('list what is there, with age, and look at one when asked', () => {
    expect(getBackupsView(one.base)).toMatchObject({ newest: null, age: { days: null, level: 'red' }, second: null, files: [] });
    const made = value(createRequestedBackup(one.base, TESTER));
    one.setNow('2026-11-09T08:00');
    const view = getBackupsView(one.base);
    expect(view).toMatchObject({ age: { days: 4, level: 'amber' }, newest: { at: '2026-11-05T09:00', isThere: true, rows: made.rows } });
    expect(view.files).toMatchObject([{ place: 'own', purpose: 'asked', at: '2026-11-05T09:00:00', hasHash: true }]);
    const name = view.files[0]?.name ?? '';
    // Announced as checked when it was made: the list says so too, and no longer once another fingerprint stands beside it.
    expect(view.files[0]?.isVerified).toBe(true);
    const beside = `${value(getBackupFile(one.base, { place: 'own', name }))}.sha256`;
    const print = readFileSync(beside, 'utf8');
    writeFileSync(beside, `${'0'.repeat(64)}  ${name}\n`);
    expect(getBackupsView(one.base).files[0]?.isVerified).toBe(false);
    writeFileSync(beside, print);
    expect(value(isBackupSound(one.base, { place: 'own', name }))).toEqual({ sound: true });
    writeFileSync(value(getBackupFile(one.base, { place: 'own', name })), 'x', { flag: 'a' });
    expect(value(isBackupSound(one.base, { place: 'own', name }))).toEqual({ sound: false });
    expect(isBackupSound(one.base, { place: 'second', name })).toMatchObject({ refusal: { code: 'FILE_NOT_FOUND' } });
    expect(isBackupSound(one.base, { place: 'own', name: '../livebase.db' })).toMatchObject({ refusal: { code: 'FILE_NOT_FOUND' } });
  });

  it('a second folder is tried before it is kept', () => {
    expect(setSecondFolder(one.base, TESTER, path.join(one.base.folder, 'gone'))).toMatchObject({ refusal: { code: 'FOLDER_MISSING' } });
    expect(value(setSecondFolder(one.base, TESTER, one.base.folder))).toEqual({ folder: one.base.folder });
    expect(getBackupsView(one.base).second).toMatchObject({ isThere: true });
    expect(value(setSecondFolder(one.base, TESTER, null))).toEqual({ folder: null });
  });
});

describe('about', () => {
  it('tells versions, sizes, counts, and the last check', () => {
    const before = getAbout(one.base);
    expect(before).toMatchObject({ versions: { schema: SCHEMA_VERSION, node: process.versions.node, electron: null }, lastCheck: null });
    const { system, sqlite, program } = before.versions;
    expect([system, /^3\.\d+\.\d+$/.test(sqlite), /^\d+\.\d+\.\d+$/.test(program)]).toEqual([
      `${process.platform} ${process.arch}`,
      true,
      true,
    ]);
    expect(before.sizes.database).toBeGreaterThan(4096);
    expect(before.counts.find((row) => row.table === 'tenant')?.rows).toBe(3);
    one.db.pragma('synchronous = FULL');
    expect(value(checkAndRemember(one.base, TESTER, { full: true })).ok).toBe(true);
    expect(getAbout(one.base).lastCheck).toEqual({ at: '2026-11-05T09:00', ok: true, full: true, failed: [] });
  });

  it('the diagnostics file names nobody and holds no figure', () => {
    mkdirSync(path.join(one.base.folder, 'logs'));
    const log = [
      '2026-11-05T01:00:00.000Z 20261105-abc123 window imports.take',
      'Error: 晨光传媒 91440300MA5EX00001 paid 123456.78',
      '    at apply (file:///D:/programme/zhoumin/livebase/src/backend/services/book.ts:12:3)',
      '    at 晨光传媒',
      'caused by SqliteError: UNIQUE constraint failed SQLITE_CONSTRAINT_UNIQUE 13800138000',
      '{"tenant":"海浪"}',
      '2026-11-05T01:00:00.000Z sales.grid 18.2 ms',
    ];
    writeFileSync(path.join(one.base.folder, 'logs', 'livebase-2026-11.log'), log.join('\n'));
    const parts = zipParts(diagnosticsOf(one.base).bytes);
    const text = [...parts.values()].map((part) => Buffer.from(part).toString('utf8')).join('\n');
    for (const secret of ['晨光', '海浪', '9144', '123456.78', '138001', 'zhoumin', one.base.folder, '张三', 'tenant":'])
      expect(text).not.toContain(secret);
    for (const kept of [
      'src/backend/services/book.ts:12:3',
      'SqliteError: … SQLITE_CONSTRAINT_UNIQUE',
      '20261105-abc123',
      'sales.grid 18.2 ms',
      'tenant 3',
      'integrity ok',
    ])
      expect(text).toContain(kept);
  });

  it('the diagnostics file holds the six newest logs, of each the end', () => {
    const logs = path.join(one.base.folder, 'logs');
    mkdirSync(logs);
    const line = '2026-11-05T01:00:00.000Z sales.grid 18.2 ms\n';
    for (const month of ['05', '06', '07', '08', '09', '10', '11']) writeFileSync(path.join(logs, `livebase-2026-${month}.log`), line);
    writeFileSync(path.join(logs, 'livebase-2026-12.log'), `${line.replace('18.2', '99.9')}${line.repeat(5000)}`);
    const parts = zipParts(diagnosticsOf(one.base).bytes);
    const kept = [...parts].filter(([name]) => name.startsWith('logs/'));
    expect(kept.map(([name]) => name)).toEqual(['07', '08', '09', '10', '11', '12'].map((month) => `logs/livebase-2026-${month}.log`));
    const newest = Buffer.from(kept.at(-1)?.[1] ?? new Uint8Array()).toString('utf8');
    expect(newest).not.toContain('99.9');
    expect(newest.match(/18\.2 ms/g)).toHaveLength(Math.floor(200_000 / line.length));
  });
});
