// What people call each kind of record, in zh-CN and en.
import type { Language } from './language.ts';

const RECORD_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  base_fact: ['基地信息', 'Base facts'],
  base_area: ['基地面积', 'Base area'],
  studio: ['直播间', 'Studio'],
  studio_fact: ['直播间资料', 'Studio facts'],
  calendar_exception: ['开放例外', 'Exception to the hours'],
  calendar_day: ['节假日与调休', 'Holiday or workday'],
  rate_plan: ['价格', 'Rates'],
  equipment: ['公用设备', 'Equipment'],
  studio_link: ['相连直播间', 'Linked studios'],
  blackout: ['停用时段', 'Blackout'],
  tenant: ['企业', 'Tenant'],
  tenant_fact: ['企业资料', 'Tenant facts'],
  lease: ['租约', 'Lease'],
  account: ['直播账号', 'Account'],
  headcount: ['月度人员', 'Headcount'],
  host: ['主播', 'Host'],
  compliance_case: ['合规事件', 'Compliance case'],
  paper: ['证照', 'Paper'],
  event: ['活动', 'Event'],
  year_target: ['年度目标', 'Year target'],
  historical_figure: ['历史报表', 'Historical figure'],
  booking: ['预约', 'Booking'],
  live_session: ['直播场次', 'Live session'],
  shop_day: ['店铺日报', 'Shop day'],
  sales_line: ['销售台账', 'Sales line'],
  online_retail: ['网络零售额', 'Online retail'],
  month_head: ['报表表头', 'Report head'],
  explanation_draft: ['审核说明草稿', 'Explanation'],
  column_mapping: ['列对应', 'Column mapping'],
  attachment: ['附件', 'File'],
  charge: ['应收', 'Charge'],
  payment: ['收款', 'Payment'],
  deposit_move: ['押金进出', 'Deposit'],
};

/** What else the history and the counts of a base speak of. */
const TABLE_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  backup_made: ['备份', 'Backup'],
  artifact: ['导出的文件', 'Exported file'],
  filing: ['结账的月报', 'Filed report'],
  submission: ['报送', 'Handing in'],
  roster: ['应报名单', 'Roster'],
  filed_figure: ['已结账的指标', 'Filed figure'],
  filed_tenant: ['已结账的企业行', 'Filed tenant row'],
  setting: ['设置', 'Setting'],
  holiday_file: ['节假日文件', 'Holidays file'],
  base: ['数据库', 'Base'],
  history: ['操作记录', 'Audit trail'],
  received_file: ['收到的文件', 'Received file'],
  intake: ['收件记录', 'Intake'],
  import_batch: ['导入批次', 'Import'],
  import_sheet: ['导入的表', 'Imported sheet'],
  batch_change: ['导入的改动', 'Change by an import'],
  parked_file: ['暂存文件', 'Parked file'],
  lease_studio: ['专属直播间', 'Exclusive studio'],
  statement: ['账单', 'Statement'],
  shift_note: ['交接记录', 'Shift note'],
};

/** The kind of a record; a kind without a word is its own name. */
export function sayRecordKind(entity: string, language: Language = 'zh-CN'): string {
  return (RECORD_WORDS[entity] ?? TABLE_WORDS[entity])?.[language === 'zh-CN' ? 0 : 1] ?? entity;
}
