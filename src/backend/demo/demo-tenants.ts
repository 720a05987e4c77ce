// The demo's tenants: who they are, when they came and left, what they sell where. A table of data; the records are made from it.
import type { Day } from '../../domain/time/calendar.ts';
import { type DemoDays, diceOf } from './demo-days.ts';
import { createCodeForName, createFailingCode } from './made-codes.ts';

/** What a tenant sells on one platform in one class: its part of the tenant's sales in thousandths. */
export interface SalesPart {
  readonly platform: string;
  readonly goodsClass: string;
  readonly perThousand: number;
  readonly handle: string;
}

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

/**
 * A line a tenant: name, first day, area in m², hosts and employees, ten thousand yuan of an ordinary month, what it sells
 * (platform, class, thousandths of its sales), and what else is to know of it.
 */
const TABLE = `
厦门云裳集文化传媒有限公司 | 2024-06-01 | 620.50 | 14 86 | 420 | 抖音 服装鞋帽针纺织品类 780、视频号 服装鞋帽针纺织品类 220 | 专属 T107、头部 是
厦门素颜研造科技有限公司 | 2024-06-01 | 548.00 | 11 64 | 360 | 抖音 化妆品类 700、小红书 化妆品类 300 | 专属 T108、头部 是
厦门听潮电子商务有限公司 | 2024-06-15 | 326.60 | 7 38 | 150 | 视频号 日用品类 640、抖音 日用品类 360 |
厦门小岛日记品牌管理有限公司 | 2024-07-01 | 214.50 | 6 22 | 95 | 小红书 化妆品类 1000 |
厦门榕下优品贸易有限公司 | 2024-07-01 | 283.00 | 6 31 | 140 | 淘宝 日用品类 820、快手 日用品类 180 |
厦门蔗林食品电商有限公司 | 2024-07-15 | 367.20 | 8 45 | 188 | 抖音 粮油食品类 1000 |
厦门珠玉满堂珠宝有限公司 | 2024-08-01 | 301.40 | 6 28 | 210 | 抖音 金银珠宝类 650、淘宝 金银珠宝类 350 | 专属 T209
厦门橘井健康科技有限公司 | 2024-08-01 | 182.60 | 4 19 | 58 | 抖音 中西药品类 600、京东 中西药品类 400 |
厦门山货郎农业发展有限公司 | 2024-08-15 | 265.00 | 6 33 | 126 | 抖音 粮油食品类 560、快手 粮油食品类 440 | 专属 T210、孵化 2024-10-08
厦门沙坡集市直播有限公司 | 2024-09-01 | 178.80 | 5 18 | 74 | 抖音 服装鞋帽针纺织品类 500、抖音 日用品类 500 |
厦门竹里家居用品有限公司 | 2024-09-01 | 402.00 | 6 41 | 132 | 淘宝 家具类 600、抖音 家具类 400 | 专属 T301
厦门虎溪文具礼品有限公司 | 2024-10-01 | 156.40 | 4 15 | 46 | 拼多多 文化办公用品类 700、抖音 文化办公用品类 300 | 孵化 2024-11-18
厦门小满茶业有限公司 | 2024-10-01 | 249.60 | 5 27 | 118 | 抖音 饮料类 720、视频号 饮料类 280 | 专属 T302
厦门鹿礁母婴用品有限公司 | 2024-10-15 | 223.80 | 6 24 | 92 | 抖音 日用品类 640、拼多多 日用品类 360 |
厦门谷雨鲜生供应链有限公司 | 2024-11-01 | 384.50 | 7 52 | 164 | 快手 粮油食品类 540、抖音 粮油食品类 460 | 专属 T303
厦门曾厝安手作文化有限公司 | 2024-11-01 | 125.40 | 3 11 | 28 | 小红书 其他 1000 | 孵化 2025-01-06
厦门霜降服饰有限公司 | 2024-12-01 | 339.00 | 7 44 | 176 | 淘宝 服装鞋帽针纺织品类 620、抖音 服装鞋帽针纺织品类 380 | 专属 T304
厦门环岛动力体育用品有限公司 | 2024-12-15 | 237.20 | 5 26 | 88 | 抖音 体育娱乐用品类 680、京东 体育娱乐用品类 320 |
厦门白露美妆有限公司 | 2025-01-01 | 253.00 | 6 29 | 145 | 抖音 化妆品类 600、快手 化妆品类 400 | 专属 T305
厦门五老峰下茶生活有限公司 | 2025-01-15 | 164.20 | 4 17 | 52 | 视频号 饮料类 1000 | 孵化 2025-03-10
厦门海角数码科技有限公司 | 2025-02-01 | 271.60 | 5 30 | 134 | 京东 通讯器材类 560、抖音 通讯器材类 440 |
厦门立夏小家电有限公司 | 2025-03-01 | 298.40 | 6 35 | 152 | 抖音 家用电器和音像器材类 620、京东 家用电器和音像器材类 380 | 专属 T306
厦门凤凰花开服装有限公司 | 2025-03-15 | 192.60 | 5 21 | 78 | 快手 服装鞋帽针纺织品类 1000 |
厦门浪前酒业有限公司 | 2025-04-01 | 185.40 | 4 16 | 64 | 抖音 烟酒类 1000 | 退租 2026-05-20
厦门岛内生鲜直播有限公司 | 2025-04-15 | 219.00 | 5 25 | 82 | 抖音 粮油食品类 700、拼多多 粮油食品类 300 | 退租 2026-09-24
厦门半日闲文化创意有限公司 | 2025-06-01 | 133.60 | 3 12 | 34 | 小红书 文化办公用品类 600、抖音 文化办公用品类 400 | 孵化 2025-07-21
厦门和昌汽车用品有限公司 | 2025-07-01 | 204.80 | 4 20 | 66 | 抖音 汽车类 1000 |
厦门巷口零食铺子有限公司 | 2025-09-01 | 147.20 | 4 14 | 57 | 抖音 粮油食品类 650、视频号 粮油食品类 350 | 孵化 2025-09-22
厦门远洋好物跨境电商有限公司 | 2025-11-10 | 241.50 | 5 27 | 98 | 抖音 日用品类 540、淘宝 化妆品类 460 |
厦门筼筜家纺有限公司 | 2026-03-01 | 220.80 | 5 23 | 86 | 抖音 服装鞋帽针纺织品类 580、拼多多 服装鞋帽针纺织品类 420 |
厦门晴川建材电商有限公司 | 2026-05-16 | 176.40 | 4 18 | 61 | 抖音 建筑及装潢材料类 1000 | 孵化 2026-06-15
厦门鼓浪声虚拟主播科技有限公司 | 2026-10-09 | 112.80 | 3 13 | 40 | 抖音 化妆品类 1000 | 孵化 2026-10-20
厦门启航直播培训学校有限公司 | 2024-06-01 | 345.00 | 4 32 | 0 |  | 服务 人才培训
厦门顺达云仓供应链有限公司 | 2024-06-01 | 886.00 | 0 74 | 0 |  | 服务 仓储物流
厦门一帧影像制作有限公司 | 2024-09-01 | 201.60 | 2 26 | 0 |  | 服务 内容制作
厦门鹭江知识产权代理有限公司 | 2024-12-01 | 94.20 | 0 12 | 0 |  | 服务 知识产权、备注 执照已核对
厦门合规通检测技术有限公司 | 2025-02-15 | 153.80 | 0 21 | 0 |  | 服务 质量检测
厦门数屿数据服务有限公司 | 2025-05-01 | 139.00 | 0 19 | 0 |  | 退租 2026-10-20、服务 数据服务
厦门普惠通财税咨询有限公司 | 2025-12-01 | 82.50 | 0 9 | 0 |  | 服务 财税服务
厦门云岸智能技术有限公司 | 2026-10-16 | 105.60 | 0 15 | 0 |  | 服务 技术服务
`;

interface Row {
  readonly name: string;
  readonly since: string;
  readonly area: string;
  readonly people: readonly number[];
  readonly paid: number;
  readonly parts: readonly (readonly string[])[];
  readonly about: ReadonlyMap<string, string>;
}

function words(text: string): string[][] {
  return text === '' ? [] : text.split('、').map((one) => one.split(' '));
}

function rowOf(line: string): Row {
  const [name = '', since = '', area = '', people = '', paid = '', parts = '', about = ''] = line.split('|').map((cell) => cell.trim());
  const known = words(about).map(([what = '', value = '']) => [what, value] as const);
  return { name, since, area, people: people.split(' ').map(Number), paid: Number(paid), parts: words(parts), about: new Map(known) };
}

const FAMILY = [...'林陈黄郑吴叶苏许蔡洪庄柯'];
const GIVEN = ['以安', '清扬', '书瑶', '景行', '若水', '子衿', '念慈', '知远', '沐晨', '嘉禾', '怀瑾', '亦舒', '文博', '思齐'] as const;
const HANDLES: Readonly<Record<string, string>> = {
  抖音: 'dy',
  淘宝: 'tb',
  快手: 'ks',
  视频号: 'sph',
  小红书: 'xhs',
  京东: 'jd',
  拼多多: 'pdd',
};

/** A person's name; the demo's people are made up. */
export function personOf(...of: readonly (string | number)[]): string {
  const dice = diceOf('person', ...of);
  return dice.pick(FAMILY) + dice.pick(GIVEN);
}

/** One account a platform, whatever is sold there. */
function partsOf(row: Row, number: number): SalesPart[] {
  return row.parts.map(([platform = '', goodsClass = '', perThousand = '']) => {
    const handle = `${HANDLES[platform] ?? 'qt'}${diceOf('handle', platform, number).whole(10_000_000, 98_999_999)}`;
    return { platform, goodsClass, perThousand: Number(perThousand), handle };
  });
}

function tenantOf(row: Row, number: number, { day }: DemoDays): DemoTenant {
  const dayOrNull = (text: string | undefined): Day | null => (text === undefined ? null : day(text));
  const { name, about } = row;
  const code = createCodeForName(name);
  const notes = about.get('备注') ?? null;
  const serviceKind = about.get('服务') ?? null;
  return {
    number,
    name,
    code: notes === '执照已核对' ? createFailingCode(code) : code,
    isLive: serviceKind === null,
    serviceKind,
    industry: serviceKind === null ? '5292' : '7299',
    leading: about.has('头部'),
    legalPerson: personOf('legal', number),
    contact: personOf('contact', number),
    phone: `1${diceOf('phone', number).pick(['35', '38', '59', '86'])}${diceOf('phone', number, 2).whole(10_000_000, 99_999_999)}`,
    incubatedOn: dayOrNull(about.get('孵化')),
    notes,
    since: day(row.since),
    leftOn: dayOrNull(about.get('退租')),
    area: Number(row.area.replace('.', '')),
    studio: about.get('专属') ?? null,
    paid: row.paid * 1_000_000,
    parts: partsOf(row, number),
    hosts: row.people[0] ?? 0,
    employees: row.people[1] ?? 0,
  };
}

/** All tenants in the order in which the ledger lists them. */
export function createDemoTenants(days: DemoDays): DemoTenant[] {
  return TABLE.trim()
    .split('\n')
    .map((line, at) => tenantOf(rowOf(line), at + 1, days));
}

/** The tenant that took another name and code in the newest month. */
const RENAMED = { number: 14, from: '2026-10-12', name: '厦门鹿礁童趣电子商务有限公司' } as const;

/** A tenant's name and code from a day on. */
export interface DemoRenaming {
  readonly number: number;
  readonly from: Day;
  readonly name: string;
  readonly code: string;
}

export function createDemoRenaming({ day }: DemoDays): DemoRenaming {
  return { ...RENAMED, from: day(RENAMED.from), code: createCodeForName(RENAMED.name) };
}

/** What the tenant is called and coded by on a day. */
export function getNameOn(tenant: DemoTenant, renamed: DemoRenaming, on: Day): Pick<DemoTenant, 'name' | 'code'> {
  return tenant.number === renamed.number && on >= renamed.from ? renamed : tenant;
}
/** The tenant that has not reported the newest month. */
export const SILENT = 23;
/** The tenant whose sales of the newest month jump. */
export const JUMPING = 18;
/** The tenant whose sales of the revised month were corrected. */
export const CORRECTED = 17;

export function getTenant(tenants: readonly DemoTenant[], number: number): DemoTenant {
  const tenant = tenants[number - 1];
  if (tenant === undefined) throw new Error(`no tenant ${number}`);
  return tenant;
}

/** True if the tenant resides here on the day. */
export function residesOn(tenant: DemoTenant, on: Day): boolean {
  return tenant.since <= on && (tenant.leftOn === null || on <= tenant.leftOn);
}
