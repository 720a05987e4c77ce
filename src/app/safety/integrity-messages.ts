// Words of what is known of the history outside of the base.
import { defineMessages } from '../ui/i18n.ts';

export const sayTrust = defineMessages('trust', {
  title: ['历史的末尾', 'The end of the history'],
  help: [
    '历史最新一行的号和指纹另记在数据库文件之外。打开时核对：文件被换成旧的、截短或改写，都看得出来。',
    'The newest row’s number and hash are written down outside of the file. Opening compares: a file that was replaced, cut or rewritten is seen.',
  ],
  own: ['这个数据库', 'This base'],
  row: ['第 {{seq}} 行，{{at}}', 'Row {{seq}}, {{at}}'],
  none: ['还没有记下，或现在打不开', 'Nothing written down yet, or it is away'],
  config: ['本人的配置文件夹', 'Your configuration folder'],
  data: ['数据旁边的备份文件夹', 'The folder of backups beside the data'],
  second: ['第二个备份文件夹', 'The second folder of backups'],
  fine: ['和记下的一致', 'As written down'],
  older: ['打开的是旧的文件', 'This is an older file'],
  olderHelp: [
    '它停在过去的某一天：之后做的事在这个文件里没有。多半是旧文件被放回了原处。',
    'It ends at some day of the past: what was done after it is not in this file. An old file was probably put back in its place.',
  ],
  shorter: ['历史的末尾被截掉了', 'The end of the history was cut off'],
  shorterHelp: [
    '记下的最后几行在这个文件里没有了，文件在程序之外被改过。',
    'The last rows that were written down are gone: the file was changed outside of the program.',
  ],
  another: ['这是另一份历史', 'This is another history'],
  anotherHelp: [
    '同一号的行和记下的不一样：历史被改写过，或换成了另一个数据库。',
    'Rows of the same number are others: the history was rewritten, or another base is in its place.',
  ],
  known: [
    '记下的是第 {{seq}} 行，{{at}}。主管决定之前只能看，什么都不写。',
    'Row {{seq}} was written down on {{at}}. Until a manager decides the base can be looked at only.',
  ],
  holding: ['有这一行的最新备份', 'The newest backups that hold that row'],
  holdingNone: ['没有一个备份有这一行。', 'No backup holds that row.'],
  restore: ['要回到它，在下面的备份文件里恢复。', 'To go back to one, restore it from the list of files below.'],
  accept: ['接受现在的内容…', 'Accept what is there…'],
  acceptTitle: ['接受现在的内容', 'Accept what is there'],
  acceptHelp: [
    '缺的那些行不再等，从现在的内容接着记。这个决定、原因和你的名字写进历史。',
    'The rows that lack are no longer expected, and the history goes on from here. The decision, its reason and your name become history.',
  ],
  acceptReason: ['原因', 'Reason'],
  accepted: ['已接受，可以继续工作', 'Accepted: work can go on'],
  paperCode: ['一份纸上的核验码', 'The code of a paper'],
  paperFind: ['查一下', 'Look it up'],
  paperKnown: ['{{code}} 在历史里', '{{code}} is in the history'],
  paperRow: ['{{what}}，{{who}}，{{at}}（第 {{seq}} 行）。', '{{what}}, by {{who}}, {{at}} (row {{seq}}).'],
  paperFiling: ['{{month}} 月报第 {{revision}} 版的结账', 'The closing of {{month}}, revision {{revision}}'],
  paperStatement: ['{{month}} 的账单 {{number}}', 'Statement {{number}} of {{month}}'],
  paperUnknown: ['历史里没有 {{code}}', 'The history has no {{code}}'],
  paperUnknownHelp: [
    '码抄错了，纸不是从这个数据库出的，或者历史在那以后被改写过。',
    'The code was copied wrong, the paper is of another base, or the history was rewritten since.',
  ],
  askManager: ['请主管来决定：恢复备份，或接受现在的内容。', 'A manager has to decide: restore a backup, or accept what is there.'],
});
