// The desk on the command line: lists, free slots, bookings with all they carry, moves, check-in and check-out, series.
import { beforeAll, describe, expect, it } from 'vitest';
import { closeBase } from '../../src/backend/core/db/open.ts';
import { type EndedInside, livebaseInside } from '../helpers/cli-inside.ts';
import { copyOf } from '../helpers/cli.ts';
import { lease, openRawBase, put, studio, tenant } from '../helpers/raw-base.ts';

const NOW = '2026-11-25T21:00:00+08:00';
const CODE = '91440300MA5EX00001';

let small = '';
beforeAll(() => {
  const { base, plain, own, folder } = openRawBase();
  put(own, 'studio_fact', {
    studio_id: put(own, 'studio', { code: 'B01', name: '绿幕间', floor: '2F', equipment: '绿幕、提词器', opened_on: '2024-01-01' }),
    starts_on: '0001-01-01',
    kind: '专属',
    area: 3050,
    hours: '08:00-24:00',
    turnaround: 0,
    hourly_rate: 6000,
  });
  studio(own, 'A01');
  put(own, 'lease', lease('L1', tenant(own, 1), '2026-01-01', '2027-12-31', { free_minutes: 0 }));
  put(own, 'lease', lease('L2', tenant(own, 2), '2026-01-01', '2027-12-31'));
  const expired = tenant(own, 3);
  put(own, 'lease', lease('L3', expired, '2026-01-01', '2027-12-31'));
  put(own, 'paper', { tenant_id: expired, kind: '营业执照', number: '1', expires_on: '2026-11-01' });
  put(own, 'equipment', { name: '绿幕', count: 2 });
  plain.close();
  closeBase(base);
  small = folder;
});

function run(folder: string, words: readonly string[]): Promise<EndedInside> {
  return livebaseInside([...words, '--json', '--data', folder], NOW);
}

function booking(folder: string, from: string, to: string, more: readonly string[] = []): Promise<EndedInside> {
  return run(folder, ['book', '--studio', 'A01', '--tenant', CODE, '--from', from, '--to', to, ...more]);
}

/** The document of a run that went well. */
function good(ended: EndedInside): Record<string, unknown> {
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return ended.document();
}

const LIST = ['bookings', '--from', '2026-12-01', '--to', '2026-12-01'] as const;

describe('a rule that asks for consent', () => {
  it('is asked by book, by a series and by move: refused without --reason', async () => {
    const folder = copyOf(small);
    const slot = ['--studio', 'A01', '--tenant', '91440300MA5EX00003', '--from', '2026-12-01T20:00', '--to', '2026-12-01T22:00'];
    const [series, because] = [
      ['--repeat', 'daily', '--count', '2'],
      ['--reason', '新证在办'],
    ];
    const refused = { error: { code: 'BOOKING_WARNED', details: { warnings: ['TENANT_PAPER_EXPIRED'] } } };
    for (const words of [slot, [...slot, ...series]]) {
      const ended = await run(folder, ['book', ...words]);
      expect([ended.code, ended.document()]).toMatchObject([1, refused]);
    }
    expect(good(await run(folder, ['bookings', '--from', '2026-12-01', '--to', '2026-12-03']))).toEqual({ bookings: [] });
    const made = good(await run(folder, ['book', ...slot, ...because]));
    expect(made['warnings']).toContainEqual(expect.objectContaining({ code: 'TENANT_PAPER_EXPIRED' }));
    // The reason holds for the tenant today, and a booking that has one is not asked for it again.
    expect(good(await run(folder, ['move', String(made['id']), '--from', '2026-12-02T20:00']))).toMatchObject({ id: made['id'] });
  });
});

describe('book and bookings', () => {
  it('keep all that a booking carries, and list it by day, studio, tenant and state', async () => {
    const folder = copyOf(small);
    const carried = ['--title', '双十二', '--contact', '周敏', '--phone', '13800001234', '--note', '带灯', '--equipment', '绿幕=2'];
    const made = good(await booking(folder, '2026-12-01T22:00', '2026-12-02T02:00', carried));
    expect(Object.keys(made)).toEqual(['id', 'warnings']);
    const listed = good(await run(folder, LIST));
    expect(listed).toEqual({
      bookings: [
        {
          id: made['id'],
          studio: 'A01',
          tenant: CODE,
          tenantName: '企业1',
          from: '2026-12-01T22:00',
          to: '2026-12-02T02:00',
          state: 'booked',
          holdsUntil: null,
          actualStart: null,
          actualEnd: null,
          title: '双十二',
          contact: '周敏',
          phone: '13800001234',
          platform: null,
          note: '带灯',
          isSeries: false,
          cancelReason: null,
        },
      ],
    });
    expect(good(await run(folder, [...LIST, '--studio', 'A01', '--tenant', '企业1', '--state', 'booked']))).toEqual(listed);
    expect(good(await run(folder, [...LIST, '--state', 'cancelled', 'option']))).toEqual({ bookings: [] });
    expect(good(await run(folder, ['bookings', '--from', '2026-12-02', '--to', '2026-12-02']))).toEqual(listed);
    const people = await livebaseInside([...LIST, '--data', folder], NOW);
    expect(people.stdout.split('\n')[0]).toMatch(/^预约号 +直播间 +企业 +开始 +结束 +状态 +主题$/);
    expect(people.stdout).toContain('2026-12-01 22:00  2026-12-02 02:00  已预订');
  });

  it('refuse with exit 1 what there is not, and equipment that is out', async () => {
    const folder = copyOf(small);
    const refused = async (words: readonly string[]) => {
      const ended = await run(folder, words);
      return [ended.code, (ended.document()['error'] as { readonly code: string }).code];
    };
    expect(await refused([...LIST, '--studio', 'Z99'])).toEqual([1, 'STUDIO_UNKNOWN']);
    expect(await refused([...LIST, '--tenant', '没有'])).toEqual([1, 'TENANT_UNKNOWN']);
    const slot = ['--from', '2026-12-01T10:00', '--to', '2026-12-01T12:00'];
    const book = ['book', '--studio', 'A01', '--tenant', CODE, ...slot, '--equipment'];
    expect(await refused([...book, '无人机=1'])).toEqual([1, 'EQUIPMENT_UNKNOWN']);
    expect(await refused([...book, '绿幕=3'])).toEqual([1, 'BOOKING_EQUIPMENT_OUT']);
    expect(await refused(['move', 'D000009', '--studio', 'B01'])).toEqual([1, 'BOOKING_UNKNOWN']);
    expect(await refused(['check-in', 'D000009'])).toEqual([1, 'BOOKING_UNKNOWN']);
  });
});

describe('free', () => {
  it('offers what fits, with its price in fen, and the desk accepts it', async () => {
    const folder = copyOf(small);
    const need = ['free', '--from', '2026-12-01T18:00', '--to', '2026-12-01T24:00', '--minutes', '120', '--tenant', CODE];
    const slot = { from: '2026-12-01T18:00', to: '2026-12-01T20:00' };
    const room = { studio: 'B01', name: '绿幕间', floor: '2F', kind: '专属', area: 3050, price: 12_000, ...slot };
    const found = good(await run(folder, need));
    expect(found).toEqual({ slots: [room, expect.objectContaining({ studio: 'A01', area: null, price: 20_000, ...slot })] });
    for (const more of [
      ['--area', '30.5'],
      ['--kind', '专属'],
      ['--equipment', '绿幕'],
      ['--floor', '2F'],
    ]) {
      expect(good(await run(folder, [...need, ...more]))).toEqual({ slots: [room] });
    }
    good(await run(folder, ['book', '--studio', 'B01', '--tenant', CODE, '--from', slot.from, '--to', slot.to]));
    expect(good(await run(folder, [...need, '--area', '30']))).toEqual({
      slots: [{ ...room, from: '2026-12-01T20:00', to: '2026-12-01T22:00' }],
    });
    // Without a length: free from end to end.
    expect(good(await run(folder, ['free', '--from', slot.from, '--to', slot.to]))).toEqual({
      slots: [expect.objectContaining({ studio: 'A01' })],
    });
    const people = await livebaseInside([...need, '--area', '31', '--data', folder], NOW);
    expect(people).toMatchObject({ code: 0, stdout: '没有符合条件的空闲时段\n' });
  });
});

describe('move, check-in and check-out', () => {
  it('change a booking and say what it cost', async () => {
    const folder = copyOf(small);
    const { id } = good(await booking(folder, '2026-11-25T20:00', '2026-11-25T22:00')) as { readonly id: string };
    expect(good(await run(folder, ['move', id, '--from', '2026-11-25T20:30']))).toMatchObject({ id });
    const day = ['bookings', '--from', '2026-11-25', '--to', '2026-11-25'];
    expect(good(await run(folder, day))).toMatchObject({ bookings: [{ from: '2026-11-25T20:30', to: '2026-11-25T22:30' }] });
    good(await run(folder, ['move', id, '--studio', 'B01', '--to', '2026-11-25T21:30', '--reason', '换小的']));
    expect(good(await run(folder, day))).toMatchObject({ bookings: [{ studio: 'B01', from: '2026-11-25T20:30', to: '2026-11-25T21:30' }] });
    expect(good(await run(folder, ['check-in', id, '--at', '2026-11-25T20:35']))).toMatchObject({ id, state: 'checked_in' });
    const slip = await run(folder, ['put-back', id, '--reason', '点错了']);
    expect(good(slip)).toMatchObject({ id, state: 'booked', actual: { from: null, to: null } });
    good(await run(folder, ['check-in', id, '--at', '2026-11-25T20:35']));
    const ended = good(await run(folder, ['check-out', id, '--at', '2026-11-25T21:30']));
    expect(ended).toEqual({
      id,
      warnings: [],
      state: 'completed',
      actual: { from: '2026-11-25T20:35', to: '2026-11-25T21:30' },
      price: 6000,
    });
    expect(await run(folder, ['check-in', id])).toMatchObject({ code: 1 });
    expect(await run(folder, ['move', id, '--studio', 'A01'])).toMatchObject({ code: 1 });
  });
});

describe('a series', () => {
  const weekly = ['--repeat', 'weekly', '--on', '2,4', '--count', '4'];

  it('is booked on all its dates or on the free ones, and cancelled from one on', async () => {
    const folder = copyOf(small);
    const made = good(await booking(folder, '2026-12-01T10:00', '2026-12-01T12:00', weekly)) as { readonly ids: string[] };
    // It is past the 5th, and nobody has reported October: said once for all dates.
    expect(made).toMatchObject({ id: made.ids[0], warnings: [{ code: 'TENANT_NOT_REPORTED', details: { month: '2026-10' } }], left: [] });
    expect(made.ids).toHaveLength(4);
    const others = ['book', '--studio', 'A01', '--tenant', '企业2', '--from', '2026-12-02T10:00', '--to', '2026-12-02T11:00'];
    const daily = [...others, '--repeat', 'daily', '--until', '2026-12-04'];
    expect((await run(folder, daily)).document()).toMatchObject({ error: { code: 'SERIES_BLOCKED' } });
    const free = good(await run(folder, [...daily, '--free-dates-only']));
    expect(free).toMatchObject({ ids: [expect.any(String), expect.any(String)], left: [{ day: '2026-12-03', code: 'BOOKING_OVERLAP' }] });
    const cancelled = good(await run(folder, ['cancel', String(made.ids[1]), '--reason', '停播', '--scope', 'following']));
    expect(cancelled).toMatchObject({ id: made.ids[1], count: 3 });
    expect(good(await run(folder, [...LIST, '--tenant', CODE, '--state', 'booked']))).toMatchObject({ bookings: [{ isSeries: true }] });
  });
});

describe('wrong usage of the desk', () => {
  const slot = ['--from', '2026-12-01T10:00', '--to', '2026-12-01T12:00'];
  const book = ['book', '--studio', 'A01', '--tenant', CODE, ...slot];
  it.each([
    [['bookings', '--from', '2026-12-01'], '--to'],
    [['bookings', '--from', '2026-12', '--to', '2026-12-01'], '2026-12'],
    [['bookings', '--from', '2026-12-02', '--to', '2026-12-01'], '--to'],
    [['bookings', '--from', '2026-12-01', '--to', '2026-12-01', '--state', 'live'], 'live'],
    [['free', '--from', '2026-12-01T12:00', '--to', '2026-12-01T12:00'], '--to'],
    [['free', ...slot, '--minutes', '0'], '0'],
    [['free', ...slot, '--minutes', '1441'], '放不下'],
    [['free', ...slot, '--area', '三十'], '三十'],
    [['free', ...slot, '--kind', '别的'], '别的'],
    [['move', 'D000001'], '--studio'],
    [['move', 'D000001', '--from', '22:00'], '22:00'],
    [['check-in'], '预约号'],
    [['check-out', 'D000001', '--at', 'now'], 'now'],
    [['cancel', 'D000001', '--reason', 'x', '--scope', 'some'], 'some'],
    [[...book, '--equipment', '绿幕'], '绿幕'],
    [[...book, '--equipment', '绿幕=0'], '绿幕'],
    [[...book, '--on', '1'], '--repeat'],
    [[...book, '--free-dates-only'], '--repeat'],
    [[...book, '--repeat', 'yearly'], 'yearly'],
    [[...book, '--repeat', 'daily'], '--until'],
    [[...book, '--repeat', 'daily', '--until', '2026-12-05', '--count', '3'], '--count'],
    [[...book, '--repeat', 'daily', '--count', '3', '--on', '1'], '--on'],
    [[...book, '--repeat', 'weekly', '--count', '3', '--on', '0'], '--on'],
    [[...book, '--repeat', 'daily', '--count', '3', '--state', 'option'], '--repeat'],
  ])('%j ends with 2 and one sentence', async (words, named) => {
    const ended = await run(small, words);
    expect(ended.code).toBe(2);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.stderr).toContain(named);
  });
});
