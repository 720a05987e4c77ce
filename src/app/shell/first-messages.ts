// Words of the first start.
import { defineMessages } from '../ui/i18n.ts';

export const sayFirst = defineMessages('first', {
  welcome: ['开始使用直播基地管家', 'Start with Livebase'],
  lead: [
    '三步：放进台账 → 建立基地 → 看月报。数据只在这台电脑上。',
    'Three steps: drop the ledgers → create the base → see the report. Data stay on this computer.',
  ],
  refused: ['这个文件夹里的数据打不开', 'The data in this folder can’t be opened'],
  ledgers: ['手上有台账？先放进来', 'Ledgers at hand? Drop them first'],
  ledgersHelp: [
    '把文件或整个文件夹拖到这个窗口：“基地”台账填好下面各栏，其余的建立基地后接着导入。',
    'Drop files or a whole folder on this window: the ledger 基地 fills the fields below, the others are imported once the base is made.',
  ],
  ledgersReading: ['正在看 {{count}} 个文件……', 'Looking into {{count}} files…'],
  ledgersFilled: [
    '已按“{{file}}”填好，请核对；建立基地后接着导入这 {{count}} 个文件。',
    'Filled from “{{file}}”: please check it. The {{count}} files are imported once the base is made.',
  ],
  ledgersWithout: [
    '这 {{count}} 个文件里没有能用的“基地”台账，请自己填；建立基地后接着导入它们。',
    'No usable ledger 基地 is among the {{count}} files: please fill the fields in. They are imported once the base is made.',
  ],
  name: ['基地名称（填报单位）', 'Name of the base (reporting unit)'],
  uscc: ['统一社会信用代码', 'Unified social credit code'],
  wrongDigit: [
    '校验位不符，请对照营业执照核对；执照上就是这样的，再按一次“建立基地”',
    'The check digit does not hold: compare it with the licence. If that is what the licence says, press “Create the base” once more',
  ],
  kind: ['基地类型', 'Kind of base'],
  district: ['所属区', 'District'],
  address: ['详细地址', 'Address'],
  from: ['从哪一天起有数据', 'From which day there are data'],
  fromHelp: ['一般是最早那本台账的第一天；以后可以更正', 'Usually the first day of the oldest ledger; it can be corrected later'],
  you: ['你的名字', 'Your name'],
  youHelp: ['你就是主管；历史记录写这个名字', 'You are the manager; the history carries this name'],
  folder: ['数据放在', 'Data go to'],
  pickFolder: ['换一个文件夹', 'Choose another folder'],
  create: ['建立基地', 'Create the base'],
  demo: ['先看演示', 'Look at the demo first'],
  openOther: ['打开已有的数据', 'Open existing data'],
  restore: ['从备份或交接包恢复', 'Restore from a backup or hand-over pack'],
  restoring: ['正在核对并恢复……', 'Verifying and restoring…'],
  sending: ['已送', 'Sent'],
  encrypted: ['这个备份是加密的', 'This backup is encrypted'],
  passphrase: ['设置加密时抄下的口令', 'The passphrase that was written down'],
  restorePick: ['选择备份文件或交接包', 'Choose a backup file or hand-over pack'],
  demoHelp: [
    '演示基地里的企业和数字都是编的，和你的数据分开放；看完按窗口底部的按钮回到这里。',
    'Tenants and figures of the demo are invented, and kept apart from your data; a button at the foot of the window leads back here.',
  ],
  restoreHelp: [
    '换电脑、接别人的工作：选备份文件，或别人交来的交接包（zip）。',
    'Another computer, or another person’s work: choose a backup file, or the hand-over pack (zip) that you were given.',
  ],
  join: ['加入另一台电脑', 'Join another computer'],
  joinHelp: [
    '数据已经在办公室的另一台电脑上：加入它，这台用那边的数据。要先在那台的“设置 → 其它电脑”生成加入码。',
    'The data are on another computer of the office already: join it, and work on them from here. It takes a joining code, made there under Settings → Other computers.',
  ],
});
