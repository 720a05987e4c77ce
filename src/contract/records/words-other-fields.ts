// What people call the fields of what nobody edits in a form, and of what else the history speaks of, in zh-CN and en.
type FieldWords = Readonly<Record<string, readonly [zh: string, en: string]>>;

const BOOKED: FieldWords = {
  starts_at: ['开始', 'From'],
  ends_at: ['结束', 'Until'],
  state: ['状态', 'State'],
  holds_until: ['保留到', 'Held until'],
  title: ['主题', 'Title'],
  contact: ['联系人', 'Contact'],
  cancel_reason: ['取消原因', 'Reason for cancelling'],
  from_past: ['补登', 'Entered afterwards'],
  actual_start: ['实际到场', 'Came at'],
  actual_end: ['实际离场', 'Left at'],
  occurs_on: ['系列中的日期', 'Date in its series'],
  is_exception: ['单独改过', 'Changed by itself'],
  equipment: ['公用设备', 'Equipment'],
  charge: ['费用(元)', 'Charge (yuan)'],
  override_reason: ['照约的理由', 'Reason for booking all the same'],
  overridden_at: ['照约的时间', 'Booked all the same at'],
  waive_reason: ['免收的理由', 'Reason for waiving'],
};

const TRADED: FieldWords = {
  export: ['导出表', 'Export'],
  minutes: ['直播时长(分钟)', 'Time live (minutes)'],
  views: ['观看人次', 'Views'],
  orders: ['成交订单数', 'Orders'],
  paid: ['成交额(元)', 'Paid (yuan)'],
  refunded: ['退款额(元)', 'Refunded (yuan)'],
  refunded_by_order: ['退款额(元，按支付时间)', 'Refunded (yuan, by order)'],
  refunded_by_refund: ['退款额(元，按退款时间)', 'Refunded (yuan, by refund)'],
  settled: ['结算额(元)', 'Settled (yuan)'],
};

const FILES: FieldWords = {
  file: ['文件', 'File'],
  rows: ['行数', 'Rows'],
  kept: ['原来的留作', 'Former one kept as'],
};

/** By kind of record or table. */
export const OTHER_FIELDS: Readonly<Record<string, FieldWords>> = {
  booking: BOOKED,
  booking_series: {
    ...BOOKED,
    starts_on: ['从', 'From'],
    rule: ['重复', 'Repeats'],
    starts_minute: ['几点', 'At'],
    minutes: ['时长(分钟)', 'Length (minutes)'],
  },
  waiting_entry: {
    contact: ['联系人', 'Contact'],
    from_minute: ['最早', 'From'],
    to_minute: ['最晚', 'Until'],
    minutes: ['时长(分钟)', 'Length (minutes)'],
    area: ['面积(㎡)', 'Area (m²)'],
    state: ['状态', 'State'],
    booking_id: ['约成的预约', 'Booking made'],
    closed_reason: ['结束的原因', 'Why it ended'],
  },
  shift_note: {
    at_ms: ['时间', 'Written at'],
    who: ['谁写的', 'Written by'],
    words: ['内容', 'Words'],
    done_ms: ['做完的时间', 'Done at'],
    done_by: ['谁做的', 'Done by'],
  },
  loan: {
    thing: ['物品', 'Thing'],
    holder: ['借用人', 'Lent to'],
    lent_at: ['借出', 'Lent at'],
    lent_by: ['经手', 'Lent by'],
    due_at: ['应还', 'Due'],
    returned_at: ['归还', 'Returned'],
    returned_to: ['收回人', 'Taken back by'],
  },
  live_session: {
    ...TRADED,
    key: ['场次', 'Session'],
    starts_at: ['开播', 'From'],
    ends_at: ['下播', 'Until'],
    title: ['直播标题', 'Title'],
  },
  shop_day: TRADED,
  source_choice: { source: ['按哪个算', 'Counts as'], reason: ['原因', 'Reason'] },
  bureau_workbook: { blank: ['空白表', 'Blank'] },
  month_head: { field: ['项目', 'Field'], value: ['内容', 'Content'] },
  explanation_draft: { relation: ['审核关系', 'Relation'], words: ['说明', 'Explanation'] },
  attachment: { name: ['文件名', 'File name'] },
  column_mapping: { name: ['名称', 'Name'], fields: ['列', 'Columns'] },
  // Of months, papers and the base itself.
  filing: {
    revision: ['第几版', 'Revision'],
    by: ['经手', 'By'],
    state: ['状态', 'State'],
    how: ['报送方式', 'How it was handed in'],
    words: ['主管部门的话', 'The bureau’s words'],
  },
  statement: { number: ['账单号', 'Number'], total: ['合计(元)', 'Total (yuan)'] },
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
    version: ['数据库版本', 'Schema version'],
    known: ['记得的到', 'Known until'],
    lacks: ['缺少的条数', 'Entries it lacks'],
  },
  profile_file: FILES,
  scorecard_file: { ...FILES, card: ['自评标准', 'Scorecard'], criterion: ['条件', 'Criterion'], threshold: ['门槛', 'Threshold'] },
  holiday_file: { ...FILES, firstYear: ['从哪一年', 'First year'], lastYear: ['到哪一年', 'Last year'] },
};
