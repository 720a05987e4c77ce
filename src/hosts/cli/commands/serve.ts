// livebase serve: the window's page in a browser.
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { createOutcome, type Outcome } from '../outcome.ts';
import { printOutcome } from '../print-outcome.ts';
import type { Session } from '../session.ts';
import { getProgramVersion } from '../program-version.ts';
import { createWrongUsage } from '../usage.ts';
import { type CliCommand, defineOption } from '../command.ts';

/** A port, or wrong usage. */
function portOption(text: string): string {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('，要写 0 至 65535 的整数');
  return text;
}

function certificateOf({ options }: Session): { readonly cert: string; readonly key: string } | null {
  const [cert, key] = [options.text('cert'), options.text('key')];
  if (cert === null && key === null) return null;
  if (cert === null || key === null) throw createWrongUsage('--cert 和 --key 要一起给');
  return { cert: path.resolve(cert), key: path.resolve(key) };
}

/** Says the address and goes on until a signal; then calls that run come to their end first. */
async function serveUntilEnded(session: Session): Promise<Outcome | null> {
  const { options, endings, actor, folder } = session;
  const isJson = options.flag('json');
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const certificate = certificateOf(session);
  // The other commands need none of what serving needs.
  const { serve } = await import('../../http/serve.ts');
  const served = await serve({
    folder,
    who: actor.who,
    version: getProgramVersion(),
    host: options.text('host'),
    port: options.text('port') === null ? null : Number(options.text('port')),
    certificate,
    say,
    onNewAddress: (next) => say(`这个地址用过了，不能再用。换一个浏览器打开，用新的地址：\n${next}`),
  });
  if (!served.ok) return served;
  const ended = endings.takeOver();
  const { close } = served.value;
  const address = served.value.address();
  printOutcome(isJson, createOutcome({ address }, [address]));
  say('请在浏览器里打开上面的地址（只能用一次，不要给别人）；按 Ctrl+C 结束。');
  await ended;
  say('正在结束：等进行中的操作做完……');
  await close();
  return null;
}

export const serveCommands: readonly CliCommand[] = [
  {
    name: 'serve',
    words: '在浏览器里使用（只限本机，除非给出证书）',
    options: [
      defineOption('--port <端口>', '用这个端口（默认用上次的，第一次挑一个空的）', portOption),
      defineOption('--host <地址>', '在这个地址服务（默认 127.0.0.1；别的地址要有证书）'),
      defineOption('--cert <文件>', '证书（PEM）'),
      defineOption('--key <文件>', '证书的私钥（PEM）'),
    ],
    work: serveUntilEnded,
  },
];
