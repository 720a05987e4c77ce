// What people call each kind of record.

const RECORD_WORDS: Readonly<Record<string, string>> = {
  base_fact: '基地信息',
  base_area: '基地面积',
  studio: '直播间',
  studio_fact: '直播间资料',
  calendar_exception: '开放例外',
  tenant: '企业',
  tenant_fact: '企业资料',
  lease: '租约',
  account: '直播账号',
  headcount: '月度人员',
  host: '主播',
  compliance_case: '合规事件',
  paper: '证照',
  event: '活动',
  year_target: '年度目标',
  historical_figure: '历史报表',
  booking: '预约',
  live_session: '直播场次',
  shop_day: '店铺日报',
  sales_line: '销售台账',
  online_retail: '网络零售额',
  month_head: '报表表头',
  column_mapping: '列对应',
};

/** The kind of a record in zh-CN; a kind without a word is its own name. */
export function sayRecordKind(entity: string): string {
  return RECORD_WORDS[entity] ?? entity;
}
