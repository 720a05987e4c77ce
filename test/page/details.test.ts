// Details that the walks of the page pass by: a place within what was found, wishes after a refusal, several files at once, signs, one date that stays.
import { ORPCError } from '@orpc/client';
import { Button } from 'antd';
import { createElement, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import { SIGNS } from '../../src/app/bureau/map-marks.ts';
import { useAddForms } from '../../src/app/bureau/MapsSection.tsx';
import { ParkedPanel } from '../../src/app/report/ParkedPanel.tsx';
import { getBugNumber, type Outcome } from '../../src/app/ui/api.tsx';
import { useNotices } from '../../src/app/ui/notices.tsx';
import { MayProvider } from '../../src/app/ui/permissions.tsx';
import { type RenderedPage, renderPage } from './render-page.ts';
import { prepareStory } from './story-base.ts';
import { loadScreens } from './walk-page.ts';

const ok = (value: unknown) => ({ ok: true, value });

function show(load: () => ReactNode, answers: Readonly<Record<string, unknown>> = {}): Promise<RenderedPage> {
  return renderPage(async () => load(), { answer: (name) => answers[name] });
}

const story = prepareStory();

function openDesk(path: string, answers: Readonly<Record<string, unknown>> = {}): Promise<RenderedPage> {
  const ofBase = story().answerAs('manager');
  return renderPage(loadScreens, { path, answer: (name, input) => (name in answers ? answers[name] : ofBase(name, input)) });
}

it('the search of the desk says at which of how many one is', async () => {
  const page = await openDesk('/desk');
  await page.hit('/');
  await page.fill('找人：名称、拼音、联系人、电话、直播间', '海浪');
  expect(page.text(Infinity)).toContain('“1/1”');
  // The studio's guests of the day, in the order of their times.
  await page.fill('找人：名称、拼音、联系人、电话、直播间', 'A01');
  expect(page.text(Infinity)).toMatch(/“1\/\d+”/);
  await page.fill('找人：名称、拼音、联系人、电话、直播间', '查无此人');
  expect(page.text(Infinity)).toContain('status" “没有”');
  await page.end();
});

it.each([
  [[], false],
  [['2026-11-26'], true],
  [['2026-11-26', '2026-12-03'], true],
])('dates of a series that stay as they are stay on screen, one too: %j', async (days, isSaid) => {
  const left = days.map((day) => ({ day, from: 0, to: 120, refusal: { code: 'DISK_FULL', data: {} }, warnings: [], asks: [] }));
  const page = await openDesk('/desk/2026-11-19/booking/16', { 'series.change': ok({ bookings: [], left, change: 3 }) });
  await page.hit('G');
  await page.fill('范围', 'following');
  await page.fill('时间', '11-19 20-22');
  await page.press('能改的都改');
  expect(page.text(Infinity).includes('没有改的日期')).toBe(isSaid);
  await page.end();
});

/** Three things that can be taken back; the last one cannot be, after all. */
function Undoing({ asked, refuse }: { readonly asked: string[]; readonly refuse: Promise<Outcome<unknown>> }) {
  const notices = useNotices();
  const done = (what: string) =>
    notices.done(what, () => (asked.push(what), what === '丙' ? refuse : Promise.resolve({ ok: true as const, value: null })));
  return createElement(Button, { onClick: () => ['甲', '乙', '丙'].forEach(done) }, '做');
}

it('takes nothing more back where one that was wished for before it is refused', async () => {
  const asked: string[] = [];
  let settle = (_outcome: Outcome<unknown>): void => undefined;
  const refuse = new Promise<Outcome<unknown>>((resolve) => (settle = resolve));
  const page = await show(() => createElement(Undoing, { asked, refuse }));
  await page.press('做');
  for (let times = 0; times < 3; times += 1) await page.hit('Ctrl+Z');
  expect(asked).toEqual(['丙']);
  await page.hear(() => settle({ ok: false, refusal: { code: 'DISK_FULL', data: {} } }));
  expect(asked).toEqual(['丙']);
  // Not wished for any longer; what is wished for now is.
  await page.hit('Ctrl+Z');
  expect(asked).toEqual(['丙', '乙']);
  await page.end();
});

function Adding({ names }: { readonly names: readonly string[] }) {
  const { add } = useAddForms();
  return createElement(Button, { onClick: () => void add(names.map((name) => new File(['x'], name))) }, '放进来');
}

it.each([
  [['月报.xlsx'], '/maps/7'],
  [['月报.xlsx', '年报.xlsx'], '/'],
])('one form that was added is opened, of several none: %j', async (names, at) => {
  const page = await show(() => createElement(Adding, { names }), { 'workbooks.add': ok({ id: 7 }) });
  page.sent();
  await page.press('放进来');
  expect(page.sent().map(([, input]) => Object(Object(input).blank).name)).toEqual(names);
  expect(page.path()).toBe(at);
  await page.end();
});

it.each([
  [['parked.list', 'parked.take'], ['收入这个文件']],
  [['parked.list'], []],
])('a parked file is taken in by whom %j is given to', async (methods, offered) => {
  const panel = createElement(ParkedPanel, { month: '2026-10', isOpen: true });
  const page = await show(() => createElement(MayProvider, { given: { rights: [], methods }, children: panel }), {
    'parked.list': ok({ parked: [{ id: 4, file: '十月.xlsx', wouldChange: ['场次 12 → 13'] }] }),
  });
  expect(page.pressables().map(({ says }) => says)).toEqual(offered);
  await page.end();
});

it('signs beside the colours of a map', () => {
  expect(SIGNS).toEqual({ confirmed: '✓', strong: '●', weak: '◐', unsure: '?', placeholder: '{}', keep: '⊘', wrong: '!' });
});

it('a bug is named by its number, or by what it says', () => {
  expect(getBugNumber(new ORPCError('BUG', { data: { id: 'Q7' } }))).toBe('Q7');
  expect(getBugNumber(new Error('aborted'))).toBe('aborted');
  expect(getBugNumber('odd')).toBe('odd');
});
