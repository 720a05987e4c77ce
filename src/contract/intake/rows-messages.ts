// Words of the codes about a row: what it names that is not there, or that stands against another row.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes about a row. */
export const ROW_WORDS = {
  ROW_ENDS_BEFORE_START: {
    zh: '结束（{until}）不能早于开始（{from}），请改正后再导入。',
    en: 'it ends ({until}) before it starts ({from}); correct it and import again.',
    expected: { zh: '[晚于 {from} 的时间]', en: '[a time after {from}]' },
  },
  ROW_LEFT_BEFORE_START: {
    zh: '退租日（{until}）不能早于起租日（{from}），请改正后再导入。',
    en: 'the tenant leaves ({until}) before the lease starts ({from}); correct it and import again.',
    expected: { zh: '不早于 {from} 的日期', en: 'a day no earlier than {from}' },
  },
  ROW_CELLS_BEYOND: {
    zh: '这一行有 {found} 格，表头只有 {expected} 格：多半是金额里的逗号没有加引号，后面的数都错了位；请用 Excel 打开核对，另存后再导入。',
    en: 'this row has {found} cells and the header {expected}: a comma inside a figure has most likely no quotes, and what follows stands in the wrong column; look at it in Excel, save it again and import that.',
    expected: { zh: '最多 {expected} 格', en: 'at most {expected} cells' },
  },
  ROW_KEY_TWICE: {
    zh: '同一条（{key}）出现在 {rows} 行，而数不一样，不知该用哪个；请只留一行后再导入。',
    en: 'the same entry ({key}) stands in rows {rows} with different figures; keep one and import again.',
    expected: { zh: '同一条只出现一次，或各处数字相同', en: 'one row, or equal figures' },
  },
  ROW_ID_NUMBER: {
    zh: '这里[（{field}）]写着身份证号码，本程序不保存身份证号码；请删去号码后再试。',
    en: 'an identity-card number stands here[ ({field})]; none is kept: take it out and try again.',
    expected: { zh: '没有身份证号码的文字', en: 'a text without an identity-card number' },
  },
  ROW_TENANT_UNKNOWN: {
    zh: '企业名录里没有“{tenant}”，请先导入企业名录，或改正这里的名称或代码。',
    en: 'no tenant is called {tenant}; import the list of tenants first, or correct the name or code.',
    expected: { zh: '企业名录里的企业', en: 'a tenant of the list' },
  },
  ROW_TENANT_AMBIGUOUS: {
    zh: '有几家企业都叫“{tenant}”，分不清是哪一家；请改填统一社会信用代码。',
    en: 'several tenants are called {tenant}; write the unified social credit code instead.',
    expected: { zh: '统一社会信用代码', en: 'a unified social credit code' },
  },
  ROW_STUDIO_UNKNOWN: {
    zh: '没有编号为“{studio}”的直播间，请先导入直播间表，或改正编号。',
    en: 'no studio has the code {studio}; import the studios first, or correct the code.',
    expected: { zh: '已有直播间的编号', en: 'the code of a studio' },
  },
  ROW_ACCOUNT_UNKNOWN: {
    zh: '[{day} 那天]没有企业名下有[{platform}]账号“{account}”；请先在“直播账号”表里登记它属于哪家企业。',
    en: 'no tenant owns the [{platform} ]account {account}[ on {day}]; enter its owner in the sheet 直播账号 first.',
    expected: { zh: '已登记的直播账号', en: 'an account that a tenant owns' },
  },
  ROW_ACCOUNT_OF_OTHER: {
    zh: '账号“{account}”已登记在“{tenant}”名下，请核对归属后再导入。',
    en: 'the account {account} belongs to {tenant}; check whose it is and import again.',
    expected: { zh: '没有登记给别家的账号', en: 'an account that no other tenant owns' },
  },
  ROW_USCC_OF_OTHER: {
    zh: '这个统一社会信用代码[（{code}）]已属于另一家企业[“{tenant}”]，请核对后再导入。',
    en: 'this unified social credit code[ ({code})] belongs to another tenant[, {tenant}]; check it and import again.',
    expected: { zh: '本企业自己的统一社会信用代码', en: "the tenant's own code" },
  },
  ROW_NAME_OF_OTHER: {
    zh: '“{tenant}”和{other}（{code}）同名（括号和字母不分全角半角），已照录为另一家；请核对：是同一家改了代码的，在“原统一社会信用代码”里写旧代码再导入，确是两家的，以后按代码认。',
    en: '{tenant} is called as {other} ({code}) is (brackets and letters of any width) and was kept as another tenant. If it is the same one with a new code, give the old one in 原统一社会信用代码 and import again; if they are two, name them by their codes.',
    expected: { zh: '别家没有的企业名称', en: 'a name that no other tenant has' },
  },
  ROW_CONTRACT_OF_OTHER: {
    zh: '合同编号“{contract}”已属于“{tenant}”，请核对后再导入。',
    en: 'the contract {contract} belongs to {tenant}; check it and import again.',
    expected: { zh: '没有被别家用过的合同编号', en: 'a contract number that no other tenant has' },
  },
  ROW_FIGURE_UNKNOWN: {
    zh: '报表里没有指标“{figure}”，请按 ZB-2.06.month 这样的地址填写（年度目标不带列名）。',
    en: 'the report has no figure {figure}; write an address such as ZB-2.06.month (targets without the column).',
    expected: { zh: '指标地址，如 ZB-2.06.month', en: 'an address such as ZB-2.06.month' },
  },
  ROW_ITEM_UNKNOWN: {
    zh: '不认识项目[“{item}”]，请对照基地表的项目名改正后再导入。',
    en: 'the item[ {item}] is not known; correct its name and import again.',
    expected: { zh: '基地表里的项目名', en: 'an item of the sheet 基地' },
  },
  ROW_HOLDS_UNTIL_MISSING: {
    zh: '暂定的预约要写明保留至何时，请补上后再导入。',
    en: 'a tentative booking needs the time until which it is held; fill it in and import again.',
    expected: { zh: '日期和时刻，如 2026-10-03 20:15', en: 'a day and time such as 2026-10-03 20:15' },
  },
  ROWS_REPEATED: {
    zh: '第 {rows} 行与前面的行完全相同，只算一次。',
    en: 'rows {rows} repeat earlier ones with equal figures and count once.',
    expected: { zh: '每条一行', en: 'one row an entry' },
  },
  ROWS_PASSED_OVER: {
    zh: '有 {count} 行不是“投放时段=不限、载体类型=直播”，没有计入，以免重复。',
    en: '{count} rows are not of 投放时段 不限 and 载体类型 直播; they were left out, or the same money would count twice.',
    expected: { zh: '投放时段=不限、载体类型=直播', en: '投放时段 不限 and 载体类型 直播' },
  },
  USCC_CHECK_DIGIT: {
    zh: '[“{tenant}”的]统一社会信用代码[ {code} ]校验位不符，已照录；请核对营业执照，核对过的在企业名录备注里写“执照已核对”。',
    en: 'the check digit of the unified social credit code[ {code}][ of {tenant}] does not fit; it is kept. Check the licence, and note 执照已核对 once seen.',
    expected: { zh: '校验位相符的统一社会信用代码', en: 'a code whose check digit fits' },
  },
} satisfies WordsByCode;
