// The tenants' monthly form as data: what its labels and columns are called, by version. Writer and readers share it.

/** The form's version that is made now. A change of labels or columns is a new version; the old ones stay here, so that old forms can be read. */
export const FORM_VERSION = 1;

/** The figures of a row, in the order of the columns. */
export const FORM_FIGURES = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
export type FormFigure = (typeof FORM_FIGURES)[number];

/** The columns of the form's body, in order. */
export const FORM_FIELDS = ['platform', 'goodsClass', ...FORM_FIGURES] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** What is filled in below the body, each cell to the right of its label. `none`: the statement that nothing was sold. */
export const FORM_SINGLES = ['retail', 'hosts', 'employees', 'none', 'filler', 'phone', 'filledOn'] as const;
export type FormSingle = (typeof FORM_SINGLES)[number];

/** What is filled in and locked above the body. */
export const FORM_LOCKED = ['name', 'uscc', 'month'] as const;
export type FormLocked = (typeof FORM_LOCKED)[number];

/** What the hidden sheet holds, a label and its value side by side. */
export const FORM_HIDDEN = ['number', 'tenant', 'month', 'version', 'uscc', 'name'] as const;
export type FormHidden = (typeof FORM_HIDDEN)[number];

/** One version's names of everything that a reader looks for. */
export interface FormLayout {
  readonly version: number;
  readonly sheet: string;
  /** The sheet that the drop-down lists are read from. */
  readonly lists: string;
  readonly columns: Readonly<Record<FormField, string>>;
  /** The column that says in words what is wrong with a row. */
  readonly check: string;
  readonly total: string;
  readonly locked: Readonly<Record<FormLocked, string>>;
  readonly singles: Readonly<Record<FormSingle, string>>;
  readonly hidden: Readonly<Record<FormHidden, string>>;
}

/** The hidden sheet's name is the same in every version: it says which version a form is of. */
export const FORM_SHEET = '_form';

/** Words with which a tenant says that nothing was sold. */
export const NOTHING_SOLD = '是';
export const SOMETHING_SOLD = '否';

const VERSION_1: FormLayout = {
  version: 1,
  sheet: '销售月报',
  lists: '_lists',
  columns: {
    platform: '平台',
    goodsClass: '商品类别',
    sessions: '直播场次',
    minutes: '直播时长(分钟)',
    views: '观看人次',
    orders: '成交订单数',
    paid: '成交额(元)',
    refunded: '退款额(元)',
    settled: '结算额(元)',
  },
  check: '校验',
  total: '合计',
  locked: { name: '企业名称', uscc: '统一社会信用代码', month: '报告期' },
  singles: {
    retail: '网络零售额(元)',
    hosts: '主播数',
    employees: '从业人员',
    none: '本月无销售',
    filler: '填表人',
    phone: '联系电话',
    filledOn: '填表日期',
  },
  hidden: {
    number: '表单编号 (form id)',
    tenant: '企业ID (tenant id)',
    month: '月份 (month)',
    version: '版本 (version)',
    uscc: '统一社会信用代码 (code)',
    name: '企业名称 (name)',
  },
};

/** Every version that can be read, the newest last. */
export const FORM_LAYOUTS: readonly FormLayout[] = [VERSION_1];

/** The layout of a version; null for one that this program does not know. */
export function findLayout(version: number, layouts: readonly FormLayout[] = FORM_LAYOUTS): FormLayout | null {
  return layouts.find((one) => one.version === version) ?? null;
}

/** The number of a tenant's nth form of a month: `XB202610-00012-1`. */
export function formatFormNumber(month: string, tenantId: number, nth: number): string {
  return `XB${month.replace('-', '')}-${String(tenantId).padStart(5, '0')}-${nth}`;
}

/** What a form's title says behind the base's name. */
export function formatTitleTail(layout: Pick<FormLayout, 'sheet'>): string {
  return `企业直播${layout.sheet}`;
}

/** Whose the title says that the form is where the base has no name yet. */
export const NAMELESS_BASE = '直播电商基地';

/** The title of a form of the base called so. */
export function titleOf(layout: Pick<FormLayout, 'sheet'>, base: string): string {
  return `${base === '' ? NAMELESS_BASE : base}${formatTitleTail(layout)}`;
}
