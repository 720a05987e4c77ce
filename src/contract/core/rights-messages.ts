// What people call the rights, in zh-CN and en.
import { type Right, RIGHTS } from '../../domain/base/rights.ts';
import type { Language } from './language.ts';

export const RIGHT_WORDS: Readonly<Record<Right, readonly [zh: string, en: string]>> = {
  open: ['进入', 'Enter'],
  look: ['看排期、预约和直播间', 'See board, bookings and studios'],
  'bookings.write': ['登记和改动预约', 'Write bookings'],
  'bookings.override': ['越过预约规则', 'Override booking rules'],
  'bookings.putBack': ['放回已结束的预约', 'Put bookings back'],
  'bookings.waive': ['免收取消费', 'Waive charges'],
  'contacts.look': ['看电话、联系人和备注', 'See phones, contacts and notes'],
  'contacts.write': ['改电话和联系人', 'Write phones and contacts'],
  'records.edit': ['改动资料', 'Edit records'],
  'records.write': ['改企业、租约和直播间', 'Write tenants, leases and studios'],
  'imports.look': ['看导入的文件', 'See imports'],
  imports: ['导入文件', 'Import files'],
  'sales.look': ['看销售和企业月报', 'See sales and forms'],
  'sales.write': ['改销售和企业月报', 'Write sales and forms'],
  'report.look': ['看月报', 'See the report'],
  'report.write': ['结账、重开和上报月报', 'Close, reopen and hand in'],
  'prices.look': ['看预约的价钱', 'See what bookings cost'],
  'money.look': ['看租金、押金和收款', 'See rents, deposits and payments'],
  'money.write': ['记应收、收款和账单', 'Write charges, payments and statements'],
  'files.look': ['看证照和附件', 'See papers and files'],
  'cases.look': ['看合规事件', 'See compliance cases'],
  'cases.write': ['改合规事件', 'Write compliance cases'],
  'history.look': ['看所有人的操作记录', 'See everybody’s audit trail'],
  'history.own': ['看自己的操作记录', 'See one’s own audit trail'],
  safety: ['备份和检查数据库', 'Back up and check the base'],
  'base.change': ['恢复、换数据库和第二备份位置', 'Restore, change the base, second folder'],
  'settings.write': ['改设置', 'Change settings'],
  'maps.write': ['改主管部门的表的对应', 'Change maps of the bureau’s workbooks'],
  'people.write': ['管理人员和权限', 'Manage people and rights'],
};

const BY_NAME: ReadonlyMap<string, readonly [zh: string, en: string]> = new Map(Object.entries(RIGHT_WORDS));

/** The right that a word means, in any of the two languages or as the program writes it; null for none. */
export function rightOf(word: string): Right | null {
  return RIGHTS.find((right) => [right, ...RIGHT_WORDS[right]].includes(word.trim())) ?? null;
}

/** A right as people call it; one that is not known as it is written. */
export function formatRight(right: string, language: Language): string {
  return BY_NAME.get(right)?.[language === 'en' ? 1 : 0] ?? right;
}
