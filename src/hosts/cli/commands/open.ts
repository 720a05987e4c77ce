// livebase open: the program for anyone who has no terminal, in a window of the browser.
import { formatRefusal } from '../../../contract/messages.ts';
import { getProgramVersion } from '../program-version.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import type { Session } from '../session.ts';
import { type CliCommand, defineOption } from '../command.ts';

/** Runs until a signal, a page or nobody ends it. Anyone who started it by an icon sees no terminal: why it did not open is shown in the browser too. */
async function open({ folder, actor, endings, options }: Session): Promise<Outcome | null> {
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const { openProgram, openBrowser, findOwnPackage, showSentence } = await import('../../http/open.ts');
  const opened = await openProgram({
    folder,
    who: actor.who,
    version: getProgramVersion(),
    say,
    show: (address, screen) => openBrowser(address, say, screen),
    isBackground: options.flag('background'),
    prepare: findOwnPackage(),
  });
  if (!opened.ok) {
    if (!process.stderr.isTTY) await showSentence(formatRefusal(opened.refusal, 'zh-CN'));
    return opened;
  }
  if (opened.value === null) return createOutcome({ found: true }, ['程序已经开着，在它那里打开了一个页面。']);
  const { ended, close } = opened.value;
  if (!options.flag('background')) say('程序在浏览器里打开了。关掉全部页面，过几分钟程序自己结束；现在就结束按 Ctrl+C。');
  await Promise.race([endings.takeOver(), ended]);
  await close();
  return null;
}

export const openCommands: readonly CliCommand[] = [
  {
    name: 'open',
    words: '打开程序（浏览器里的窗口）；已经开着的再打开一个页面',
    options: [defineOption('--background', '只在后台启动，不打开页面（开机自动启动的主机用）')],
    work: open,
  },
];
