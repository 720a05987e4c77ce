// The demo's tenants: who they are, when they came and left, what they sell where. A table of data; the records are made from it.
import type { Day } from '../../../domain/calendar.ts';
import { day } from './demo-days.ts';
import { codeForName, failingCode } from './made-codes.ts';
import { diceOf } from './seeded.ts';

/** What a tenant sells on one platform in one class: its part of the tenant's sales in thousandths. */
export interface SalesPart {
  readonly platform: string;
  readonly goodsClass: string;
  readonly perThousand: number;
  readonly handle: string;
}

/** A tenant of the demo. */
export interface DemoTenant {
  readonly number: number;
  readonly name: string;
  readonly code: string;
  readonly isLive: boolean;
  readonly serviceKind: string | null;
  readonly industry: string;
  readonly leading: boolean;
  readonly legalPerson: string;
  readonly contact: string;
  readonly phone: string;
  readonly incubatedOn: Day | null;
  readonly notes: string | null;
  readonly since: Day;
  /** Its last day, where it left. */
  readonly leftOn: Day | null;
  /** 0.01 m². */
  readonly area: number;
  readonly studio: string | null;
  /** Fen of an ordinary month. */
  readonly paid: number;
  readonly parts: readonly SalesPart[];
  readonly hosts: number;
  readonly employees: number;
}

type Part = readonly [platform: string, goodsClass: string, perThousand: number];

interface Row {
  readonly name: string;
  readonly since: string;
  readonly area: number;
  readonly people: readonly [hosts: number, employees: number];
  /** Ten thousand yuan of an ordinary month. */
  readonly paid?: number;
  readonly parts?: readonly Part[];
  readonly studio?: string;
  readonly left?: string;
  readonly incubated?: string;
  readonly leading?: true;
  readonly service?: string;
  readonly notes?: string;
}

const CLOTHES = '服装鞋帽针纺织品类';
const FOOD = '粮油食品类';
const BEAUTY = '化妆品类';
const DAILY = '日用品类';

const ROWS: readonly Row[] = [
  { name: '厦门云裳集文化传媒有限公司', since: '2024-06-01', area: 62_050, people: [14, 86], paid: 420, studio: 'T107', leading: true, parts: [['抖音', CLOTHES, 780], ['视频号', CLOTHES, 220]] },
  { name: '厦门素颜研造科技有限公司', since: '2024-06-01', area: 54_800, people: [11, 64], paid: 360, studio: 'T108', leading: true, parts: [['抖音', BEAUTY, 700], ['小红书', BEAUTY, 300]] },
  { name: '厦门听潮电子商务有限公司', since: '2024-06-15', area: 32_660, people: [7, 38], paid: 150, parts: [['视频号', DAILY, 640], ['抖音', DAILY, 360]] },
  { name: '厦门小岛日记品牌管理有限公司', since: '2024-07-01', area: 21_450, people: [6, 22], paid: 95, parts: [['小红书', BEAUTY, 1000]] },
  { name: '厦门榕下优品贸易有限公司', since: '2024-07-01', area: 28_300, people: [6, 31], paid: 140, parts: [['淘宝', DAILY, 820], ['快手', DAILY, 180]] },
  { name: '厦门蔗林食品电商有限公司', since: '2024-07-15', area: 36_720, people: [8, 45], paid: 188, parts: [['抖音', FOOD, 1000]] },
  { name: '厦门珠玉满堂珠宝有限公司', since: '2024-08-01', area: 30_140, people: [6, 28], paid: 210, studio: 'T209', parts: [['抖音', '金银珠宝类', 650], ['淘宝', '金银珠宝类', 350]] },
  { name: '厦门橘井健康科技有限公司', since: '2024-08-01', area: 18_260, people: [4, 19], paid: 58, parts: [['抖音', '中西药品类', 600], ['京东', '中西药品类', 400]] },
  { name: '厦门山货郎农业发展有限公司', since: '2024-08-15', area: 26_500, people: [6, 33], paid: 126, studio: 'T210', incubated: '2024-10-08', parts: [['抖音', FOOD, 560], ['快手', FOOD, 440]] },
  { name: '厦门沙坡集市直播有限公司', since: '2024-09-01', area: 17_880, people: [5, 18], paid: 74, parts: [['抖音', CLOTHES, 500], ['抖音', DAILY, 500]] },
  { name: '厦门竹里家居用品有限公司', since: '2024-09-01', area: 40_200, people: [6, 41], paid: 132, studio: 'T301', parts: [['淘宝', '家具类', 600], ['抖音', '家具类', 400]] },
  { name: '厦门虎溪文具礼品有限公司', since: '2024-10-01', area: 15_640, people: [4, 15], paid: 46, incubated: '2024-11-18', parts: [['拼多多', '文化办公用品类', 700], ['抖音', '文化办公用品类', 300]] },
  { name: '厦门小满茶业有限公司', since: '2024-10-01', area: 24_960, people: [5, 27], paid: 118, studio: 'T302', parts: [['抖音', '饮料类', 720], ['视频号', '饮料类', 280]] },
  { name: '厦门鹿礁母婴用品有限公司', since: '2024-10-15', area: 22_380, people: [6, 24], paid: 92, parts: [['抖音', DAILY, 640], ['拼多多', DAILY, 360]] },
  { name: '厦门谷雨鲜生供应链有限公司', since: '2024-11-01', area: 38_450, people: [7, 52], paid: 164, studio: 'T303', parts: [['快手', FOOD, 540], ['抖音', FOOD, 460]] },
  { name: '厦门曾厝安手作文化有限公司', since: '2024-11-01', area: 12_540, people: [3, 11], paid: 28, incubated: '2025-01-06', parts: [['小红书', '其他', 1000]] },
  { name: '厦门霜降服饰有限公司', since: '2024-12-01', area: 33_900, people: [7, 44], paid: 176, studio: 'T304', parts: [['淘宝', CLOTHES, 620], ['抖音', CLOTHES, 380]] },
  { name: '厦门环岛动力体育用品有限公司', since: '2024-12-15', area: 23_720, people: [5, 26], paid: 88, parts: [['抖音', '体育娱乐用品类', 680], ['京东', '体育娱乐用品类', 320]] },
  { name: '厦门白露美妆有限公司', since: '2025-01-01', area: 25_300, people: [6, 29], paid: 145, studio: 'T305', parts: [['抖音', BEAUTY, 600], ['快手', BEAUTY, 400]] },
  { name: '厦门五老峰下茶生活有限公司', since: '2025-01-15', area: 16_420, people: [4, 17], paid: 52, incubated: '2025-03-10', parts: [['视频号', '饮料类', 1000]] },
  { name: '厦门海角数码科技有限公司', since: '2025-02-01', area: 27_160, people: [5, 30], paid: 134, parts: [['京东', '通讯器材类', 560], ['抖音', '通讯器材类', 440]] },
  { name: '厦门立夏小家电有限公司', since: '2025-03-01', area: 29_840, people: [6, 35], paid: 152, studio: 'T306', parts: [['抖音', '家用电器和音像器材类', 620], ['京东', '家用电器和音像器材类', 380]] },
  { name: '厦门凤凰花开服装有限公司', since: '2025-03-15', area: 19_260, people: [5, 21], paid: 78, parts: [['快手', CLOTHES, 1000]] },
  { name: '厦门浪前酒业有限公司', since: '2025-04-01', area: 18_540, people: [4, 16], paid: 64, left: '2026-05-31', parts: [['抖音', '烟酒类', 1000]] },
  { name: '厦门岛内生鲜直播有限公司', since: '2025-04-15', area: 21_900, people: [5, 25], paid: 82, left: '2026-09-30', parts: [['抖音', FOOD, 700], ['拼多多', FOOD, 300]] },
  { name: '厦门半日闲文化创意有限公司', since: '2025-06-01', area: 13_360, people: [3, 12], paid: 34, incubated: '2025-07-21', parts: [['小红书', '文化办公用品类', 600], ['抖音', '文化办公用品类', 400]] },
  { name: '厦门和昌汽车用品有限公司', since: '2025-07-01', area: 20_480, people: [4, 20], paid: 66, parts: [['抖音', '汽车类', 1000]] },
  { name: '厦门巷口零食铺子有限公司', since: '2025-09-01', area: 14_720, people: [4, 14], paid: 57, incubated: '2025-09-22', parts: [['抖音', FOOD, 650], ['视频号', FOOD, 350]] },
  { name: '厦门远洋好物跨境电商有限公司', since: '2025-11-10', area: 24_150, people: [5, 27], paid: 98, parts: [['抖音', DAILY, 540], ['淘宝', BEAUTY, 460]] },
  { name: '厦门筼筜家纺有限公司', since: '2026-03-01', area: 22_080, people: [5, 23], paid: 86, parts: [['抖音', CLOTHES, 580], ['拼多多', CLOTHES, 420]] },
  { name: '厦门晴川建材电商有限公司', since: '2026-05-16', area: 17_640, people: [4, 18], paid: 61, incubated: '2026-06-15', parts: [['抖音', '建筑及装潢材料类', 1000]] },
  { name: '厦门鼓浪声虚拟主播科技有限公司', since: '2026-10-09', area: 11_280, people: [3, 13], paid: 40, incubated: '2026-10-20', parts: [['抖音', BEAUTY, 1000]] },
  { name: '厦门启航直播培训学校有限公司', since: '2024-06-01', area: 34_500, people: [4, 32], service: '人才培训' },
  { name: '厦门顺达云仓供应链有限公司', since: '2024-06-01', area: 88_600, people: [0, 74], service: '仓储物流' },
  { name: '厦门一帧影像制作有限公司', since: '2024-09-01', area: 20_160, people: [2, 26], service: '内容制作' },
  { name: '厦门鹭江知识产权代理有限公司', since: '2024-12-01', area: 9_420, people: [0, 12], service: '知识产权', notes: '执照已核对' },
  { name: '厦门合规通检测技术有限公司', since: '2025-02-15', area: 15_380, people: [0, 21], service: '质量检测' },
  { name: '厦门数屿数据服务有限公司', since: '2025-05-01', area: 13_900, people: [0, 19], service: '数据服务', left: '2026-10-20' },
  { name: '厦门普惠通财税咨询有限公司', since: '2025-12-01', area: 8_250, people: [0, 9], service: '财税服务' },
  { name: '厦门云岸智能技术有限公司', since: '2026-10-16', area: 10_560, people: [0, 15], service: '技术服务' },
];

const FAMILY = [...'林陈黄郑吴叶苏许蔡洪庄柯'];
const GIVEN = ['以安', '清扬', '书瑶', '景行', '若水', '子衿', '念慈', '知远', '沐晨', '嘉禾', '怀瑾', '亦舒', '文博', '思齐'] as const;
const HANDLES: Readonly<Record<string, string>> = { 抖音: 'dy', 淘宝: 'tb', 快手: 'ks', 视频号: 'sph', 小红书: 'xhs', 京东: 'jd', 拼多多: 'pdd' };

/** A person's name; the demo's people are made up. */
export function personOf(...of: readonly (string | number)[]): string {
  const dice = diceOf('person', ...of);
  return dice.pick(FAMILY) + dice.pick(GIVEN);
}

/** One account a platform, whatever is sold there. */
function partsOf(row: Row, number: number): SalesPart[] {
  return (row.parts ?? []).map(([platform, goodsClass, perThousand]) => {
    const handle = `${HANDLES[platform] ?? 'qt'}${diceOf('handle', platform, number).whole(10_000_000, 98_999_999)}`;
    return { platform, goodsClass, perThousand, handle };
  });
}

function tenantOf(row: Row, at: number): DemoTenant {
  const number = at + 1;
  const code = codeForName(row.name);
  return {
    number,
    name: row.name,
    code: row.notes === '执照已核对' ? failingCode(code) : code,
    isLive: row.service === undefined,
    serviceKind: row.service ?? null,
    industry: row.service === undefined ? '5292' : '7299',
    leading: row.leading ?? false,
    legalPerson: personOf('legal', number),
    contact: personOf('contact', number),
    phone: `1${diceOf('phone', number).pick(['35', '38', '59', '86'])}${diceOf('phone', number, 2).whole(10_000_000, 99_999_999)}`,
    incubatedOn: row.incubated === undefined ? null : day(row.incubated),
    notes: row.notes ?? null,
    since: day(row.since),
    leftOn: row.left === undefined ? null : day(row.left),
    area: row.area,
    studio: row.studio ?? null,
    paid: (row.paid ?? 0) * 1_000_000,
    parts: partsOf(row, number),
    hosts: row.people[0],
    employees: row.people[1],
  };
}

/** All tenants in the order in which the ledger lists them. */
export const TENANTS: readonly DemoTenant[] = ROWS.map(tenantOf);

/** The tenant that took another name and code in the newest month. */
export const RENAMED = {
  number: 14,
  from: day('2026-10-12'),
  name: '厦门鹿礁童趣电子商务有限公司',
  code: codeForName('厦门鹿礁童趣电子商务有限公司'),
} as const;
/** The tenant that has not reported the newest month. */
export const SILENT = 23;
/** The tenant whose sales of the newest month jump. */
export const JUMPING = 18;
/** The tenant whose sales of the revised month were corrected. */
export const CORRECTED = 17;

/** A tenant by its number. */
export function tenantNumbered(number: number): DemoTenant {
  const tenant = TENANTS[number - 1];
  if (tenant === undefined) throw new Error(`no tenant ${number}`);
  return tenant;
}

/** True if the tenant resides here on the day. */
export function residesOn(tenant: DemoTenant, on: Day): boolean {
  return tenant.since <= on && (tenant.leftOn === null || on <= tenant.leftOn);
}
