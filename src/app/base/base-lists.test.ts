// The lists of the calendar and of the lobby's pages: one row of distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import type { CalendarDay, CalendarYear } from '../../contract/base/settings-shapes.ts';
import { buildDayColumns, buildExceptionColumns } from './CalendarSection.tsx';
import { buildPlaceColumns, listPlaces } from './LobbySection.tsx';
import { YearView } from './YearView.tsx';

const EXCEPTION = { id: 5, version: 1, day: '2026-10-01', studio: { id: 4, code: 'B104' }, hours: '10:00–18:00', note: '国庆' };

it('exceptions of a year: every column; one of the whole base has no studio', () => {
  const columns = buildExceptionColumns({ renderCommands: ({ id }) => `commands of ${id}` });
  expect(cellsOf(columns, EXCEPTION)).toEqual([
    '日期: 2026-10-01 周四 | sorts "2026-10-01"',
    '范围: B104 | filter',
    '开放: 10:00–18:00',
    '说明: 国庆',
    '更正:  | drawn commands of 5',
  ]);
  expect(textsOf(columns, { ...EXCEPTION, studio: null, note: null })).toEqual([
    '日期: 2026-10-01 周四',
    '范围: 全基地',
    '开放: 10:00–18:00',
    '说明: —',
    '更正: ',
  ]);
});

it('exceptions of a day: every column', () => {
  const columns = buildDayColumns();
  expect([EXCEPTION, { ...EXCEPTION, studio: null, note: null }].map((row) => cellsOf(columns, row))).toEqual([
    ['范围: B104', '开放: 10:00–18:00', '说明: 国庆'],
    ['范围: 全基地', '开放: 10:00–18:00', '说明: —'],
  ]);
});

it('pages of the lobby and the doors: the lobby first, every column', () => {
  const pages = {
    key: 'k',
    lobby: '/lobby/k',
    names: 'short' as const,
    doors: [
      { studio: 'B104', name: '大厅', path: '/door/1' },
      { studio: 'B205', name: null, path: '/door/2' },
    ],
  };
  const columns = buildPlaceColumns({ addressOf: (path) => `http://127.0.0.1:8080${path}`, onCopy: () => undefined });
  expect(listPlaces(pages).map((place) => cellsOf(columns, place))).toEqual([
    ['直播间: 大厅', '地址: http://127.0.0.1:8080/lobby/k', '复制:  | drawn 复 制'],
    ['直播间: B104 大厅', '地址: http://127.0.0.1:8080/door/1', '复制:  | drawn 复 制'],
    ['直播间: B205', '地址: http://127.0.0.1:8080/door/2', '复制:  | drawn 复 制'],
  ]);
  expect(listPlaces({ ...pages, key: null, lobby: null }).map(({ what }) => what)).toEqual(['B104 大厅', 'B205']);
});

it('a year by its days: what each day is, in letters and in words', () => {
  const mark = (kind: 'holiday' | 'workday', name: string): CalendarDay['mark'] => ({
    kind,
    name,
    from: 'shipped',
    id: null,
    version: null,
  });
  const days = [
    { day: '2026-09-28', weekday: 1, isWorkday: true, mark: null },
    { day: '2026-09-29', weekday: 2, isWorkday: false, mark: mark('holiday', '中秋') },
    { day: '2026-09-30', weekday: 3, isWorkday: true, mark: mark('workday', '国庆') },
    { day: '2026-10-03', weekday: 6, isWorkday: false, mark: null },
  ];
  const exceptions = [
    { ...EXCEPTION, day: '2026-09-28' },
    { ...EXCEPTION, id: 6, day: '2026-10-03', studio: null },
  ];
  const source: CalendarYear['source'] = { from: 'own', broken: null, note: '', years: [2026] };
  const year: CalendarYear = { year: 2026, source, days, exceptions, closedMonths: ['2026-09'] };
  expect(drawnText(createElement(YearView, { year, chosen: '2026-09-29', onChoose: () => undefined }))).toBe(
    '2026 年 9 月 [plain: 已结账] 一 二 三 四 五 六 日 2026-09-28 周一 工作日 个别直播间例外 28 间 2026-09-29 周二 放假：中秋 29 休 2026-09-30 周三 调休上班：国庆 30 班 2026 年 10 月 一 二 三 四 五 六 日 2026-10-03 周六 周末 全基地开放例外 3 例 休 节假日 班 调休上班 例 全基地开放例外 间 个别直播间例外',
  );
});
