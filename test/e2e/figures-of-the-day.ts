// What 首页 and 前台 have to say of the day, from plain SQL over the base and the command line's report of the month.
import type Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { MONTH, TODAY } from './figures-base.ts';
import { textOf, type Values } from './figures-of-reports.ts';
import { clockOf, day, grouped, hours, instantOf, metres } from './plain-figures.ts';
import type { WordsLook } from './shown-tables.ts';

const MARKS: Readonly<Record<string, string>> = { option: '暂', booked: '订', checked_in: '到', completed: '完' };

interface Booked {
  readonly studio: string;
  readonly short: string;
  readonly starts: number;
  readonly ends: number;
  readonly state: string;
  readonly holds: number | null;
  readonly contact: string;
  readonly phone: string;
}

function bookedToday(db: Database.Database): readonly Booked[] {
  return db
    .prepare<[number, number], Booked>(
      `SELECT s.code AS studio, t.short_name AS short, b.starts_at AS starts, b.ends_at AS ends, b.state, b.holds_until AS holds, b.contact, b.phone
       FROM booking b JOIN studio s ON s.id = b.studio_id JOIN tenant t ON t.id = b.tenant_id
       WHERE b.retired_at IS NULL AND b.state IN ('option', 'booked', 'checked_in', 'completed') AND b.starts_at >= ? AND b.starts_at < ?`,
    )
    .all(instantOf(`${TODAY}T06:00`), instantOf('2026-11-05T06:00'));
}

/** Blocks that have room for their times, of guests who are in on time or still to come. */
function blocks(db: Database.Database): readonly string[] {
  return bookedToday(db)
    .filter(({ starts, ends }) => ends - starts >= 180 && starts >= instantOf(`${TODAY}T09:30`))
    .map(({ short, starts, ends, state }) => `gridcell "${MARKS[state]}${short} ${clockOf(starts).slice(11)}–${clockOf(ends).slice(11)}`);
}

function heads(db: Database.Database): readonly string[] {
  return db
    .prepare<[], { readonly code: string; readonly name: string; readonly floor: string; readonly kind: string; readonly area: number }>(
      `SELECT s.code, s.name, s.floor, f.kind, f.area FROM studio s JOIN studio_fact f ON f.studio_id = s.id
       WHERE s.closed_on IS NULL AND f.starts_on = '0001-01-01'`,
    )
    .all()
    .map(
      ({ code, name, floor, kind, area }) => `rowheader "${code} ${name} ${floor} · ${kind} · ${metres(area).replace(/\.?0+$/, '')} m²"`,
    );
}

function waiting(db: Database.Database): readonly string[] {
  interface Entry {
    readonly short: string;
    readonly minutes: number;
    readonly from: number;
    readonly to: number;
    readonly studio: string | null;
    readonly kind: string;
    readonly area: number | null;
    readonly contact: string;
    readonly phone: string;
    readonly note: string | null;
  }
  const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return db
    .prepare<[string], Entry>(
      `SELECT t.short_name AS short, w.minutes, w.from_minute AS "from", w.to_minute AS "to", s.code AS studio, w.kind, w.area, w.contact, w.phone, w.note
       FROM waiting_entry w JOIN tenant t ON t.id = w.tenant_id LEFT JOIN studio s ON s.id = w.studio_id WHERE w.day = ?`,
    )
    .all(TODAY)
    .map(({ short, minutes, from, to, studio, kind, area, contact, phone, note }) => {
      const need = [
        `要 ${hours(minutes).replace('.0', '')} 小时`,
        `${clock(from)}–${clock(to)}`,
        ...(studio === null ? [] : [studio]),
        kind,
        ...(area === null ? [] : [`至少 ${metres(area)} m²`]),
      ];
      return `text: ${short} ${need.join(' · ')} ${contact} ${phone}${note === null ? '' : ` ${note}`}`;
    });
}

/** Who is in, and what was handed over. */
function shift(db: Database.Database): readonly string[] {
  const inside = bookedToday(db).filter(({ state }) => state === 'checked_in');
  return [
    'text: T104 的灯管坏了一支 叶知秋 11-04 09:04',
    'text: 无线麦克风 2 号 沙坡集市直播 阮小满 11-04 09:04 借出，应还 11-04 18:30',
    `heading "还在场 ${inside.length}" [level=3]`,
    ...inside.map(
      ({ studio, short, starts, ends, contact, phone }) =>
        `button "${studio} ${short} 11-04 ${clockOf(starts).slice(11)}–${clockOf(ends).slice(11)} ${contact} ${phone}"`,
    ),
  ];
}

const KEYS = [
  ['成交额', 'ZB-2.06.month', ' 万元'],
  ['直播场次', 'ZB-2.01.month', ' 场'],
  ['在驻企业', 'ZB-1.07.value', ' 家'],
  ['直播间使用率', 'ZB-2.19.month', '%'],
  ['入驻率', 'ZB-1.10.value', '%'],
  ['常驻主播', 'ZB-1.12.value', ' 人'],
] as const;

function home(db: Database.Database, values: Values): readonly string[] {
  const cases = db
    .prepare<[], { readonly number: string; readonly kind: string; readonly day: string }>(
      'SELECT number, kind, day FROM compliance_case WHERE resolved_on IS NULL',
    )
    .all();
  const done = bookedToday(db).filter(({ state }) => state === 'completed').length;
  return [
    ...KEYS.map(([words, address, unit]) => `link "${words} ${grouped(textOf(values, MONTH, address))}${unit}，看它从哪里来"`),
    ...cases.map(({ number, kind, day: on }) => `${number} · ${kind} · ${day(on)}`),
    `已完成 ${done} 场`,
    'text: 填报中 截止 2026-11-10 周二 还有 6 天（4 个工作日）',
    'link "应报 30"',
    'link "已报 29"',
    'link "未报 1"',
  ];
}

/** Presses a key once the board is there, and waits for what it opens. */
const press = (key: string, opens: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator('.desk-board:not(.desk-board-old) .board-row').first().waitFor();
  await page.keyboard.press(key);
  await opens(page);
};

/** What the day's screens say. */
export function dayLooks(db: Database.Database, values: Values): readonly WordsLook[] {
  return [
    { hash: '/home', words: home(db, values) },
    { hash: `/desk/${TODAY}`, words: [...heads(db), ...blocks(db)] },
    {
      hash: `/desk/${TODAY}`,
      prepare: press('q', (page) => page.getByRole('complementary', { name: '旁栏' }).getByRole('heading', { name: '候补' }).waitFor()),
      words: waiting(db),
    },
    {
      hash: `/desk/${TODAY}`,
      prepare: press('j', (page) => page.getByRole('dialog').getByLabel('写给下一班').waitFor()),
      words: shift(db),
    },
  ];
}
