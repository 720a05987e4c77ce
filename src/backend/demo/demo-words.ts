// What the demo's people wrote: explanations of their reports, how they handed them in, and the note on what to look at.
import { type Month, monthNumberOf, printMonthLong } from '../../domain/time/calendar.ts';
import type { Finding } from '../../domain/report/shape.ts';
import type { DemoPlace } from './demo-place.ts';
import { getTenant } from './demo-tenants.ts';

/** Who used the program. */
export const PEOPLE = { clerk: '叶知秋', statistician: '苏清和', accountant: '许嘉言' } as const;

/** How a month was handed in, and why the second came back. */
export const PAPER_TRAIL = {
  how: '市统计联网直报平台上传，纸质件盖章送区商务局',
  acceptedWords: '已审核通过',
  returnedWords: '请核实霜降服饰淘宝成交额，与平台后台不一致',
} as const;

/** Why a month was opened again. */
export function formatReopeningReason(month: Month): string {
  return `霜降服饰补报 ${monthNumberOf(month)} 月淘宝漏计订单`;
}

/** What the demo's people say of a relation that fails, whichever it is. */
export function explanationsOf(findings: readonly Finding[]): Record<string, string> {
  return Object.fromEntries(
    findings.map((finding) => [finding.id, `已逐项核对原始台账与企业说明，数据属实（${finding.message.slice(0, 40)}）`]),
  );
}

/** What the note is written from. */
export interface NoteFacts {
  readonly place: DemoPlace;
  readonly data: string;
  readonly files: readonly string[];
  readonly inputs: string;
  readonly findings: readonly Finding[];
  /** Printed figures of the month by address. */
  readonly text: (address: string) => string;
}

/** What else of the base is worth a look. */
function sightsOf({ days, tenants, renamed, exceptions, studios }: DemoPlace): string[] {
  const longer = studios.find((one) => one.code === 'T103')?.facts.at(-1)?.from ?? '';
  const festival = exceptions.filter((one) => one.note === '春节' && one.hours === null).length;
  return [
    `  ${monthNumberOf(days.filed)} 月已结账、上报并通过；${monthNumberOf(days.revised)} 月被退回，重开更正后为第 2 版，附更正说明。`,
    `  谁欠多少：${monthNumberOf(days.filed)} 月和 ${monthNumberOf(days.revised)} 月的账单多数已付清，有的付了一部分，一家两个月没付，一家重复付了一笔；${monthNumberOf(days.last)} 月的账单还没出。`,
    '  前台：今天、明天和下周的直播间都订了约三分之二；有人已到场，有人迟到，有暂定，有候补。',
    `  ${getTenant(tenants, renamed.number).name}自 ${renamed.from} 起更名、换码；旧名旧码仍能找到它。`,
    `  直播间 T103 自 ${longer} 起改开到次日 02:00；${festival > 0 ? '春节四天休息；' : ''}T204 检修两天。`,
    '  有一家企业的统一社会信用代码校验位不符，备注“执照已核对”，故不再提示。',
  ];
}

/** A short text of what to look at. */
export function noteOf(facts: NoteFacts): string {
  const { place, text } = facts;
  const month = place.days.last;
  const lines = [
    `鹭江潮直播基地（演示数据，企业与人名均为虚构）· ${printMonthLong(month)}月报（草稿）`,
    '',
    '做好的文件：',
    ...facts.files.map((file) => `  ${file}`),
    `数据文件夹：${facts.data}`,
    `原始台账和平台导出（都是可以打开的真文件）：${facts.inputs}`,
    '',
    '先看这几个数：',
    `  直播成交额 ${text('ZB-2.06.month')} 万元，同比 ${text('ZB-2.06.month_yoy')}%，本月止累计 ${text('ZB-2.06.ytd')} 万元`,
    `  入驻企业 ${text('ZB-1.07.value')} 家，入驻率 ${text('ZB-1.10.value')}%，公共直播间使用率 ${text('ZB-2.19.month')}%`,
    '',
    '审核提示（有意留下的几处，结账前要逐条说明）：',
    ...facts.findings.map((finding) => `  ${finding.id}（${finding.severity === 'E' ? '强制' : '核实'}）${finding.message}`),
    '',
    '还可以看：',
    ...sightsOf(place),
    '',
    '接着可以试：',
    `  npx livebase report --data "${facts.data}" --month ${month}`,
    `  npx livebase explain ZB-2.06.month --data "${facts.data}" --month ${month}`,
    `  npx livebase batches --data "${facts.data}"`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
