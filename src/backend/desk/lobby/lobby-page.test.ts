// What the pages of lobby and doors say at which minute of the evening.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENING, eveningBase, type EveningBase } from '../../../../test/helpers/evening-base.ts';
import { at } from '../../../../test/helpers/small-base.ts';
import { closeBase } from '../../core/db/open.ts';
import { inTx } from '../../core/db/tx.ts';
import { createInstantAt } from '../../../domain/time/calendar.ts';
import { ok } from '../../../domain/values/result.ts';
import { writeSetting } from '../../core/records/settings.ts';
import { changeLobbyKey } from './lobby-key.ts';
import { renderLobbyPage } from './lobby-page.ts';

const ACTOR = { who: '前台', host: 'window' } as const;

let evening: EveningBase;
let key = '';
beforeEach(() => {
  evening = eveningBase(2);
  const made = changeLobbyKey(evening.base, ACTOR, { act: 'renew' });
  key = made.ok ? (made.value.key ?? '') : '';
});
afterEach(() => closeBase(evening.base));

function pageAt(when: string, path: string): string {
  const base = { ...evening.base, clock: { nowMs: () => at(when) * 60_000 } };
  const html = renderLobbyPage(base, { path, key, nonce: 'n' });
  if (html === null) throw new Error(`no page at ${path}`);
  return html;
}

/** The state line of a door. */
function doorAt(when: string, code: string): string {
  return /<p class="state">([^<]*)<\/p>/.exec(pageAt(when, `/door/${code}`))?.[1] ?? '';
}

/** Checks the guest of a start out of 201 (studio 1) or 202. */
function leave(start = '2026-11-05T13:00', studio = 1): void {
  evening.base.db
    .prepare("UPDATE booking SET state = 'completed', actual_end = ends_at WHERE studio_id = ? AND starts_at = ?")
    .run(studio, at(start));
}

it('the lobby fills the screen: set the larger the fewer studios there are, all of them on it', () => {
  const sizeWith = (count: number): string => {
    while (Number(evening.base.db.prepare('SELECT count(*) FROM studio').pluck().get()) < count) {
      const id = 100 + Number(evening.base.db.prepare('SELECT count(*) FROM studio').pluck().get());
      evening.put('studio', { id, code: `X${id}`, opened_on: '2020-01-01' });
      evening.put('studio_fact', {
        studio_id: id,
        starts_on: '0001-01-01',
        kind: '公共',
        hours: '00:00-24:00',
        turnaround: 0,
        hourly_rate: 0,
      });
    }
    const [, across = '', type = ''] = /main\{--across:(\d+);--type:([\d.]+)vh\}/.exec(pageAt('2026-11-05T12:00', '/lobby')) ?? [];
    return `${across} ${type}`;
  };
  // Of 1080 pixels: ten in two columns of five rows with type of 54 (86 / 5 / 3.45), sixty in five of twelve with 22 (it was 19 in six columns).
  expect([10, 28, 60].map((count) => `${count}: ${sizeWith(count)}`)).toEqual(['10: 2 4.99', '28: 4 2.91', '60: 5 2.08']);
  // On a telephone on end, 9 wide to 19 high, the page scrolls: two columns in which 'next 22:30–次日 01:00 远*' is read whole (of three it was cut).
  expect(pageAt('2026-11-05T12:00', '/lobby')).toContain('@media (orientation:portrait){main{--across:2;--type:1.40vh}}');
});

describe('a door', () => {
  // 201: 13:00-15:00 here, out of use 15:00-17:30, 18:00-20:00 booked, 20:00-21:30 completed, 23:30-00:30 booked; open 08:00-02:00.
  it.each([
    ['2026-11-05T07:59', '未开放'],
    ['2026-11-05T12:00', '空闲至 13:00'],
    ['2026-11-05T13:00', '远* 至 15:00'],
    // Not checked out: the blackout does not hide that somebody is still there.
    ['2026-11-05T15:30', '远* 未离场'],
    // Nor does another evening's hour, nor the next day: it was free an hour after the booked end, and the next one who had not come was 'now'.
    ['2026-11-05T18:00', '远* 未离场'],
    ['2026-11-05T20:30', '远* 未离场'],
    ['2026-11-06T12:00', '远* 未离场'],
  ])('at %s says %s', (when, state) => expect(doorAt(when, '201')).toBe(state));

  it.each([
    ['2026-11-05T18:00', 'L**. 至 20:00'],
    // Who was checked out is gone, though the booking's hours run on.
    ['2026-11-05T20:30', '空闲至 23:30'],
    ['2026-11-05T23:59', '晨**媒 至 次日 00:30'],
    ['2026-11-06T00:10', '晨**媒 至 次日 00:30'],
    ['2026-11-06T00:30', '空闲至 次日 02:00'],
    ['2026-11-06T02:00', '未开放'],
    // From six in the morning on it is the new day.
    ['2026-11-06T06:00', '未开放'],
    ['2026-11-06T09:00', '空闲至 次日 02:00'],
  ])('once the guest of 13:00-15:00 is checked out, at %s says %s', (when, state) => {
    leave();
    expect(doorAt(when, '201')).toBe(state);
  });

  it('lists as next the one whose start has passed while the guest before overstays', () => {
    expect(pageAt('2026-11-05T18:10', '/door/201')).toMatch(/远\* 未离场.*下一场.*18:00–20:00.*L\*\*\./s);
    leave();
    expect(pageAt('2026-11-05T18:10', '/door/201')).toMatch(/L\*\*\. 至 20:00.*下一场.*20:00–21:30/s);
  });

  it('shows who came before the booked start', () => {
    leave();
    evening.base.db
      .prepare("UPDATE booking SET state = 'checked_in', actual_start = starts_at - 30 WHERE studio_id = 1 AND starts_at = ?")
      .run(at('2026-11-05T18:00'));
    expect(doorAt('2026-11-05T17:29', '201')).toBe('停用至 17:30');
    expect(doorAt('2026-11-05T17:40', '201')).toBe('L**. 至 20:00');
  });

  it('shows what is out of use, what is let to one tenant alone, and a whole night that is free', () => {
    evening.put('blackout', {
      studio_id: 2,
      starts_at: createInstantAt(EVENING, 960),
      ends_at: createInstantAt(EVENING, 1020),
      reason: '检修 13900001111',
    });
    leave('2026-11-05T08:30', 2);
    expect(doorAt('2026-11-05T16:30', '202')).toBe('停用至 17:00');
    expect(pageAt('2026-11-05T16:30', '/door/202')).not.toContain('13900001111');
    evening.put('studio', { id: 90, code: 'Z9', opened_on: '2020-01-01' });
    evening.put('studio_fact', {
      studio_id: 90,
      starts_on: '0001-01-01',
      kind: '公共',
      hours: '00:00-24:00',
      turnaround: 0,
      hourly_rate: 0,
    });
    expect(doorAt('2026-11-05T20:00', 'Z9')).toBe('空闲');
    evening.put('lease', { contract: 'E1', tenant_id: 1, starts_on: '2026-01-01', ends_on: '2026-12-31', area: 1, studios: '[90]' });
    expect(doorAt('2026-11-05T20:00', 'Z9')).toBe('专用 晨**媒');
  });

  it('lists what comes, the night as part of the evening', () => {
    const html = pageAt('2026-11-05T17:40', '/door/201');
    expect(html).toMatch(/18:00–20:00.*L\*\*\..*20:00–21:30.*23:30–次日 00:30.*晨\*\*媒/s);
    expect(html).not.toContain('13:00–15:00');
  });
});

describe('the lobby', () => {
  it('shows every studio of the evening with who is in and who is next', () => {
    leave();
    const html = pageAt('2026-11-05T18:30', '/lobby');
    expect(html.match(/<section/g)).toHaveLength(evening.studios);
    expect(html).toContain('2026-11-05 周四');
    expect(html).toContain('更新于 18:30');
    expect(html).toMatch(/201.*L\*\*\. 至 20:00.*下一场 20:00–21:30/s);
    expect(pageAt('2026-11-06T01:00', '/lobby')).toContain('2026-11-05 周四');
  });

  it('speaks the base’s language', () => {
    const set = inTx(evening.base, ACTOR, (tx) => ok(writeSetting(tx, 'page.language', 'en')));
    expect(set.ok).toBe(true);
    const html = pageAt('2026-11-05T12:00', '/lobby');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Free until 13:00');
  });
});

describe('names in the lobby, where every one was 厦**司', () => {
  const name = (): void => {
    const { db } = evening.base;
    for (const [nth, id] of db.prepare('SELECT id FROM tenant ORDER BY id').pluck().all().entries()) {
      const short = `晨${'甲乙丙丁戊己庚辛'[nth] ?? nth}传媒`;
      db.prepare('UPDATE tenant_fact SET name = ? WHERE tenant_id = ?').run(`厦门${short}有限公司`, id);
      db.prepare('UPDATE tenant SET short_name = ? WHERE id = ?').run(short, id);
    }
  };

  it('are first characters and stars, as many as it takes to tell them apart', () => {
    name();
    const html = pageAt('2026-11-05T12:30', '/lobby');
    expect(html).not.toContain('厦');
    expect(html).toContain('晨甲**');
    expect(html).toContain('晨丙**');
    expect(html).not.toContain('晨甲传');
  });

  it('are short names in full where the base chooses that, and never the full ones', () => {
    name();
    expect(changeLobbyKey(evening.base, ACTOR, { act: 'short' })).toMatchObject({ value: { names: 'short', key } });
    const html = pageAt('2026-11-05T12:30', '/lobby');
    expect(html).toContain('晨甲传媒');
    expect(html).not.toContain('有限公司');
    expect(changeLobbyKey(evening.base, ACTOR, { act: 'masked' })).toMatchObject({ value: { names: 'masked', key } });
    expect(pageAt('2026-11-05T12:30', '/lobby')).not.toContain('晨甲传媒');
  });
});
