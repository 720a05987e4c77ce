// Words of the codes about the base itself, months, batches, backups and folders.
import type { WordsByCode } from './core/phrase.ts';

/** Words of the codes about the base itself. */
export const RULE_WORDS = {
  BASE_MISSING: {
    zh: '[“{folder}”]这个文件夹里还没有数据库；请<先运行 livebase init 新建，或用 --data 指明数据所在的文件夹|新建一个，或选数据所在的文件夹>。',
    en: 'there is no base in this folder[ ({folder})]; <make one with livebase init, or name the right folder with --data|make one, or choose the folder that has it>.',
  },
  BASE_EXISTS: {
    zh: '这里已经有数据库了[（{file}）]，没有改动；请<用 --data 换一个空文件夹，要在这里另建空的，请用 livebase init --force-empty（旧的会改名保留）|换一个空文件夹>。',
    en: 'there is a base here already[ ({file})], nothing was changed; <name an empty folder with --data, or make an empty one here with livebase init --force-empty, which keeps the old one aside|choose an empty folder>.',
  },
  BASE_OF_OTHER_PROGRAM: {
    zh: '[“{file}”]这个文件不是本程序的数据库，没有动它；请核对文件夹。',
    en: 'this file[ ({file})] belongs to another program and was not touched; check the folder.',
  },
  BASE_TOO_NEW: {
    zh: '数据库是更新版本的程序写的[（第 {found} 版，本程序只认到第 {known} 版）]，没有动它[；升级前的备份是“{backup}”（第 {of} 版，{at}），一定要用这个旧版时把它恢复到空的数据文件夹里，那以后录入的内容就没有了]；请装回新版的程序。',
    en: 'the base was written by a newer version[ (schema {found}, this program knows {known})] and was not touched[; the backup from before the update is {backup} (schema {of}, {at}): to stay with this version restore it into an empty data folder, and lose what was entered since]; install the newer program again.',
  },
  BASE_TOO_OLD: {
    zh: '数据库是正式发布以前的试用版写的[（第 {found} 版，本程序从第 {first} 版认起）]，没有动它；请新建一个数据库，把原来的文件再导入一次。',
    en: 'the base was written by a trial version from before the first release[ (schema {found}, this program reads {first} and later)] and was not touched; make a new base and import the files again.',
  },
  BASE_MIGRATION_FAILED: {
    zh: '数据库没能升级[（第 {from} 版 → 第 {to} 版）][：{detail}]，原来的数据库一点没有改动[，升级前的备份在“{backup}”]；请先用原来版本的程序，并把这句话交给维护的人。',
    en: 'the base could not be updated[ (schema {from} to {to})][: {detail}] and is exactly as it was[; the backup made before is {backup}]. Go on with the version of the program used so far, and hand this message to anyone who looks after it.',
  },
  BASE_DAMAGED: {
    zh: '数据库文件已损坏[（{file}）]，没有改动；请<用 livebase restore |>恢复最近的备份。',
    en: 'the base is damaged[ ({file})] and was not changed; bring back the newest backup< with livebase restore|>.',
  },
  BASE_BUSY: {
    zh: '数据库正忙，另一个程序占用着它，什么都没有写入；请稍等再试，或关掉另一个窗口。',
    en: 'the base is busy with another program and nothing was written; try again in a moment.',
  },
  HISTORY_UNTRUSTED: {
    zh: '这台电脑记得的历史，这个数据库里没有[（到第 {known} 条，现在只到第 {own} 条）]：文件可能在程序之外被换过、截短或改写。现在只能看，什么都没有写入；请由主管在“设置 → 备份”里<（或运行 livebase heads）|>查看，再决定恢复备份还是接受现在的内容。',
    en: 'this base lacks history that this computer knows[ (up to row {known}, now {own})]: its file may have been replaced, cut or rewritten outside of the program. It is read-only and nothing was written; a manager looks in Settings, Backups< (or with livebase heads)|> and restores a backup or accepts what is there.',
  },
  BASE_READ_ONLY: {
    zh: '[“{file}”]不能写入，[文件夹“{folder}”]没有写的权限或磁盘只读；请检查权限，或换一个文件夹。',
    en: 'writing is not allowed[ ({file})]; check the rights of the file and its folder[ ({folder})], or choose another.',
  },
  DISK_FULL: {
    zh: '[主机 {host} 的]磁盘写不进去了[（{folder}）]，多半是满了[，“{file}”没有写成]；没写完的都已去掉，已有的数据没有受影响，请清出空间后再试。',
    en: 'the disk[ of the host {host}] cannot be written[ ({folder})], most likely it is full[; {file} was not written]. What was not finished is gone and what was there is safe; make room and try again.',
  },
  FOLDER_REMOTE: {
    zh: '数据不能放在网络位置[（{folder}）]，那里的文件锁靠不住，会损坏数据；请<用 --data 指定|选>本机硬盘上的文件夹。',
    en: 'data cannot be kept on a network path[ ({folder})], where file locks do not hold; <name a folder of this machine with --data|choose a folder of this machine>.',
  },
  FOLDER_SYNCED: {
    zh: '数据不能放在同步文件夹里[（{folder}，{service}）]，同步会损坏数据库；请<用 --data 指定|选>别的本机文件夹，备份可以放在这里。',
    en: 'data cannot be kept in a synced folder[ ({folder}, {service})], syncing would damage it; <name another folder with --data|choose another folder>. Backups may go there.',
  },
  FOLDER_MISSING: {
    zh: '文件夹[“{folder}”]不在了或打不开；请检查路径，移动硬盘或 U 盘请插好后再试。',
    en: 'the folder[ {folder}] is missing or cannot be opened; check the path, plug in the drive if it is one, and try again.',
  },
  FOLDER_READ_ONLY: {
    zh: '文件夹[“{folder}”]不能写入；请检查权限，或换一个文件夹。',
    en: 'the folder[ {folder}] cannot be written; check its rights or choose another.',
  },
  TARGET_HELD: {
    zh: '文件[“{file}”]被另一个程序占用（多半开着 Excel），没有写成；请关掉它再试。',
    en: 'the file[ {file}] is held by another program (open in Excel, perhaps) and was not written; close it and try again.',
  },
  TARGET_DIFFERS: {
    zh: '文件[“{file}”]写到磁盘后与写入的内容不一致，已删除，没有写成；磁盘可能有问题，请换一个文件夹再试。',
    en: 'the file[ {file}] read back otherwise than it was written and was removed; the disk may be failing: try another folder.',
  },
  TARGET_NAME_TOO_LONG: {
    zh: '文件名或路径太长[（{file}）]，写不成；请换一个路径短些的文件夹。',
    en: 'the name or path is too long[ ({file})]; choose a folder with a shorter path.',
  },
  MONTH_NOT_CLOSED: {
    zh: '{month} 还没有结账；请先<用 livebase close |>结账。',
    en: '{month} is not closed; close it first< with livebase close|>.',
  },
  MONTH_NOT_OVER: {
    zh: '{month} 还没有[过完，不能结账；请在 {until} 月末之后再结][开始，企业月报表从 {begins} 起才能做]。',
    en: '{month} has not [ended and cannot be closed; close it after its last day, {until}][begun; its forms can be made from {begins} on].',
  },
  MONTH_UNKNOWN: {
    zh: '{month} 没有数据[（最早的月份是 {first}）]；请核对月份，或先导入当月的数据。',
    en: 'there are no data of {month}[ (the first month is {first})]; check the month or import its data first.',
  },
  CLOSE_FAILING: {
    zh: '[{month} ]不能结账，强制审核关系没有通过[：{names}]；请<用 livebase report 看明细，|>改正数据后再结。',
    en: 'the month[ {month}] cannot be closed, mandatory relations fail[: {names}]; <see livebase report, |>correct the data and close again.',
  },
  CLOSE_UNEXPLAINED: {
    zh: '[{month} ]不能结账，核实性审核关系还缺说明[：{names}]；请核对后<用 --explain 编号=说明 |>逐条写明再结。',
    en: 'the month[ {month}] cannot be closed, explanations are missing[: {names}]; give each< with --explain ID=TEXT|> and close again.',
  },
  EXPLAINS_NOTHING: {
    zh: '{relations} 不是 {month} 要说明的审核关系[，要说明的是 {needed}]，什么都没有写入；请核对编号再试。',
    en: '{relations} asks for no explanation in {month}[, {needed} do]; nothing was written. Check the ID and try again.',
  },
  REASON_NEEDED: { zh: '这一步要写明原因或说明，请补上后再试。', en: 'a reason or word of explanation is needed; give one and try again.' },
  REASON_TOO_SHORT: {
    zh: '“{reason}”说明不了原因；请用几个字写清楚，以后看的人才明白。',
    en: '{reason} explains nothing to anyone who reads it later; say why in words.',
  },
  SUBMIT_NOT_HANDED_IN: {
    zh: '{month} 还没有报送，不能登记审核结果；请先<用 livebase submit --how |>登记报送。',
    en: '{month} has not been handed in, so it cannot be accepted or returned; note its handing in< with livebase submit --how|> first.',
  },
  SUBMIT_ALREADY: { zh: '{month} 已经登记过[（{at}）]，没有重复登记。', en: '{month} was noted before[ ({at})]; nothing was changed.' },
  FIGURE_UNKNOWN: {
    zh: '报表里没有指标“{figure}”；请按 ZB-2.06.month 这样的地址填写。',
    en: 'the report has no figure {figure}; write an address such as ZB-2.06.month.',
  },
  REVISION_UNKNOWN: {
    zh: '{month} 没有第 {revision} 版；请在版次列表里选择。',
    en: '{month} has no revision {revision}; choose one from its list.',
  },
  KEPT_FILE_UNKNOWN: { zh: '没有编号为 {id} 的存档文件；请刷新列表后再试。', en: 'there is no kept file {id}; look at the list again.' },
  HISTORICAL_REFUSED: {
    zh: '有 {cells} 格写不进去，什么都没有写入；请改正标红的格子，或只写入其余的。',
    en: '{cells} cells cannot be taken and nothing was written; correct the marked ones, or take the others only.',
  },
  HEAD_FIELD_UNKNOWN: {
    zh: '表头表尾里没有“{field}”这一项[，可填的是：{allowed}]。',
    en: 'the head has no field {field}[; these can be set: {allowed}].',
  },
  PROFILE_UNKNOWN: { zh: '没有名为“{profile}”的报表方案，请核对名称。', en: 'there is no profile {profile}; check its name.' },
  PROFILE_INVALID: {
    zh: '报表方案“{profile}”的内容不合格式[：{detail|json}]；请改正或换回原来的方案。',
    en: 'the profile {profile} is not valid[: {detail|json}]; correct it or go back to the former one.',
  },
  SCORECARD_INVALID: {
    zh: '认定自评的标准文件“{file}”内容不合格式[：{detail|json}]；请改正，或从数据文件夹的 scorecards 里移走它。其他数据没有受影响。',
    en: 'the scorecard file {file} is not valid[: {detail|json}]; correct it, or take it out of scorecards in the data folder. Nothing else is affected.',
  },
  BATCH_UNKNOWN: {
    zh: '没有第 {batch} 批导入；请<用 livebase batches 查看批次号|重新打开导入的列表再看>。',
    en: 'there is no batch {batch}; see <livebase batches|the list of imports>.',
  },
  BATCH_UNDONE: {
    zh: '第 {batch} 批导入早先已撤回[（{who}）]，没有再动。',
    en: 'batch {batch} was taken back before[ (by {who})]; nothing was changed.',
  },
  BATCH_NONE_REFUSED: { zh: '第 {batch} 批导入没有没收的行。', en: 'batch {batch} left no row out.' },
  PARKED_UNKNOWN: {
    zh: '没有编号为 {parked} 的待收文件；请<用 livebase parked 查看编号|重新打开列表再看>。',
    en: 'there is no parked file {parked}; see <livebase parked|the list>.',
  },
  PARKED_TAKEN: {
    zh: '编号为 {parked} 的待收文件已收入[第 {batch} 批]，没有再收。',
    en: 'the parked file {parked} was taken in before[ as batch {batch}].',
  },
  HISTORY_FIXED: {
    zh: '历史记录和已存档的报表只增不改，这次改动被拒绝，什么都没有写入。',
    en: 'history and filed reports can only be added to; the change was refused and nothing was written.',
  },
  BACKUP_UNREADABLE: {
    zh: '这个文件不是完好的备份[（{file}）]，现有数据没有改动；请换一个备份。',
    en: 'the file is no sound backup[ ({file})] and the present data were not changed; choose another backup.',
  },
  PASSPHRASE_NEEDED: {
    zh: '这个备份是加密的[（{file}）]，要写出当时抄下的口令才能恢复；现有数据没有改动。',
    en: 'this backup is encrypted[ ({file})]; the passphrase that was written down restores it; the present data were not changed.',
  },
  PASSPHRASE_WRONG: {
    zh: '口令不对[（{file}）]，没有恢复，现有数据没有改动；请核对抄下的口令再试。',
    en: 'the passphrase is wrong[ ({file})]; nothing was restored and the present data were not changed; look at what was written down and try again.',
  },
  BACKUP_KEY_MISSING: {
    zh: '第二个文件夹的备份要加密，这台电脑上没有它的口令：请在“设置 → 备份”里重新设一个口令；没有写出不加密的备份。',
    en: 'copies in the second folder are to be encrypted, and this computer has no passphrase for them: set a new one in Settings, Backups; no plain copy was written.',
  },
  HAND_OVER_FOREIGN: {
    zh: '这不是交接包[（{file}）]，什么也没有建；请选交出那台电脑上存的 zip。',
    en: 'this is no hand-over pack[ ({file})], and nothing was made; choose the zip that was saved on the other computer.',
  },
  HAND_OVER_DAMAGED: {
    zh: '交接包不完整或被改动过[：{detail}][（{file}）]，什么也没有建；请再拷一次，或请对方重新交出。',
    en: 'the hand-over pack is incomplete or was changed[: {detail}][ ({file})], and nothing was made; copy it again, or ask for a new one.',
  },
  SUPPORT_COPY_HOLDS: {
    zh: '支持副本没有通过自查（{what}，在 {place}），没有保存；请用诊断文件，并把这句话告诉维护的人。',
    en: 'the support copy did not pass its own search ({what} in {place}) and was not saved; use the diagnostics file, and tell anyone who looks after the program this sentence.',
  },
  FORGET_WORD_SHORT: {
    zh: '“{word}”太短，会碰到别人：姓名至少两个字，电话、账号至少四位。',
    en: '“{word}” is too short and would meet others: a name has at least two characters, a number four.',
  },
  FORGET_TENANT_NAME: {
    zh: '“{name}”也是一家企业的名称，报表要用，不能替换；请先在企业资料里改名称，或只按电话遗忘。',
    en: '“{name}” is also the name of a tenant, which reports need; change the tenant’s name first, or forget by phone alone.',
  },
  FORGET_NOBODY: {
    zh: '数据库里没有找到这个人：请核对姓名、电话。什么也没有改。',
    en: 'nobody of that name or number was found in the base; check them. Nothing was changed.',
  },
  BACKUP_ALTERED: {
    zh: '这个备份做好以后被改动过或损坏了[（{file}）]，没有恢复，现有数据没有改动；请换一个备份。',
    en: 'this backup was changed or damaged after it was made[ ({file})]; nothing was restored and the present data were not changed; choose another backup.',
  },
  DRILL_NO_FOLDER: {
    zh: '还没有第二个备份文件夹，没有可以演练的；先在“设置 → 备份”里设一个（U 盘、共享）。',
    en: 'there is no second folder of backups, so there is nothing to try; set one first in Settings, Backups (a stick, a share).',
  },
  DRILL_NO_BACKUP: {
    zh: '第二个文件夹里还没有备份[（{folder}）]；先做一个备份再演练。',
    en: 'the second folder has no backup yet[ ({folder})]; make one first.',
  },
  HISTORY_TRUSTED: {
    zh: '这个数据库的历史与记得的相符，没有要决定的。',
    en: 'this base holds the history that is known of it; there is nothing to decide.',
  },
  PAPER_CODE_SHAPE: {
    zh: '核验码是 10 个字母和数字，五个一组；请照纸上的重新输入。',
    en: 'a paper’s code has 10 letters and digits in fives; enter it as the paper has it.',
  },
  BACKUP_DIFFERS: {
    zh: '备份写出后核对不上[（{file}）]，不算数，已丢弃；请换一个文件夹或磁盘再备份。',
    en: 'the backup did not match what was written[ ({file})] and was dropped; back up to another folder or disk.',
  },
  INPUT_INVALID: {
    zh: '给的内容不合要求[：{detail}][：{issues}][：一次最多 {most} 项]；请改正后再试。',
    en: 'what was given does not fit[: {detail}][: {issues}][: at most {most} values at once]; correct it and try again.',
    expected: { zh: '合要求的内容', en: 'content that fits' },
  },
  HOST_CANNOT: {
    zh: '在这里做不了这件事；请在程序的窗口里做<，或用命令行 livebase|>。',
    en: 'this cannot be done here; do it in the window of the program<, or with the livebase command|>.',
  },
  PICK_UNKNOWN: {
    zh: '选过的文件或文件夹已经失效，什么都没有改动；请重新选择。',
    en: 'the file or folder that was picked is no longer known and nothing was changed; pick it again.',
  },
  NOT_ALLOWED: {
    zh: '你的角色不能做这件事；请让主管来做，或请主管给你这项权限。',
    en: 'your role may not do this; ask the manager to do it, or for the right.',
  },
  SHEET_NOT_ALLOWED: {
    zh: '[“{file}”里的]{kind|sheet}[（“{sheet}”表）]要有“{right|right}”的权限，你没有；请让主管来做，或请主管给你这项权限。',
    en: '{kind|sheet}[ (sheet {sheet})][ in {file}] takes the right “{right|right}”, which you do not have; ask the manager to do it, or for the right.',
  },
  PORT_TAKEN: {
    zh: '端口 {port} 已被别的程序占用；请<用 --port 换一个，或不写 --port 由程序挑一个空的|换一个>。',
    en: 'port {port} is taken by another program; name another< with --port, or leave it out and a free one is chosen|>.',
  },
  PORT_NOT_ALLOWED: {
    zh: '系统不让本程序用端口 {port}；请<用 --port 换一个 1024 以上的，或不写 --port|换一个 1024 以上的>。',
    en: 'the system does not let this program use port {port}; name one above 1024< with --port, or leave it out|>.',
  },
  HOST_NEEDS_CERTIFICATE: {
    zh: '没有证书时只在本机（127.0.0.1）服务，不会开到 {host}；要让别的电脑用，请同时给出< --cert 和 --key|证书和私钥>。',
    en: 'without a certificate only this machine (127.0.0.1) is served, not {host}; for other machines give <--cert and --key|a certificate and its key> as well.',
  },
  HOST_NOT_HERE: {
    zh: '{host} 不是这台电脑的地址；请核对< --host|地址>。',
    en: '{host} is not an address of this machine; check <--host|it>.',
  },
  CERTIFICATE_UNUSABLE: {
    zh: '证书或私钥用不了[（{file}）][：{detail}]；<--cert 和 --key|证书和私钥>要是一对 PEM 文件。',
    en: 'the certificate or its key cannot be used[ ({file})][: {detail}]; <--cert and --key|they> must be a pair of PEM files.',
  },
  PAGE_MISSING: {
    zh: '程序文件不全：缺少页面[（{folder}）]，浏览器方式打不开；请重新安装，或在源码目录里运行 npm ci。',
    en: 'the program is incomplete: its page is missing[ ({folder})], so a browser cannot show it; install it again, or run npm ci in a checkout.',
  },
  PAGE_BUILD_FAILED: {
    zh: '程序没有生成成功[：{detail}]；数据没有动。',
    en: 'the program could not be built[: {detail}]; no data was touched.',
  },
  REQUEST_TOO_LARGE: {
    zh: '一次传的文件太大了，最多 {limit|size}（按传输时的大小，约为文件的 1.34 倍）；什么都没有写入，请分几次传。',
    en: 'too much was sent at once, {limit|size} at most (as sent, about 1.34 times the files); nothing was written. Send it in parts.',
  },
} satisfies WordsByCode;
