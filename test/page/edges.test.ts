// Edges that the walks of the page stop short of: just as many as are listed, only one to choose, nothing kept or found yet.
import { createElement, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import { ProfilesSection } from '../../src/app/base/ProfilesSection.tsx';
import { SourcesDrawer } from '../../src/app/collection/SourcesDrawer.tsx';
import { turnHour } from '../../src/app/desk/use-now.ts';
import { Cases } from '../../src/app/insight/home/ComingUp.tsx';
import { ChoicesPanel } from '../../src/app/intake/ChoicesPanel.tsx';
import { PLAIN_CHOICES } from '../../src/contract/intake/intake-shapes.ts';
import { writePreference } from '../../src/app/ui/preferences.ts';
import { sheetPreview } from '../helpers/sheet-preview.ts';
import { type RenderedPage, renderPage } from './render-page.ts';
import { prepareStory } from './story-base.ts';
import { loadScreens } from './walk-page.ts';

const ok = (value: unknown) => ({ ok: true, value });

const story = prepareStory();

function show(part: ReactNode, answers: Readonly<Record<string, unknown>> = {}): Promise<RenderedPage> {
  const ofBase = story().answerAs('manager');
  return renderPage(async () => part, { answer: (name, input) => (name in answers ? answers[name] : ofBase(name, input)) });
}

it('the desk’s day turns at six until the base has said when', async () => {
  const hours: number[] = [];
  const Probe = () => {
    hours.push(turnHour());
    return null;
  };
  const page = await show(createElement(Probe));
  await page.hear(() => writePreference('desk.turns', '4'));
  hours.push(turnHour());
  expect([hours[0], hours.at(-1)]).toEqual([6, 4]);
  await page.end();
});

it.each([
  [5, false],
  [6, true],
])('of %i cases the home lists five, and leads to all where there are more', async (count, leads) => {
  const cases = Array.from({ length: count }, (_, at) => ({
    caseId: at,
    tenantId: at,
    name: `企业${at}`,
    number: `WG-${at}`,
    kind: '虚假宣传',
    day: '2026-10-01',
    daysOpen: at,
  }));
  const page = await show(createElement(Cases, { cases }));
  const text = page.text();
  expect([text.includes('企业4'), text.includes('企业5'), text.includes(`${count} 条`)]).toEqual([true, false, leads]);
  await page.end();
});

it.each([
  [[], false],
  [['tb-77'], true],
  [['tb-77', 'tb-78'], true],
])('an account is asked for where %j are known', async (accounts, isAsked) => {
  const asks = { row: 0, column: '', found: '', code: 'FILE_ACCOUNT_NEEDED', data: { accounts } } as const;
  const sheets = [sheetPreview({ sheet: '订单', refusedRows: 1, refused: [asks] })];
  const files = [{ index: 0, file: '十月.csv', fate: 'refused' as const, refusal: null, sheets }];
  const preview = { files, closed: [], tenants: [], facts: [], refusal: null };
  const importing = { choices: PLAIN_CHOICES, preview, choose: () => Promise.resolve() };
  const page = await show(createElement(ChoicesPanel, { importing }));
  expect(page.text().includes('十月.csv：哪个账号')).toBe(isAsked);
  await page.end();
});

it('a tenant without sales has nothing to compare yet, and it is said what comes here', async () => {
  const sources = { month: '2026-10', tenant: 1, name: '晨光传媒', isClosed: false, keys: [] };
  const page = await show(createElement(SourcesDrawer, { month: '2026-10', tenant: 1, onClose: () => undefined }), {
    'collection.sources': ok(sources),
  });
  expect(page.text()).toMatch(/这家企业这个月没有销售数据[^]*收到报表、台账或平台导出表后，在这里并排比较/);
  await page.end();
});

it('a profile that was chosen is named as people know it', async () => {
  const line = (id: string, name: string, isUsed: boolean) => ({
    id,
    name,
    version: 3,
    tables: [],
    relations: 2,
    deadlineDay: null,
    note: '',
    refusal: null,
    isOwn: false,
    isUsed,
  });
  const page = await show(createElement(ProfilesSection), {
    'settings.profiles': ok({ profiles: [line('city-2026', '市月报', true), line('district-2026', '区月报', false)] }),
    'settings.choose': ok({}),
  });
  await page.press('改用它 区月报');
  await page.press('改用它');
  expect(page.sent()).toContainEqual(['settings.choose', { profile: 'district-2026' }]);
  expect(page.text()).toContain('月报改用“区月报”');
  await page.end();
});

it('an address of a studio that there is not says what may be the cause', async () => {
  const page = await renderPage(loadScreens, { path: '/studios/999', answer: story().answerAs('manager') });
  expect(page.text()).toContain('可能已换了数据库，或者链接不对');
  await page.end();
});

it('a renewed lease is named by its new contract', async () => {
  const page = await renderPage(loadScreens, { path: '/tenants/1/leases', answer: story().answerAs('manager') });
  const renew = page.pressables().find(({ says }) => says.startsWith('续租'));
  await page.press(renew?.says ?? '续租');
  await page.fill('新合同编号', 'HT-9001');
  await page.press('续租');
  expect(page.text()).toContain('已续租：HT-9001');
  await page.end();
});
