// Walks what is behind several steps: forms that are filled in, previews, drawers and dialogs over a list.
import path from 'node:path';
import { expect, it } from 'vitest';
import { prepareStory } from './story-base.ts';
import { type Ahead, lookInEnglish, walkPage } from './walk-page.ts';

const REVIEWED = path.join(import.meta.dirname, 'reviewed', 'opened');
const BOOKING = '/desk/2026-11-19/booking/7';
const NEW_BOOKING: readonly Ahead[] = [
  ['hit', 'A'],
  ['fill', '企业', '海浪'],
  ['press', '海浪海浪网络有限公司'],
  ['fill', '时间', '15-17'],
];

/** What is opened: where, by which steps, and how many of them are told by another one already. */
interface Opened {
  readonly at: string;
  readonly ahead: readonly Ahead[];
  readonly told?: number;
}

/** A new booking that is typed on. */
function typeOn(...steps: readonly Ahead[]): Opened {
  return { at: '/desk', ahead: [...NEW_BOOKING, ...steps], told: NEW_BOOKING.length };
}

/** By the file that holds it. */
const OPENED: Readonly<Record<string, Opened>> = {
  'new-booking': { at: '/desk', ahead: NEW_BOOKING },
  'new-option': typeOn(['press', '暂定'], ['fill', '保留至', '明天 12:00']),
  'new-details': typeOn(['press', '更多（F2）'], ['fill', '主题', '双十一返场'], ['fill', '云台（共 3 件）', 2]),
  'new-series': typeOn(['press', 'A01 一号厅3F · 公共 · 45.5 m²'], ['press', '更多（F2）'], ['press', '每周']),
  'no-slot': typeOn(['fill', '时间', '1-23']),
  'past-slot': typeOn(['fill', '时间', '昨天 15-17']),
  moved: {
    at: BOOKING,
    ahead: [
      ['hit', 'G'],
      ['fill', '时间', '明天 14-16'],
    ],
  },
  'moved-nowhere': {
    at: BOOKING,
    ahead: [
      ['hit', 'G'],
      ['press', 'A02 二号间3F · 专属 · 30.2 m²'],
    ],
    told: 1,
  },
  edited: {
    at: BOOKING,
    ahead: [
      ['hit', 'L'],
      ['fill', '主题', '新品首发'],
      ['fill', '备注', '带两盏灯'],
    ],
  },
  cancelled: {
    at: BOOKING,
    ahead: [
      ['hit', 'X'],
      ['press', '1 企业改计划'],
    ],
  },
  lifted: {
    at: '/desk',
    ahead: [
      ['hit', '.'],
      ['hit', 'M'],
    ],
  },
  longer: {
    at: '/desk/2026-11-12/booking/7',
    ahead: [
      ['hit', 'G'],
      ['fill', '时间', '19-23'],
    ],
    told: 1,
  },
  'selected-over': {
    at: '/desk',
    ahead: [
      ['hit', '.'],
      ['at', '排期板', 'Shift+ArrowRight'],
      ['at', '排期板', 'Enter'],
    ],
    told: 1,
  },
  'moved-by-keys': {
    at: '/desk',
    ahead: [
      ['hit', '.'],
      ['hit', 'M'],
      ['at', '排期板', 'ArrowRight'],
      ['at', '排期板', 'Shift+ArrowRight'],
      ['at', '排期板', 'ArrowDown'],
    ],
    told: 2,
  },
  'history-of-left': { at: '/desk/2026-11-05/booking/5', ahead: [['hit', 'H']] },
  'many-of-tenant': {
    at: BOOKING,
    ahead: [
      ['press', '这家企业后续的预约…'],
      ['press', '全选'],
    ],
  },
  'many-of-studio': {
    at: BOOKING,
    ahead: [
      ['press', '这间直播间后续的预约…'],
      ['press', '全选'],
    ],
    told: 1,
  },
  found: {
    at: '/desk',
    ahead: [
      ['hit', 'F'],
      ['fill', '几点到几点', '明天 14-16'],
    ],
  },
  waiting: {
    at: '/desk',
    ahead: [
      ['hit', 'Q'],
      ['press', '登记候补'],
    ],
  },
  reminders: {
    at: '/desk',
    ahead: [
      ['hit', 'P'],
      ['press', '逐家提醒…'],
    ],
    told: 1,
  },
  'reply-sheet': { at: '/sales/2026-10', ahead: [['press', '收集情况 click']] },
  'reply-questions': { at: '/sales/2026-10', ahead: [['press', '收集情况 Enter']] },
  sources: { at: '/sales/2026-10/differ', ahead: [['press', '来源不一致 click']] },
  batch: { at: '/sales/batches', ahead: [['press', '导入批次 click']] },
  'next-month': { at: '/report/2026-10', ahead: [['press', '下一个月']] },
  'open-month': { at: '/report/2026-10', ahead: [['press', '上一个月']] },
};

/** A place takes up to half a minute alone; how long a busy machine may take is no matter. */
const LONGEST_MS = 900_000;

const story = prepareStory();

it.each(Object.entries(OPENED))(
  'shows and does what is reviewed: %s',
  async (file, { at, ahead, told = 0 }) => {
    const { text } = await walkPage(story(), at, { ahead, told });
    // A grid hears keys by its name, which is another one in English.
    const english = ahead.some(([how]) => how === 'at') ? '' : await lookInEnglish(story(), at, ahead);
    await expect(text + english).toMatchFileSnapshot(path.join(REVIEWED, `${file}.txt`));
  },
  LONGEST_MS,
);
