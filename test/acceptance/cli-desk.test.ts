// The desk's evening on the command line: today, the shift, blackouts, tenants, and the question when somebody left, with the price of each answer.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { closeBase } from '../../src/backend/core/db/open.ts';
import { newFolder } from '../helpers/cli.ts';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { at, lease, openRawBase, put, studio, tenant } from '../helpers/raw-base.ts';

/** The clock of runs inside the test stands at 2026-11-05 10:00. */
let folder = '';
beforeEach(() => {
  const { base, plain, own, folder: made } = openRawBase();
  const room = studio(own, 'A01');
  put(own, 'studio_fact', { studio_id: put(own, 'studio', { code: 'B01', opened_on: '2024-01-01' }), ...FACT });
  const [first, second] = [tenant(own, 1), tenant(own, 2)];
  put(own, 'lease', lease('L1', first, '2026-01-01', '2026-11-20', { free_minutes: 0, deposit: 200_000 }));
  put(own, 'lease', lease('L2', second, '2026-01-01', '2027-12-31', { free_minutes: 0 }));
  put(own, 'charge', { tenant_id: second, month: '2026-09', kind: 'correction', amount: 12_345, reason: '补收' });
  const booked = (number: string, guest: number, from: string, to: string, more: Readonly<Record<string, string | number>>) =>
    put(own, 'booking', { number, studio_id: room, tenant_id: guest, starts_at: at(from), ends_at: at(to), ...more });
  booked('D1', first, '2026-11-04T22:00', '2026-11-05T00:00', { state: 'checked_in', actual_start: at('2026-11-04T22:00') });
  booked('D2', second, '2026-11-05T09:00', '2026-11-05T11:00', { state: 'booked' });
  booked('D3', second, '2026-11-05T20:00', '2026-11-05T22:00', { state: 'booked' });
  booked('D4', first, '2026-11-06T01:00', '2026-11-06T03:00', { state: 'option', holds_until: at('2026-11-05T18:00') });
  booked('D5', second, '2026-11-04T14:00', '2026-11-04T16:00', { state: 'booked' });
  plain.close();
  closeBase(base);
  folder = made;
});
const FACT = { starts_on: '0001-01-01', kind: '公共', area: 3000, hours: '全天', turnaround: 0, hourly_rate: 10_000 } as const;

const run = (...words: readonly string[]) => livebaseInside([...words, '--json', '--data', folder]);
async function good(...words: readonly string[]): Promise<Record<string, unknown>> {
  const ended = await run(...words);
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  return ended.document();
}
const numbers = (list: unknown) => (list as { readonly id: string }[]).map(({ id }) => id);

it('those who never came in the days before are listed with their charge, and settled as no-shows when that is said', async () => {
  expect(await good('no-shows')).toEqual({ ids: ['D5'], charge: 20_000, settled: false });
  expect(await good('no-shows', '--settle')).toEqual({ ids: ['D5'], charge: 20_000, settled: true });
  expect(await good('no-shows', '--settle')).toEqual({ ids: [], charge: 0, settled: false });
});

it('tonight’s reminders are a message a tenant, marked as sent by name, the list a file for a group', async () => {
  const before = await good('reminders');
  const one = (before['reminders'] as { readonly tenantName: string; readonly text: string; readonly sentAt: number | null }[])[0];
  expect(one).toMatchObject({ sentAt: null });
  const out = path.join(folder, 'out');
  const after = await good('reminders', '--sent', one?.tenantName ?? '', '--out', out);
  expect((after['reminders'] as { readonly sentAt: number | null }[])[0]?.sentAt).not.toBeNull();
  expect(after['files']).toEqual([path.join(out, '预约提醒 2026-11-05.txt')]);
});

it('today is the desk’s day: who is in whatever the date, late, coming until the morning, and what is held', async () => {
  const today = await good('today');
  expect(today['day']).toBe('2026-11-05');
  expect(['in', 'late', 'coming', 'options'].map((key) => numbers(today[key]))).toEqual([['D1'], ['D2'], ['D3'], ['D4']]);
  expect((today['in'] as object[])[0]).toMatchObject({ studio: 'A01', tenantName: '企业1', from: '2026-11-04T22:00', state: 'checked_in' });
  // At 01:30 it is still that evening.
  const night = await good('today', '--at', '2026-11-06T01:30');
  expect([night['day'], numbers(night['late'])]).toEqual(['2026-11-05', ['D2', 'D3']]);
  const people = await livebaseInside(['today', '--data', folder]);
  expect(people.stdout).toContain('在场（1）');
});

it('check-out after the booked end asks when, with the price of each answer, and takes --at or --now', async () => {
  const asked = await run('check-out', 'D1');
  expect(asked.code).toBe(1);
  // Two hours at 100 yuan; ten hours later twenty half hours of overtime at 150 an hour.
  const details = { booked: '2026-11-05 00:00', now: '2026-11-05 10:00', bookedPrice: 20_000, nowPrice: 170_000 };
  expect(asked.error()).toMatchObject({ code: 'LEAVING_TIME_NEEDED', details });
  expect(await good('check-out', 'D1', '--now')).toMatchObject({ state: 'completed', price: 170_000 });
  expect((await run('put-back', 'D1', '--reason', '点错了时间')).code).toBe(0);
  expect(await good('check-out', 'D1', '--at', '2026-11-05T00:00')).toMatchObject({ price: 20_000 });
  expect((await run('check-in', 'D2', '--at', '2026-11-05T09:00', '--now')).code).toBe(2);
  expect((await run('check-in', 'D3')).error()).toMatchObject({ code: 'CHECK_IN_EARLY', details: { from: '2026-11-05 19:00' } });
});

it('hands the shift over: notes, who is in, late and owing, what is out, and the page', async () => {
  const out = path.join(newFolder(), '交班');
  const lent = await good('shift', 'lend', 'A01 钥匙', '--tenant', '企业1', '--due', '2026-11-05T12:00');
  const over = await good('shift', 'hand-over', '--note', '空调坏了', '--out', out);
  expect(over['notes']).toMatchObject([{ words: '空调坏了', doneBy: null }]);
  expect(over['loans']).toMatchObject([
    { id: lent['id'], thing: 'A01 钥匙', tenant: '企业1', dueAt: '2026-11-05T12:00', returnedAt: null },
  ]);
  expect([numbers(over['in']), numbers(over['late']), numbers(over['lapsing'])]).toEqual([['D1'], ['D2'], ['D4']]);
  expect(over['owing']).toMatchObject([{ tenant: '企业2', amount: 12_345, days: 21 }]);
  expect((over['files'] as string[]).map((file) => [path.basename(file), existsSync(file)])).toEqual([['交班单 2026-11-05.pdf', true]]);
  const [note] = over['noted'] as number[];
  await good('shift', 'done', String(note));
  await good('shift', 'back', String(lent['id']));
  const after = await good('shift', 'show', '--day', '2026-11-05');
  expect(after['notes']).toMatchObject([{ doneAt: '2026-11-05T10:00' }]);
  expect(after['loans']).toMatchObject([{ returnedAt: '2026-11-05T10:00' }]);
  expect((await run('shift', 'done', '99')).error()).toMatchObject({ code: 'RECORD_UNKNOWN' });
  const said = await livebaseInside(['shift', '--data', folder]);
  expect(said.stdout).toContain('还在场（1）');
});

it('shuts studios once or week by week, says first who lies in it and where they could go, and takes it off again', async () => {
  const wish = ['--studio', 'A01', '--from', '2026-11-05T19:00', '--to', '2026-11-05T21:00', '--reason', '检修空调'];
  const looked = await good('blackouts', 'add', ...wish, '--dry-run');
  expect(looked).toMatchObject({ count: 0, studios: 1, hits: [{ id: 'D3', studio: 'A01', tenant: '企业2', others: ['B01'] }] });
  expect(await good('blackouts')).toEqual({ blackouts: [] });
  const weekly = ['--repeat', 'weekly', '--count', '3'];
  expect(await good('blackouts', 'add', ...wish, ...weekly)).toMatchObject({ count: 3, dates: [{ hits: 1 }, { hits: 0 }, { hits: 0 }] });
  const listed = (await good('blackouts', 'list', '--studio', 'A01'))['blackouts'] as { id: number; from: string }[];
  expect(listed.map(({ from }) => from)).toEqual(['2026-11-05T19:00', '2026-11-12T19:00', '2026-11-19T19:00']);
  await good('blackouts', 'remove', String(listed[1]?.id), '--reason', '改期了');
  const left = (await good('blackouts', 'list', '--from', '2026-11-06'))['blackouts'] as { from: string }[];
  expect(left.map(({ from }) => from)).toEqual(['2026-11-19T19:00']);
  const taken = ['book', '--studio', 'A01', '--tenant', '企业2', '--from', '2026-11-19T20:00', '--to', '2026-11-19T22:00'];
  expect((await run(...taken)).error()).toMatchObject({ code: 'BOOKING_BLACKOUT' });
  expect((await run('blackouts', 'add', ...wish.slice(2))).code).toBe(2);
  expect((await run('blackouts', 'add', ...wish, '--all')).code).toBe(2);
  expect((await run('blackouts', 'remove', '999', '--reason', '没有的')).error()).toMatchObject({ code: 'RECORD_UNKNOWN' });
});

it('lists tenants with their short names, leases and money, all or those that run out or owe', async () => {
  const all = (await good('tenants'))['tenants'] as Record<string, unknown>[];
  expect(all).toMatchObject([
    { name: '企业1', residentSince: '2026-01-01', leaseEnds: '2026-11-20', open: 0, deposit: { due: 200_000, held: 0 } },
    { name: '企业2', leaseEnds: '2027-12-31', due: 12_345, paid: 0, open: 12_345, overdueDays: 21 },
  ]);
  expect(Object.keys(all[0] ?? {})).toEqual([
    'uscc',
    'name',
    'shortName',
    'residentSince',
    'leaseEnds',
    'due',
    'paid',
    'open',
    'overdueDays',
    'deposit',
  ]);
  const names = async (...words: readonly string[]) =>
    ((await good('tenants', ...words))['tenants'] as { name: string }[]).map(({ name }) => name);
  expect(await names('--expiring', '15')).toEqual(['企业1']);
  expect(await names('--expiring', '14')).toEqual([]);
  expect(await names('--expiring', '14', '--at', '2026-11-06')).toEqual(['企业1']);
  expect(await names('--owing')).toEqual(['企业2']);
});

it('lists people by the roles of the command line, and changes one or sends him out of service', async () => {
  await good('people', 'add', '叶知秋', '--role', 'manager');
  await good('people', 'add', '小陈', '--role', 'desk');
  const one = { name: '小陈', role: 'desk', hasPin: false, retired: false };
  expect((await good('people'))['people']).toMatchObject([{ name: '叶知秋', role: 'manager' }, one]);
  const by = ['--by', '叶知秋'];
  expect(await good('people', 'set', '小陈', '--role', 'accountant', ...by)).toMatchObject({ ...one, role: 'accountant' });
  expect(await good('people', 'set', '小陈', '--role', '审计员', ...by)).toMatchObject({ ...one, role: 'auditor' });
  expect(await good('people', 'set', '小陈', '--role', 'viewer', '--retire', ...by)).toMatchObject({
    ...one,
    role: 'viewer',
    retired: true,
  });
  expect((await run('people', 'set', '小陈', ...by)).code).toBe(2);
  expect((await run('people', 'set', '小李', '--retire', ...by)).error()).toMatchObject({ code: 'PERSON_UNKNOWN' });
});

it('forgets a contact by the phone, as the kind that was named, and says how much was replaced', async () => {
  await good('book', '--studio', 'A01', '--tenant', '企业2', '--from', '2026-11-06T14:00', '--to', '2026-11-06T15:00', '--contact', '沈小姐', '--phone', '13900001234'); // prettier-ignore
  const wish = ['forget', '13900001234', '--reason', '本人要求'];
  expect((await run(...wish, '--kind', 'host')).error()).toMatchObject({ code: 'FORGET_NOBODY' });
  expect((await run(...wish, '--kind', 'boss')).code).toBe(2);
  const done = await good(...wish, '--kind', 'contact');
  expect([done['replaced'], done['kept']]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(done['replaced']).toBeGreaterThan(0);
  expect(JSON.stringify(await good('bookings', '--from', '2026-11-06', '--to', '2026-11-06'))).not.toContain('13900001234');
  await good('book', '--studio', 'A01', '--tenant', '企业2', '--from', '2026-11-07T14:00', '--to', '2026-11-07T15:00', '--phone', '13900005678'); // prettier-ignore
  const said = await livebaseInside(['forget', '13900005678', '--reason', '本人要求', '--data', folder]);
  expect(said.stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^已遗忘：\d+ 处记录、\d+ 条操作记录换成了化名，0 个文件换成了说明（操作记录第 \d+ 条）。$/),
    expect.stringMatching(/^遗忘前的备份：.+\.db。它和更早的备份里还有这个人。$/),
    '数据库文件已重写，空白处也不留。',
  ]);
});

it('judges an update by the file that is named', async () => {
  const file = path.join(newFolder(), 'livebase-setup.exe');
  expect((await run('update', 'verify', file)).error()).toMatchObject({
    code: 'UPDATE_UNREADABLE',
    message: '没有“livebase-setup.exe”这个文件，请核对名字；什么都没有安装。',
  });
  const table = path.join(newFolder(), '月报.xlsx');
  writeFileSync(table, 'PK');
  expect((await run('update', 'verify', table)).error().message).toContain('“月报.xlsx”不是更新，旁边没有 livebase-update.json');
  expect((await run('update', 'install')).error()).toMatchObject({ code: 'UPDATE_FROM_SOURCES' });
  const early = (await run('form', 'make', '--month', '2099-01', '--out', newFolder())).error();
  expect(early.message).toBe('2099-01 还没有开始，企业月报表从 2099-01-01 起才能做。');
  expect((await run('update', 'verify')).code).toBe(2);
  // Where updates are looked for is said, kept, and taken back.
  const folderOf = async (...words: readonly string[]) => (await good('update', 'folder', ...words))['folder'];
  const stick = newFolder();
  expect([await folderOf(), await folderOf(stick), await folderOf(), await folderOf('--none'), await folderOf()]).toEqual([
    null,
    stick,
    stick,
    null,
    null,
  ]);
});

it('shows the table of rights and gives one, which holds from the next command on', async () => {
  await good('people', 'add', '叶知秋', '--role', '主管');
  await good('people', 'add', '小陈', '--role', '前台');
  expect((await run('people', 'rights', '--role', '前台', '--right', '看销售和企业月报')).code).toBe(2);
  expect((await run('batches', '--by', '小陈')).code).toBe(0);
  expect((await run('people', 'rights', '--role', '前台', '--right', 'imports', '--take', '--by', '小陈')).error().code).toBe(
    'NOT_ALLOWED',
  );
  const taken = await good('people', 'rights', '--role', '前台', '--right', '导入文件', '--take', '--by', '叶知秋');
  const noImports = { role: 'front_desk', right: 'imports', given: false };
  expect(taken['switched']).toEqual([noImports]);
  expect((await run('batches', '--by', '小陈')).code).toBe(0);
  const hidden = await good('people', 'rights', '--role', '前台', '--right', '看导入的文件', '--take', '--by', '叶知秋');
  expect(hidden['switched']).toEqual([{ ...noImports, right: 'imports.look' }, noImports]);
  expect((await run('batches', '--by', '小陈')).error()).toMatchObject({ code: 'NOT_ALLOWED' });
  const words = await livebaseInside(['people', 'rights', '--data', folder, '--by', '叶知秋']);
  expect(words.stdout).toMatch(/导入文件\s+有\s+有\s+－ \*\s+－\s+－\s+－/);
});
