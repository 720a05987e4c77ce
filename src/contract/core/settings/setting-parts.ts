// The parts of settings that hold several values: statements, how long names are kept, texts to send, the last update, sharing.
import { z } from 'zod';
import { ACCOUNT } from '../../../domain/money/vouchers.ts';
import type { Word } from '../language.ts';
import { KEPT_MONTHS, RETENTION_WORDS } from './retention-words.ts';
import { defineCount, defineText, openField, type SettingParts } from './setting.ts';

/** What stands around a statement's lines; due on the last day of a month that lacks the day. */
export const STATEMENT = {
  dueMonths: defineCount('due', [0, 12], { words: ['账期之后几个月', 'Months after the statement’s'] }),
  dueDay: defineCount('due', [1, 31], { words: ['几号', 'Day of the month'] }),
  rentDueDay: defineCount('due', [1, 31], { words: ['单独出的租金：当月几号', 'Rent billed alone: day of its month'] }),
  payee: openField(defineText('account', 100, { words: ['户名', 'Account name'] })),
  bank: openField(defineText('account', 100, { words: ['开户行', 'Bank'] })),
  bankAccount: openField(defineText('account', 100, { words: ['账号', 'Account number'] })),
  taxName: defineText('tax', 20, { words: ['名称', 'What it is called'] }),
  taxRate: openField(defineCount('tax', [1, 10_000], { words: ['税率（%）', 'Rate (%)'] }, 'percent')),
} as const;

function defineAccount(words: Word) {
  const field = defineText('accounts', 60, { words });
  return { ...field, type: 'account', schema: field.schema.regex(ACCOUNT) } as const;
}

/** The accounts that vouchers are written on, each by its number and name. */
export const ACCOUNTS = {
  receivable: defineAccount(['应收账款', 'Receivables']),
  rent: defineAccount(['租金收入', 'Rent']),
  studio: defineAccount(['直播间收入', 'Studio charges']),
  changes: defineAccount(['调整与贷项', 'Corrections and credits']),
  tax: defineAccount(['应交税费', 'Tax']),
  bank: defineAccount(['银行存款（转账和其他）', 'Bank (transfers and others)']),
  cash: defineAccount(['现金', 'Cash']),
  wechat: defineAccount(['微信', 'WeChat']),
  alipay: defineAccount(['支付宝', 'Alipay']),
  deposit: defineAccount(['押金', 'Deposits']),
} as const;

function defineMonths([zh, en]: Word) {
  return defineCount('months', [KEPT_MONTHS.least, KEPT_MONTHS.most], { words: [`${zh}（月）`, `${en} (months)`] });
}

export const RETENTION = {
  tenants: defineMonths(RETENTION_WORDS.tenants),
  bookings: defineMonths(RETENTION_WORDS.bookings),
  waiting: defineMonths(RETENTION_WORDS.waiting),
  hosts: defineMonths(RETENTION_WORDS.hosts),
} as const;

/** Texts that a base may write its own way. */
export const TEXT_KINDS = ['booking', 'option', 'cancelled', 'reminder', 'tomorrow', 'tenantWeek'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

export const TEXT_WORDS: Readonly<Record<TextKind, Word>> = {
  booking: ['预约确认', 'A booking'],
  option: ['暂时保留', 'An option'],
  cancelled: ['预约取消', 'A cancelled booking'],
  reminder: ['到场提醒', 'A reminder'],
  tomorrow: ['一天的安排', 'A day'],
  tenantWeek: ['企业一周的预约', 'A tenant’s week'],
};

export const textSchema = z.string().min(1);
export const TEXTS: SettingParts = Object.fromEntries(
  Object.entries(TEXT_WORDS).map(([kind, words]) => [kind, { words, schema: textSchema } as const]),
);

/** The last update: from which version to which, and the backup that was made before it. */
export const UPDATE = {
  from: { words: ['原版本', 'From version'], schema: z.string() },
  to: { words: ['新版本', 'To version'], schema: z.string() },
  atMs: { words: ['时间', 'At'], type: 'moment', schema: z.int() },
  backup: { words: ['更新前的备份', 'Backup before it'], schema: z.string() },
} as const;

export const portSchema = z.int().min(1024).max(65_535);

export const SHARED_AT = {
  address: { words: ['地址', 'Address'], schema: z.ipv4() },
  port: { words: ['端口', 'Port'], schema: portSchema },
} as const;
