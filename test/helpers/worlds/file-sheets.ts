// The sheets of a world's ledgers: columns by name and rows of cells, before a writer shuffles and spells them.
import { codeCell, countCell, dayCell, decimalCell, idCell, monthCell, type RawCell, timeCell } from './file-cells.ts';
import type { Chance } from './random.ts';
import type { Tenant, World } from './world.ts';

/** A sheet: each row a cell by the column's name. */
export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, RawCell>>[];
}

/** Any code that the tenant has had: all of them find it. */
function anyRef(chance: Chance, world: World, id: number): RawCell {
  const tenant = world.tenants.find((one) => one.id === id);
  if (tenant === undefined) throw new Error('no tenant');
  return codeCell(chance, chance.pick(tenant.facts).uscc);
}

const money = (chance: Chance, fen: number): RawCell => decimalCell(chance, fen, ['¥', '￥']);
const area = (chance: Chance, hundredths: number): RawCell => decimalCell(chance, hundredths, []);
const yes = (chance: Chance, is: boolean): RawCell => (is ? '是' : chance.pick(['否', '否', null]));

/** Some rows stand twice, with the same in all cells: they count once. */
function withRepeats(chance: Chance, rows: SheetSpec['rows']): SheetSpec['rows'] {
  return chance.is(0.7) ? rows : [...rows, ...rows.filter(() => chance.is(0.03))];
}

export function baseSheets(chance: Chance, world: World): readonly SheetSpec[] {
  return [
    { name: '基地', rows: Object.entries(world.words).map(([项目, 内容]) => ({ 项目, 内容 })) },
    {
      name: '基地面积',
      rows: world.areas.map((one) => ({
        月份: monthCell(chance, one.month),
        '建筑面积(㎡)': area(chance, one.floor),
        '可招商面积(㎡)': area(chance, one.lettable),
        运营团队人数: countCell(chance, one.team),
      })),
    },
  ];
}

export function studioSheets(chance: Chance, world: World): readonly SheetSpec[] {
  const rows = world.studios.flatMap((studio) =>
    studio.facts.map((fact) => ({
      编号: idCell(chance, studio.code),
      名称: `${studio.code}直播间`,
      '面积(㎡)': 45.5,
      类型: fact.kind,
      每日开放: fact.hours,
      换场分钟: countCell(chance, fact.turnaround),
      '时租(元)': 120,
      启用日期: dayCell(chance, studio.opened),
      停用日期: dayCell(chance, studio.closed),
      生效日期: fact.from === '' ? null : dayCell(chance, fact.from),
    })),
  );
  const exceptions = world.exceptions.map((one) => ({
    日期: dayCell(chance, one.day),
    直播间: one.studio === null ? null : idCell(chance, one.studio),
    开放: one.open,
    说明: '调整',
  }));
  return [{ name: '直播间', rows }, ...(exceptions.length > 0 ? [{ name: '开放例外', rows: exceptions }] : [])];
}

function tenantRows(chance: Chance, tenant: Tenant): Readonly<Record<string, RawCell>>[] {
  return tenant.facts.map((fact, nth) => {
    const before = tenant.facts[nth - 1];
    return {
      企业名称: fact.name,
      统一社会信用代码: codeCell(chance, fact.uscc),
      企业类别: fact.category,
      行业代码: '7251',
      联系人: '王女士',
      孵化日期: dayCell(chance, tenant.incubated),
      备注: tenant.notes,
      头部机构: yes(chance, fact.leading),
      生效日期: fact.from === '' ? null : dayCell(chance, fact.from),
      原统一社会信用代码: before !== undefined && before.uscc !== fact.uscc ? codeCell(chance, before.uscc) : null,
    };
  });
}

export function tenantSheets(chance: Chance, world: World): readonly SheetSpec[] {
  const leases = world.leases.map((lease) => ({
    统一社会信用代码: anyRef(chance, world, lease.tenant),
    合同编号: idCell(chance, lease.contract),
    起租日: dayCell(chance, lease.from),
    到期日: dayCell(chance, lease.to),
    退租日: dayCell(chance, lease.left),
    '租用面积（㎡）': area(chance, lease.area),
    '月租金（元）': money(chance, 3_000_000),
    '押金(元)': 20_000,
    专属直播间: lease.studios.join(chance.pick(['、', ',', '，'])),
    每月免费小时: chance.int(0, 40),
  }));
  const accounts = world.accounts.map((one) => ({
    统一社会信用代码: anyRef(chance, world, one.tenant),
    平台: one.platform,
    账号ID: idCell(chance, one.handle),
    昵称: '直播间',
    默认商品类别: one.goodsClass,
  }));
  const heads = world.headcounts.map((one) => ({
    统一社会信用代码: anyRef(chance, world, one.tenant),
    月份: monthCell(chance, one.month),
    主播数: countCell(chance, one.hosts),
    从业人员: countCell(chance, one.employees),
  }));
  return [
    { name: '企业名录', rows: world.tenants.flatMap((tenant) => tenantRows(chance, tenant)) },
    { name: '租约', rows: withRepeats(chance, leases) },
    { name: '直播账号', rows: accounts },
    { name: '月度人员', rows: withRepeats(chance, heads) },
  ];
}

export function registerSheets(chance: Chance, world: World): readonly SheetSpec[] {
  const hosts = world.hosts.map((one) => ({
    主播编号: idCell(chance, one.number),
    统一社会信用代码: anyRef(chance, world, one.tenant),
    昵称: `阿梨${one.number}`,
    级别: one.isKnown ? '知名' : chance.pick(['普通', null]),
    虚拟主播: yes(chance, one.isVirtual),
    入驻日期: dayCell(chance, one.since),
    离开日期: dayCell(chance, one.until),
    培育完成日期: dayCell(chance, one.trained),
  }));
  const cases = world.cases.map((one) => ({
    编号: one.number,
    日期: dayCell(chance, one.day),
    统一社会信用代码: anyRef(chance, world, one.tenant),
    类型: one.kind,
    描述: null,
    来源: '巡查',
    处置日期: dayCell(chance, one.resolved),
    处置结果: one.resolved === null ? null : '已整改',
  }));
  const events = world.events.map((one) => ({
    日期: dayCell(chance, one.day),
    类型: one.kind,
    名称: one.name,
    参加人数: countCell(chance, one.attendance),
  }));
  const historical = world.historical.map((one) => ({
    月份: monthCell(chance, one.month),
    指标: one.figure,
    数值: chance.is(0.5) ? one.value : Number(one.value),
    来源: '纸质报表',
  }));
  return [
    { name: '主播名册', rows: withRepeats(chance, hosts) },
    { name: '合规事件', rows: withRepeats(chance, cases) },
    { name: '活动', rows: events },
    ...(historical.length > 0 ? [{ name: '历史报表', rows: historical }] : []),
  ];
}

export function salesSheets(chance: Chance, world: World): readonly SheetSpec[] {
  const sales = world.sales.map((one) => ({
    月份: monthCell(chance, one.month),
    统一社会信用代码: anyRef(chance, world, one.tenant),
    平台: one.platform,
    商品类别: one.goodsClass,
    直播场次: countCell(chance, one.sessions),
    '直播时长(分钟)': countCell(chance, one.minutes),
    观看人次: countCell(chance, one.views),
    成交订单数: countCell(chance, one.orders),
    '成交额(元)': money(chance, one.paid),
    '退款额(元)': money(chance, one.refunded),
    '结算额(元)': money(chance, one.settled),
  }));
  const retail = world.retail.map((one) => ({
    月份: monthCell(chance, one.month),
    统一社会信用代码: anyRef(chance, world, one.tenant),
    '网络零售额(元)': money(chance, one.amount),
  }));
  return [
    { name: '销售台账', rows: withRepeats(chance, sales) },
    { name: '网络零售额', rows: withRepeats(chance, retail) },
  ];
}

export function bookingSheets(chance: Chance, world: World): readonly SheetSpec[] {
  const rows = world.bookings.map((one) => {
    const tenant = world.tenants.find((each) => each.id === one.tenant);
    return {
      预约号: idCell(chance, one.number),
      直播间: idCell(chance, one.studio),
      企业: tenant !== undefined && chance.is(0.2) ? chance.pick(tenant.facts).name : anyRef(chance, world, one.tenant),
      开始: timeCell(chance, one.start),
      结束: timeCell(chance, one.end),
      状态: one.state,
      保留至: one.holdsUntil === null ? null : timeCell(chance, one.holdsUntil),
      主题: '专场',
      取消原因: one.state === '已取消' ? '改期' : null,
    };
  });
  return [{ name: '预约', rows: withRepeats(chance, rows) }];
}
