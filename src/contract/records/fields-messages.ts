// What people call the fields of each kind of record, and of what else the history speaks of, in zh-CN and en.
import type { FieldWords, RecordKind } from './field.ts';
import { isRecordName, RECORD_KINDS } from './record-kinds.ts';
import type { Language } from '../core/language.ts';
import type { TYPED_CHARGES } from './kinds/charge.ts';
import type { KEPT_DEPOSIT } from './kinds/deposit-move.ts';
import type { PAYMENT_METHODS } from './kinds/payment.ts';
import type { CatalogueWord, INVOICE_STATES, SALES_SOURCES } from '../../domain/base/catalogue.ts';

type WordsByField = Readonly<Record<string, FieldWords>>;

/** Fields that are called the same in every table that has them. */
const COMMON: WordsByField = {
  starts_on: ['生效日期', 'Holds from'],
  month: ['月份', 'Month'],
  day: ['日期', 'Day'],
  uscc: ['统一社会信用代码', 'Credit code'],
  phone: ['联系电话', 'Phone'],
  tenant_id: ['企业', 'Tenant'],
  studio_id: ['直播间', 'Studio'],
  platform: ['平台', 'Platform'],
  handle: ['账号ID', 'Account ID'],
  nickname: ['昵称', 'Nickname'],
  goods_class: ['商品类别', 'Goods class'],
  source: ['数据来源', 'Source'],
  kind: ['类型', 'Kind'],
  notes: ['备注', 'Notes'],
  note: ['说明', 'Note'],
  number: ['编号', 'Number'],
  name: ['名称', 'Name'],
};

const FILES: WordsByField = {
  file: ['文件', 'File'],
  rows: ['行数', 'Rows'],
  kept: ['原来的留作', 'Former one kept as'],
};

/** By table, and what else the history says of records than their fields. */
export const OTHER_FIELDS: Readonly<Record<string, WordsByField>> = {
  bureau_workbook: { blank: ['空白表', 'Blank'] },
  filing: {
    revision: ['第几版', 'Revision'],
    by: ['经手', 'By'],
    state: ['状态', 'State'],
    how: ['报送方式', 'How it was handed in'],
    words: ['主管部门的话', 'The bureau’s words'],
    disputed: ['有异议的数', 'Disputed figures'],
  },
  statement: { number: ['账单号', 'Number'], total: ['合计(元)', 'Total (yuan)'] },
  statement_invoice: {
    statement: ['账单号', 'Statement'],
    state: ['状态', 'State'],
    number: ['发票号', 'Invoice number'],
    day: ['开票日期', 'Issued on'],
  },
  roster: { rows: ['应报企业数', 'Tenants that are due'] },
  tenant_form: { name: ['企业', 'Tenant'], file: ['文件', 'File'] },
  form_reply: {
    state: ['状态', 'State'],
    words: ['说明', 'Words'],
    relation: ['审核关系', 'Relation'],
    cells: ['所问的格', 'Cells asked about'],
  },
  import_sheet: { row: ['行', 'Row'], column: ['列', 'Column'], value: ['内容', 'Content'] },
  person: { name: ['姓名', 'Name'], role: ['角色', 'Role'], wrong_tries: ['输错次数', 'Wrong tries'] },
  tenant: { merged: ['并入的企业', 'Merged tenant'] },
  backup_made: FILES,
  base: {
    ...FILES,
    folder: ['文件夹', 'Folder'],
    failed: ['没做成的原因', 'Why it failed'],
    version: ['数据库版本', 'Schema version'],
    known: ['记得的到', 'Known until'],
    lacks: ['缺少的条数', 'Entries it lacks'],
    list: ['清单', 'List'],
    phones: ['电话个数', 'Phones'],
    records: ['替换的记录', 'Records replaced'],
    trail: ['替换的操作记录', 'Entries of the trail replaced'],
    files: ['换成说明的文件', 'Files become a note'],
  },
  reminder: { sent: ['已发（1 是，0 否）', 'Sent (1 yes, 0 no)'] },
  profile_file: FILES,
  scorecard_file: { ...FILES, card: ['自评标准', 'Scorecard'], criterion: ['条件', 'Criterion'], threshold: ['门槛', 'Threshold'] },
  holiday_file: { ...FILES, firstYear: ['从哪一年', 'First year'], lastYear: ['到哪一年', 'Last year'] },
};

function ownWords(kind: string, field: string): FieldWords | null {
  if (!isRecordName(kind)) return null;
  const { fields }: RecordKind = RECORD_KINDS[kind];
  return fields.find(({ name }) => name === field)?.words ?? null;
}

/** What people call a field of a kind of record; a field without a word is its own name. */
export function formatField(kind: string, field: string, language: Language): string {
  const words = ownWords(kind, field) ?? OTHER_FIELDS[kind]?.[field] ?? COMMON[field];
  return words === undefined ? field : words[language === 'zh-CN' ? 0 : 1];
}

/** Every word of the fixed lists that a form offers, as it is stored, and those that only the program writes. */
type Choice =
  | CatalogueWord
  | (typeof PAYMENT_METHODS)[number]
  | typeof KEPT_DEPOSIT
  | (typeof TYPED_CHARGES)[number]
  | (typeof SALES_SOURCES)[number]
  | (typeof INVOICE_STATES)[number]
  | ('holiday' | 'workday' | 'in' | 'out' | 'kept' | 'rent' | 'studio');

/** The words of fixed lists in both languages: what is stored is Chinese, or a code. */
const CHOICE_WORDS: Readonly<Record<Choice, FieldWords>> = {
  holiday: ['放假', 'Holiday'],
  workday: ['调休上班', 'Workday'],
  form: ['企业报表', 'Tenant’s form'],
  ledger: ['销售台账', 'Ledger'],
  session: ['平台导出', 'Platform export'],
  公共: ['公共', 'Shared'],
  专属: ['专属', 'Exclusive'],
  直播电商企业: ['直播电商企业', 'Live commerce'],
  相关服务企业: ['相关服务企业', 'Services'],
  直播电商园区: ['直播电商园区', 'Live-commerce park'],
  '直播电商基地（专业服务类）': ['直播电商基地（专业服务类）', 'Live-commerce base (services)'],
  '直播电商基地（商品交易类）': ['直播电商基地（商品交易类）', 'Live-commerce base (goods)'],
  招商会: ['招商会', 'Recruitment'],
  培训会: ['培训会', 'Training'],
  产品推荐会: ['产品推荐会', 'Product showcase'],
  选品会: ['选品会', 'Product selection'],
  知识产权侵权: ['知识产权侵权', 'Infringement'],
  假冒伪劣: ['假冒伪劣', 'Counterfeit'],
  虚假宣传: ['虚假宣传', 'False advertising'],
  知名: ['知名', 'Well-known'],
  普通: ['普通', 'Ordinary'],
  营业执照: ['营业执照', 'Business licence'],
  合同: ['合同', 'Contract'],
  身份核验: ['身份核验', 'Identity check'],
  品牌授权: ['品牌授权', 'Brand licence'],
  其他: ['其他', 'Other'],
  转账: ['转账', 'Bank transfer'],
  微信: ['微信', 'WeChat'],
  支付宝: ['支付宝', 'Alipay'],
  现金: ['现金', 'Cash'],
  押金扣留: ['押金扣留', 'Kept deposit'],
  rent: ['租金', 'Rent'],
  studio: ['直播间费用', 'Studio'],
  correction: ['调整', 'Correction'],
  credit: ['贷项', 'Credit'],
  in: ['收取', 'Taken'],
  out: ['退还', 'Given back'],
  kept: ['扣留', 'Kept'],
  not_issued: ['未开', 'Not issued'],
  issued: ['已开', 'Issued'],
  red: ['已红冲', 'Written off'],
};

function isChoice(word: string): word is Choice {
  return Object.hasOwn(CHOICE_WORDS, word);
}

/** What people call a choice's word; a word without another stays as it is. */
export function formatChoice(word: string, language: Language): string {
  const words = isChoice(word) ? CHOICE_WORDS[word] : undefined;
  return words === undefined ? word : words[language === 'zh-CN' ? 0 : 1];
}
