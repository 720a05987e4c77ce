// Every kind of write that another program or person makes to the base, and the screens that show it.
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { bodyRow, FIRST_ROW, fill } from '../helpers/form-hand.ts';
import { add, MONTH, STUDIO, THIRD, TODAY, valueOf } from './figures-base.ts';
import { correct, type Write, WRITES_OF_RECORDS } from './writes-of-records.ts';

/** 凤凰花开: its form is made and read in here. */
const SILENT = 23;

async function takeReply(client: LivebaseClient): Promise<unknown> {
  const { files } = valueOf(await client.forms.make({ month: MONTH, tenants: [SILENT] }));
  const form = files[0]?.bytes;
  if (form === undefined) throw new Error('no form');
  const bytes = fill(form, bodyRow(FIRST_ROW, [11, 1320, 23_456, 345, 87_654.32, 1234.56, 76_543.21]));
  return client.imports.take({
    files: [{ name: '凤凰花开.xlsx', bytes }],
    month: null,
    tenant: null,
    account: null,
    isDryRun: false,
    takesGoodRows: true,
    onDifference: 'replace',
  });
}

const OF_SALES: readonly Write[] = [
  { what: 'a reply is taken', isInBrowser: true, seen: [`/sales/${MONTH}`, '/sales/batches'], write: takeReply },
  {
    what: 'a reply is asked about',
    seen: [`/sales/${MONTH}`],
    write: async (client) => {
      const { rows } = valueOf(await client.collection.month({ month: MONTH }));
      const reply = rows.find(({ tenant }) => tenant === THIRD)?.reply?.id ?? 0;
      return client.collection.query({ reply, cells: [], words: '成交额是不是漏了一个店？' });
    },
  },
  {
    what: 'an import is undone',
    seen: [`/sales/${MONTH}`, '/sales/batches'],
    write: async (client) => {
      const { batches } = valueOf(await client.batches.list({}));
      return client.batches.undo({ batch: Math.max(...batches.map(({ batch }) => batch)) });
    },
  },
  {
    what: 'a sales line is corrected',
    seen: [`/sales/${MONTH}/lines`, '/analytics'],
    write: async (client) => {
      const { rows } = valueOf(await client.records.list({ kind: 'sales_line', tenant: 1, studio: null, month: MONTH, retired: false }));
      const line = rows.find(({ values }) => values['source'] === 'ledger');
      return correct(client, 'sales_line', line?.id ?? 0, { paid: 200_000_055, orders: 9999 });
    },
  },
  {
    what: 'another source is chosen',
    seen: [`/sales/${MONTH}/differ`, `/sales/${MONTH}`],
    write: (client) =>
      client.collection.choose({
        month: MONTH,
        tenant: 2,
        platform: '抖音',
        goodsClass: '化妆品类',
        source: 'session',
        reason: '平台后台核对过',
      }),
  },
];

const OF_REPORTS: readonly Write[] = [
  {
    what: 'words about a relation',
    seen: [`/report/${MONTH}/self-check`],
    write: (client) => client.filing.explain({ month: MONTH, relation: 'ZB-5.09.paid', words: '双十一预售提前', about: '428.01' }),
  },
  {
    what: 'the head of the report',
    seen: [`/report/${MONTH}`, '/settings/history'],
    write: (client) => client.month.head({ month: MONTH, fields: { 填表人: '江一苇' } }),
  },
  {
    what: 'a month is reopened',
    seen: ['/report/2026-09', '/sales/2026-09/retail'],
    write: (client) => client.month.reopen({ month: '2026-09', reason: '补报一家' }),
  },
  {
    what: 'a month is closed',
    seen: ['/report/months', '/report/2026-09'],
    write: async (client) => {
      const { findings } = valueOf(await client.report.month({ month: '2026-09', profile: null }));
      const warned = findings.filter(({ severity }) => severity === 'W').map(({ id }) => [id, '企业已确认']);
      return client.month.close({ month: '2026-09', explanations: Object.fromEntries(warned) });
    },
  },
  {
    what: 'a month is handed in',
    seen: ['/report/months', '/report/2026-09'],
    write: (client) => client.month.submit({ month: '2026-09', how: '网上直报', receipt: null, result: null, words: null }),
  },
  {
    what: 'a figure from before',
    seen: ['/report/historical/2025'],
    write: (client) =>
      client.filing.enterHistorical({
        cells: [{ month: '2025-07', figure: 'ZB-2.01.month', value: '1777', origin: '纸质报表' }],
        isPreview: false,
        takesGood: false,
      }),
  },
  {
    what: 'a target is set',
    seen: ['/analytics'],
    write: (client) => add(client, 'year_target', { year: 2026, indicator: 'ZB-2.01', value: '24000' }),
  },
  {
    what: 'a threshold is set',
    seen: ['/scorecard'],
    write: async (client) => {
      const { cards } = valueOf(await client.insight.scorecard({ from: '2025-11', to: MONTH }));
      return client.insight.setThreshold({ card: cards[0]?.id ?? '', criterion: cards[0]?.criteria[0]?.id ?? '', threshold: '15000' });
    },
  },
];

const OF_SETTINGS: readonly Write[] = [
  {
    what: 'the base’s facts change',
    seen: ['/settings/base'],
    write: (client) =>
      client.records.changeFrom({ kind: 'base_fact', subject: null, day: TODAY, values: { phone: '0592-5550199' }, reason: '换号' }),
  },
  {
    what: 'the desk goes by another rule',
    seen: ['/settings/desk'],
    write: async (client) => {
      const rules = valueOf(await client.settings.deskRules({}));
      const warnings = Object.fromEntries(
        Object.entries(rules.warnings).flatMap(([code, how]) => (how === undefined ? [] : [[code, how] as const])),
      );
      return client.settings.setDeskRules({ ...rules, cancelReasons: [...rules.cancelReasons], warnings, graceMinutes: 25 });
    },
  },
  {
    what: 'statements are framed otherwise',
    seen: ['/settings/bills'],
    write: async (client) => client.money.setFrame({ ...valueOf(await client.money.frame({})), payee: '鹭江潮', dueDay: 20 }),
  },
  {
    what: 'somebody is added',
    seen: ['/settings/people'],
    write: (client) => client.people.add({ name: '林统计', role: 'statistician' }),
  },
  {
    what: 'a right is given',
    seen: ['/settings/people'],
    write: (client) => client.people.switchRight({ role: 'front_desk', right: 'money.look', given: true }),
  },
  {
    what: 'a day is closed',
    isInBrowser: true,
    seen: ['/settings/calendar', `/studios/${STUDIO}/open`],
    write: (client) =>
      client.settings.addExceptions({
        from: '2026-12-24',
        to: '2026-12-24',
        weekdays: [4],
        studios: null,
        hours: '10:00-18:00',
        note: '年终盘点',
        onTaken: 'keep',
      }),
  },
  { what: 'a backup is made', seen: ['/settings/backups', '/settings/history'], write: (client) => client.settings.backUp({}) },
];

/** Every kind of write, in the order in which they can be made. */
export const WRITES: readonly Write[] = [...WRITES_OF_RECORDS, ...OF_SALES, ...OF_REPORTS, ...OF_SETTINGS];
