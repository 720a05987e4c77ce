// Words of the codes about records that people add, change, retire, merge and take back.
import type { WordsByCode } from './phrase.ts';

/** Words of the codes about changed records. */
export const CHANGE_WORDS = {
  RECORD_UNKNOWN: {
    zh: '没有这条记录，可能已换了数据库；请刷新列表后再试。',
    en: 'there is no such record, perhaps another base is open; reload the list and try again.',
  },
  RECORD_CHANGED: {
    zh: '[“{label}”]刚才已被改动[（{who}，{at}）]，这一次没有写入；你填的内容还在，请对照新的内容再保存。',
    en: 'the record[ {label}] was changed meanwhile[ by {who} at {at}] and nothing was written; what you typed is kept, compare it and save again.',
  },
  RECORD_RETIRED: {
    zh: '[“{label}”]已停用[（{who}，{at}）]，没有改动；要改请先恢复它。',
    en: 'the record[ {label}] was retired[ by {who} at {at}] and nothing was changed; restore it first.',
  },
  RECORD_NOT_RETIRED: { zh: '[“{label}”]没有停用，不用恢复。', en: 'the record[ {label}] is not retired, there is nothing to restore.' },
  RECORD_EXISTS: {
    zh: '[“{label}”]已经有了，没有重复登记；请改那一条，或核对编号、日期。',
    en: 'there is one already[: {label}], nothing was added; correct that one, or check its number and days.',
  },
  RECORD_DAY_TAKEN: {
    zh: '{day} 起的资料已经有一条，没有另加；如果那一条写错了，请用“更正”。',
    en: 'there is a row from {day} already and none was added; if that one is wrong, correct it.',
  },
  RECORD_REFERRED: {
    zh: '[“{label}”]还不能停用，没有改动，仍有记录用到它：{what|record}；请先处理这些记录。',
    en: 'the record[ {label}] cannot be retired yet and nothing was changed, others refer to it: {what|record}; settle those first.',
  },
  RECORD_AHEAD: {
    zh: '{found} 还没到，最晚可填 {limit}，请改正。',
    en: '{found} lies ahead, {limit} is the last that can be entered; correct it.',
  },
  RECORD_ENDS_BEFORE_START: {
    zh: '结束（{until}）不能早于开始（{from}），请改正。',
    en: 'the end ({until}) lies before the start ({from}); correct one of them.',
  },
  RECORD_CODE_TAKEN: {
    zh: '统一社会信用代码 {code} 已属于“{tenant}”，没有改动；请核对代码，两家其实是一家的请用“合并”。',
    en: 'the code {code} is that of {tenant} and nothing was changed; check it, or merge the two if they are one.',
  },
  RECORD_SHORT_NAME_TAKEN: {
    zh: '简称[“{shortName}”]已是[“{tenant}”]的，没有改动；请另取一个，前台才分得清。',
    en: 'the short name[ {shortName}] is that of another tenant[: {tenant}] and nothing was changed; choose another one.',
  },
  RECORD_ACCOUNT_TAKEN: {
    zh: '账号“{account}”这段时间登记在“{tenant}”名下[（{from} 起）][（至 {until}）]，没有改动；请核对归属或启用、停用日期。',
    en: 'the account {account} is that of {tenant} in that time[, from {from}][, until {until}], and nothing was changed; check whose it is, or its days.',
  },
  RECORD_STUDIO_LEASED: {
    zh: '专属直播间“{studio}”这段时间已租给“{tenant}”（合同 {contract}，{from} 至 {until}），没有改动；请核对日期或直播间。',
    en: 'the studio {studio} is leased to {tenant} in that time (contract {contract}, {from} to {until}) and nothing was changed; check the days or the studio.',
  },
  RECORD_STUDIO_BOOKED: {
    zh: '直播间“{studio}”这段时间还有 {count} 个预约：{bookings}；请安排改期或换房。',
    en: 'the studio {studio} has {count} bookings in that time: {bookings}; move them or cancel them.',
  },
  RECORD_MERGE_ITSELF: {
    zh: '“{tenant}”不能和自己合并，请另选一家。',
    en: '{tenant} cannot be merged with itself; choose another tenant.',
  },
  RECORD_MERGE_CLASH: {
    zh: '“{from}”和“{into}”没有合并，没有改动：{what|record}；两家都有的请逐条选留哪一条，开过账单的不能合并。',
    en: '{from} and {into} were not merged and nothing was changed: {what|record}; choose which to keep of each that both have; a tenant with statements cannot be merged.',
  },
  RECORD_FILE_TOO_LARGE: {
    zh: '文件“{name}”有 {size|size}，附件每个不超过 {limit|size}，没有存入；请压缩后再试。',
    en: 'the file {name} has {size|size}, an attachment has {limit|size} at most, and it was not kept; make it smaller and try again.',
  },
  CHANGE_UNKNOWN: { zh: '没有这次改动，请刷新后再试。', en: 'there is no such change; reload and try again.' },
  CHANGE_NOT_UNDOABLE: {
    zh: '这次改动不能单独撤回[，它来自第 {batch} 批导入，请撤回那一批]。',
    en: 'this change cannot be taken back by itself[; it came with import {batch}, take that back].',
  },
} satisfies WordsByCode;
