// Words of the codes about a whole file or sheet. Each follows the file's name: "“九月.xlsx”：…".
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes about a whole file or sheet. */
export const FILE_WORDS = {
  FILE_EMPTY: { zh: '文件是空的，里面没有任何内容；请换上有数据的文件。', en: 'the file is empty; give one that holds data.' },
  FILE_NOT_FOUND: { zh: '找不到这个文件，请核对路径和文件名。', en: 'there is no such file; check its path and name.' },
  FILE_IS_FOLDER: {
    zh: '这是一个文件夹；请写出里面的文件，可以一次写几个。',
    en: 'this is a folder; name the files in it, several at once if you like.',
  },
  FILE_TOO_LARGE: {
    zh: '文件太大（{found|amount}，最多 {limit|amount}）；请拆成几个文件后再导入。',
    en: 'the file is too large ({found|amount}, {limit|amount} is the most); split it and import the parts.',
  },
  FILE_UNREADABLE: {
    zh: '打不开这个文件[（{detail}）]；请确认它没有被其他程序占用，并且有权读取。',
    en: 'the file cannot be read[ ({detail})]; make sure that no other program holds it and that it may be read.',
  },
  FILE_TRUNCATED: {
    zh: '文件不完整，像是没有下载完或被截断了；请重新下载或重新发送后再导入。',
    en: 'the file is cut off; download or send it again, then import it.',
  },
  FILE_DAMAGED: {
    zh: '文件已损坏[（{part}）][：{what|damage}]，读不下去[：第 {row} 行有一个引号没有成对，请先补上]；请用 Excel 或 WPS 打开后另存一份再导入。',
    en: 'the file is damaged[ ({part})][: {what|damage}][: a quote in row {row} is not closed, close it first]; open it in Excel or WPS, save it again and import that.',
  },
  FILE_ENCRYPTED: {
    zh: '文件有密码保护；请用 Excel 或 WPS 打开，去掉密码后另存为 .xlsx 再导入。',
    en: 'the file is protected by a password; open it, take the password off, save it as .xlsx and import that.',
  },
  FILE_BOMB: {
    zh: '文件展开后大得不正常[（{found|size}）][（里面有 {parts} 个部件，最多 {limit} 个）]，可能有害，没有打开；请向发送的人要一份正常的文件。',
    en: 'the file unpacks to an unreasonable size[ ({found|size})][ ({parts} parts, {limit} are the most)] and was not opened; ask its sender for a proper one.',
  },
  FILE_XLSB: {
    zh: '这是 .xlsb 格式，读不了；请用 Excel 打开，另存为 .xlsx 后再导入。',
    en: 'the file is .xlsb, which is not read; open it in Excel, save it as .xlsx and import that.',
  },
  FILE_MACROS: {
    zh: '文件里带有宏，为安全起见不读；请用 Excel 或 WPS 另存为不带宏的 .xlsx 后再导入。',
    en: 'the file holds macros and is not read; save it as .xlsx without macros and import that.',
  },
  FILE_DTD: {
    zh: '文件里有不该有的内容（DTD 声明），为安全起见不读；请用 Excel 或 WPS 另存一份后再导入。',
    en: 'the file holds a document type declaration and is not read; save it again and import that.',
  },
  FILE_ZIP_NAMES: {
    zh: '文件内部的名字不正常[（{part}）]，为安全起见不读；请用 Excel 或 WPS 另存一份后再导入。',
    en: 'a name inside the file is not sound[ ({part})] and the file is not read; save it again and import that.',
  },
  FILE_NOT_A_TABLE: {
    zh: '这不是表格，像是{seems|kind}；请给 .xlsx、.xls 或 .csv 文件。',
    en: 'this is no table but {seems|kind}; give an .xlsx, .xls or .csv file.',
  },
  FILE_TOO_MANY_CELLS: {
    zh: '表太大（[{found} ]{unit|unit}，最多 {limit}）；请删去空行空列，或拆成几个文件后再导入。',
    en: 'the table is too large ([{found} ]{unit|unit}, {limit} is the most); remove empty rows and columns or split it, then import it.',
  },
  FILE_TOO_SLOW: {
    zh: '{seconds} 秒内没有读完，已停下；请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
    en: 'reading took more than {seconds} seconds and was stopped; save the file as .xlsx and import that.',
  },
  FILE_WIDE_TEXT: {
    zh: '文字是没有标记的 {seems} 编码，读不准；请用记事本或 WPS 打开，另存为 UTF-8 编码或 .xlsx 后再导入。',
    en: 'the text is {seems} without its mark and is not read; save it as UTF-8 or .xlsx and import that.',
  },
  FILE_ENCODING: {
    zh: '文字编码不对[（不是完好的 {seems}）]，会读出乱码；请另存为 UTF-8 或 GB18030 编码，或存为 .xlsx 后再导入。',
    en: 'the text cannot be decoded[ (no sound {seems})]; save it as UTF-8, GB18030 or .xlsx and import that.',
  },
  FILE_UNKNOWN_LAYOUT: {
    zh: '认不出这是什么表[（表头：{headers}）]；请核对工作表名和表头，或先为它做好列的对应。',
    en: 'the layout is not known[ (headers: {headers})]; check the names of sheets and headers, or map its columns first.',
  },
  FILE_NO_SHEET_KNOWN: {
    zh: '里面没有认得的工作表；请核对工作表名，如“企业名录”“销售台账”。',
    en: 'it holds no sheet that is known; check the names of its sheets.',
  },
  FILE_TENANT_NEEDED: {
    zh: '这份[{platform}]文件里没有写账号，不知是哪家企业的；请<用 --tenant 写明企业的统一社会信用代码|选好企业>后再导入。',
    en: 'this[ {platform}] file names no account; say whose it is< with --tenant CODE|> and import again.',
    expected: { zh: '<--tenant 统一社会信用代码|企业>', en: '<--tenant CODE|a tenant>' },
  },
  FILE_TENANT_NOT_USED: {
    zh: '文件里自己写明了账号，用不上< --tenant；请去掉它|所选的企业；请不要选>，没有账号的文件另外导入。',
    en: 'the file names its accounts, <--tenant|a tenant> is only for files without; leave it out.',
  },
  FILE_ACCOUNT_NEEDED: {
    zh: '“{tenant}”在{platform}上有[这些账号：{accounts}；]不止一个或一个都没有，请<用 --account 写明|选>是哪个（没有的先在“直播账号”表里登记）。',
    en: '{tenant} has no single account on {platform}[ (there are: {accounts})]; <name it with --account ID|choose it>, or enter it in the sheet 直播账号 first.',
    expected: { zh: '<--account 账号ID|账号>', en: '<--account ID|an account>' },
  },
  FILE_MONTH_NEEDED: {
    zh: '文件里没有写月份；请<用 --month 写明|选好月份>后再导入。',
    en: 'the file names no month; <give it with --month|choose it> and import again.',
    expected: { zh: '<--month 月份|月份>', en: '<--month M|a month>' },
  },
  FILE_MONTH_DIFFERS: {
    zh: '给的月份是 {month}，文件里写的却有 {said}；月份只给没写月份的文件用，请核对是不是拿错了文件，或不写月份再导入。',
    en: 'the month given is {month}, but the file itself speaks of {said}; check whether it is the right file, or import it without a month.',
    expected: { zh: '{month}', en: '{month}' },
  },
  SHEET_UNKNOWN: { zh: '工作表[“{sheet}”]不认得，没有读。', en: 'the sheet[ {sheet}] is not known and was left alone.' },
  COLUMNS_UNKNOWN: {
    zh: '这些列不认得，没有读：{columns}；如是写错的列名，请改正后再导入。',
    en: 'these columns are not known and were left alone: {columns}; if a name is misspelt, correct it and import again.',
  },
  FILE_ACCOUNT_BY_NAME: {
    zh: '文件里没有写账号，按文件名里的{platform}账号“{account}”认作“{tenant}”的。',
    en: 'the file names no account; by the {platform} account {account} in its name it is taken as one of {tenant}.',
  },
  BASE_FACTS_JOINED: {
    zh: '并入已经填好的基地资料，不另起一条[；补上：{filled}][；与填的不同：{differs}（对照见“会改动”，用哪个由你选）]。',
    en: 'joined with the base facts that were typed, as one version[; filled: {filled}][; different: {differs} (side by side under “Would change”, you choose)].',
  },
  FIGURES_WITHOUT_SOURCE: {
    zh: '“{tenant}”的[{platform}]数据里没有{figures}，按 0 计。',
    en: 'the[ {platform}] data of {tenant} hold no {figures}; they count as 0.',
  },
  SHEET_HEADER_MISSING: {
    zh: '前 30 行里找不到完整的表头，缺：{missing}；请补上这些列名后再导入。',
    en: 'the first 30 rows hold no whole header, missing: {missing}; add these columns and import again.',
    expected: { zh: '表头含 {missing}', en: 'a header with {missing}' },
  },
  SHEET_HEADER_TWICE: {
    zh: '表头里有两列都叫“{header}”，不知该读哪一列；请去掉一列后再导入。',
    en: 'two columns are called {header}; remove one and import again.',
    expected: { zh: '列名各不相同', en: 'headers that differ' },
  },
  SHEET_HEADER_MERGED: {
    zh: '[第 {row} 行的]表头有合并单元格；请取消合并，每列一个列名后再导入。',
    en: 'the header[ in row {row}] has merged cells; unmerge them, one name a column, and import again.',
    expected: { zh: '没有合并单元格的表头', en: 'a header without merged cells' },
  },
  SHEET_HEADER_UNSAFE: {
    zh: '列名“{header}”不能用；请改名后再导入。',
    en: 'the header {header} cannot be used; rename it and import again.',
    expected: { zh: '普通的列名', en: 'a plain header' },
  },
  IMPORT_REFUSED: {
    zh: '有 {rows} 行不能导入，什么都没有写入；请按所列逐行改正后再导入，或<加 --take-good-rows |>只收其余的行。',
    en: '{rows} rows cannot be taken and nothing was written; correct them as listed, or <use --take-good-rows to |>take the others.',
  },
} satisfies WordsByCode;
