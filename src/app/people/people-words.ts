// Words of who works here.
import { defineWords } from '../kit/i18n.ts';

export const peopleWords = defineWords('people', {
  people: ['人员', 'People'],
  save: ['保存', 'Save'],
  who: ['在这台电脑上操作的人', 'Who works at this computer'],
  whoHelp: [
    '历史记录里写这个名字。每台电脑各记各的，改了只影响以后的记录。',
    'This name stands in the history. Each computer keeps its own; a change counts for later entries.',
  ],
  whoNow: ['现在记为“{{who}}”', 'Entries carry “{{who}}” now'],
  whoUnset: [
    '还没有填，现在记为“{{who}}”（{{computer}} 的登录名）',
    'Nobody said yet: entries carry “{{who}}” (signed in at {{computer}})',
  ],
  whoLabel: ['姓名', 'Name'],
  whoSaved: ['以后的记录写“{{who}}”', 'Entries carry “{{who}}” from now on'],
  peopleTitle: ['人员与权限', 'People and rights'],
  peopleNow: [
    '人员、角色（主管、统计、前台、财务、只看）和密码用命令行管理：livebase people add 姓名 --role 主管。',
    'People, roles (manager, statistician, front desk, accountant, viewer) and PINs are kept by the command line: livebase people add NAME --role manager.',
  ],
  peopleLater: [
    '没有人设密码时，打开程序的人都能做所有的事，就像没上锁的抽屉。第一个密码（livebase people pin 姓名）设好后，窗口要先选人、输密码（Alt+U 换人）。密码把同事分开，不给硬盘加密。',
    'Without a PIN whoever opens the program may do everything, as with a drawer without a lock. Once the first is set (livebase people pin NAME) the window asks who is there (Alt+U switches). A PIN keeps colleagues apart; it does not encrypt the disk.',
  ],
  idle: ['无人操作多久后锁定（分钟）', 'Lock after this many idle minutes'],
  idleHelp: ['有了 PIN 之后才起作用。', 'Counts once there are PINs.'],
  years: ['每月材料至少保存（年）', 'Keep the papers of a month at least (years)'],
  yearsHelp: [
    '统计法和直播电商的规定要求至少 3 年；程序不会自己删除。',
    'The law on statistics and the rules for live commerce ask for 3; the program deletes nothing by itself.',
  ],
  dueDay: ['企业月报表最迟在次月几日交回', 'Day of the next month on which tenants’ forms are due'],
  dueDayHelp: ['遇休息日顺延到下一个工作日；之后收到的算迟交。', 'On a day off it moves to the next workday; what comes later is late.'],
});
