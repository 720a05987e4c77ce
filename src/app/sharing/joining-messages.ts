// Words of a computer that joins another one, or has.
import { defineMessages } from '../ui/i18n.ts';

export const sayJoining = defineMessages('joining', {
  joinTitle: ['加入另一台电脑', 'Join another computer'],
  joinWhat: [
    '加入以后，这台电脑自己不放数据，看到的和改的都是那台（主机）上的：主机要开着才能用；每个人用自己的密码进入，能做的和在主机上一样；备份、恢复和人员到主机上做。',
    'Once it has joined, this computer holds no data: what you see and change here is on the other one (the host). It works while the host runs; people enter with their own PINs and may do what they may there; backups, restores and people are done at the host.',
  ],
  joinStep1: [
    '在主机上打开“设置 → 其它电脑”，打开共用，记下屏幕上写的地址。',
    'At the host open Settings → Other computers, switch sharing on, and note the address on the screen.',
  ],
  joinStep2: ['在那里点“生成加入码”，10 分钟内有效。', 'Press “Make a joining code” there; it holds for ten minutes.'],
  joinStep3: ['在这里输入地址和加入码。', 'Enter the address and the code here.'],
  address: ['主机的地址', 'Address of the host'],
  addressHelp: ['如 192.168.1.20:8422，照主机屏幕上的写', 'such as 192.168.1.20:8422, as the host’s screen shows it'],
  addressWrong: ['写成 192.168.1.20 或 192.168.1.20:8422', 'write 192.168.1.20 or 192.168.1.20:8422'],
  find: ['在办公室里找主机', 'Look for hosts in the office'],
  foundNone: [
    '没有找到。主机要先打开“其它电脑”；有的交换机和无线网不让这样找，请照主机屏幕上的写地址。',
    'None found. Sharing has to be on at the host; some switches and Wi-Fi don’t let it be found: enter the address as its screen shows it.',
  ],
  foundHelp: [
    '只帮你填地址；是不是那台主机，由加入码来认。',
    'This only fills in the address; whether it is that host, the joining code tells.',
  ],
  foundHost: ['{{name}} · {{at}} · 加入码以 {{letters}} 开头', '{{name}} · {{at}} · its codes begin with {{letters}}'],
  code: ['加入码', 'Joining code'],
  codeHelp: ['24 个字母和数字，大小写和横线不计较', '24 letters and digits; small letters and dashes don’t matter'],
  name: ['这台电脑在主机上叫什么', 'What the host calls this computer'],
  nameHelp: ['如“二楼前台”；空着就用系统的名称', 'such as “Desk, 2nd floor”; left blank, the system’s name'],
  join: ['加入', 'Join'],
  back: ['返回', 'Back'],
  goneTitle: ['连不上主机', 'The host is not there'],
  otherTitle: ['现在不能用主机上的数据', 'The host’s data can’t be used now'],
  goneHelp: [
    '数据在主机上，这里不留旧的给你看。主机一接上，这一页自己回来：打了一半的预约还在，断开时那一步做没做成也会告诉你，不要自己再做一次。',
    'The data are at the host, and nothing old is shown here. Once it is back this page goes on by itself: a booking half typed is still there, and whether the last step was done will be said; don’t do it again yourself.',
  ],
  browserGone: ['主机不答话：可能关了、睡了，或者网络断了。', 'The host does not answer: it may be off or asleep, or the network is cut.'],
  browserOut: ['主机不再认得这个浏览器。', 'The host does not know this browser any more.'],
  browserOutHelp: [
    '可能在主机上停用了，也可能浏览器的记录被清掉了。要再用，请重新加入。',
    'It may have been cut off at the host, or the browser’s own records were cleared. To go on, join again.',
  ],
  browserAgain: ['重新加入', 'Join again'],
  moved: [
    '主机换了地址？在主机的“设置 → 其它电脑”看现在的，写在这里。认的是它的钥匙，不用重新加入。',
    'Has the host another address? Look at the host under Settings → Other computers and write it here. It is known by its key: nothing has to be joined again.',
  ],
  tryThere: ['用这个地址', 'Use this address'],
  leave: ['不再用这台主机…', 'Leave this host…'],
  leaveTitle: ['不再用这台主机？', 'Leave this host?'],
  leaveHelp: [
    '这台电脑回到第一次打开时的样子。主机上的数据不变；要再用那边的数据，得重新加入。',
    'This computer begins as at its first start. The data at the host stay; to work on them again it has to join again.',
  ],
  leaveOk: ['不再用', 'Leave'],
  hostAt: ['数据在主机 {{host}}', 'Data at the host {{host}}'],
});
