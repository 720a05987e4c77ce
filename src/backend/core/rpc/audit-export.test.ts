// What leaves the program with phones in it is a row of the history: exports, prints, texts to send; what holds none is none.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillMarked } from '../../../../test/helpers/marked-base.ts';
import { openRawBase, type RawBase } from '../../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../../test/helpers/sample-base.ts';
import type { Role } from '../../../domain/base/rights.ts';
import { openClient } from '../../router.ts';

const DAY = '2026-11-25';
let raw: RawBase;
let tenant = 0;
beforeEach(() => {
  raw = openRawBase();
  tenant = fillMarked(raw.base);
});
afterEach(() => raw.close());

function clientOf(role: Role) {
  const actor = { ...TESTER, role };
  return openClient({ findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null });
}

/** Who took which list with how many phones, oldest first. */
function handedOut(): unknown[] {
  const sql = `SELECT who || ' ' || (after ->> 'list') || ' ' || (after ->> 'phones') FROM history WHERE action = 'hand_out' ORDER BY seq`;
  return raw.own.prepare(sql).pluck().all();
}

it('a print, an export and a text to send: who, which list, how many phones', async () => {
  const { paper, sheets } = clientOf('front_desk');
  const states = ['checked_in', 'booked'] as const;
  const list = await paper.list({ day: DAY, isMasked: false, order: 'time' });
  const sheet = await paper.sheet({ from: DAY, to: DAY, studio: null, tenant: null, states: [...states] });
  await sheets.make({
    name: '名录',
    headings: ['姓名', '电话'],
    rows: [
      ['甲', '13912340001'],
      ['乙', '13912340002'],
      ['丙', '13912340001'],
    ],
  });
  await paper.words({ kind: 'tenantWeek', tenant, day: DAY, language: 'zh-CN' });
  const nameOf = (answer: typeof list): string => (answer.ok ? answer.value.name : '');
  expect(handedOut().slice(0, 2)).toEqual([`张 ${nameOf(list)} 1`, `张 ${nameOf(sheet)} 1`]);
  expect(handedOut()[2]).toMatch(/^张 名录.*\.xlsx 2$/);
});

it('what is masked, holds none, or was cut to who asked, is no row', async () => {
  await clientOf('front_desk').paper.list({ day: DAY, isMasked: true, order: 'time' });
  await clientOf('viewer').paper.list({ day: DAY, isMasked: false, order: 'time' });
  await clientOf('manager').report.export({ month: '2026-10', profile: null, kinds: ['xlsx'] });
  await clientOf('manager').bookings.list({ from: DAY, to: DAY, studio: null, tenant: null, states: [] });
  expect(handedOut()).toEqual([]);
});

it('the history says it in words', async () => {
  await clientOf('manager').paper.list({ day: DAY, isMasked: false, order: 'time' });
  const all = { from: null, to: null, who: null, entity: null, search: null, cursor: null };
  for (const [language, action, field] of [
    ['zh-CN', '带出电话', '电话个数'],
    ['en', 'phones taken out', 'Phones'],
  ] as const) {
    const said = JSON.stringify(await clientOf('manager').settings.history({ ...all, language }));
    expect(said).toContain(action);
    expect(said).toContain(field);
  }
});
