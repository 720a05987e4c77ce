// What the frame says of work in the background and of a program that has ended: words that no screen of the demo shows.
import { expect, it } from 'vitest';
import { formatIn } from '../ui/i18n.ts';
import { sayShell } from './shell-messages.ts';

const say = formatIn(sayShell, 'zh-CN');

it('work in the background is named by its part', () => {
  const jobs = ['imports', 'intake', 'report', 'month', 'safety', 'batches', 'parked', 'settings', 'insight', 'filing', 'forms'] as const;
  expect(jobs.map((job) => say(`job_${job}`))).toEqual([
    '导入',
    '核对文件',
    '生成报表',
    '结账',
    '备份与检查',
    '撤销导入',
    '处理待收文件',
    '备份与检查',
    '计算',
    '整理资料',
    '生成月报表',
  ]);
  expect([say('job_collection'), say('job_other')]).toEqual(['做退回件', '后台工作']);
});

it('a program that has ended says that its window can be closed', () => {
  expect(say('ended')).toBe('程序已经结束，可以关掉这个窗口。要再用，重新打开 Livebase。');
});
