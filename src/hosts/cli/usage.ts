// Wrong usage: what commander found, in one sentence of Chinese.
import { CommanderError } from 'commander';

/** Wrong usage that a command finds itself. Owns nothing but its sentence; thrown to leave the parser, caught by `main`. */
export function createWrongUsage(sentence: string): CommanderError {
  return new CommanderError(2, 'livebase.usage', sentence);
}

/** Commander lists all that was given behind how many it takes; the first ones had their place. */
function excessIn(message: string): string {
  const [, taken = '0', given = ''] = /Expected (\d+) arguments? but got \d+: ([\s\S]*)\.$/.exec(message) ?? [];
  return given.split(', ').slice(Number(taken)).join(' ');
}

const SENTENCES: Readonly<Record<string, (quoted: string, message: string) => string>> = {
  'commander.unknownOption': (quoted) => `没有选项 ${quoted}`,
  'commander.unknownCommand': (quoted) => `没有命令 ${quoted}`,
  'commander.missingArgument': (quoted) => `缺少 ${quoted}`,
  'commander.missingMandatoryOptionValue': (quoted) => `缺少必须的选项 ${quoted}`,
  'commander.optionMissingArgument': (quoted) => `选项 ${quoted} 后面要写值`,
  'commander.excessArguments': (_, message) => `多写了参数 ${excessIn(message)}`,
  'commander.help': () => '请写出命令',
};

/** `error: unknown option '--foo'` names what is wrong in quotes. */
function quotedIn(message: string): string {
  return /'([^']*)'/.exec(message)?.[1] ?? '';
}

const INVALID_OPTION = /^error: option '([\s\S]*?)' argument '([\s\S]*?)' is invalid\.([\s\S]*)$/;
const INVALID_ARGUMENT = /^error: command-argument value '([\s\S]*?)' is invalid for argument '([^']*)'\.([\s\S]*)$/;

/** What is invalid, and why: an option's reason is our own, or the choices there are. */
function invalidSentence(message: string): string {
  const [, option, optionValue, optionWhy] = INVALID_OPTION.exec(message) ?? [];
  const [, value = optionValue, name = option, why = optionWhy] = INVALID_ARGUMENT.exec(message) ?? [];
  const allowed = /Allowed choices are (.*)\.$/.exec(why ?? '')?.[1];
  return `${name ?? ''} 不能是“${value ?? ''}”${allowed === undefined ? (why ?? '').trim() : `，可以是：${allowed}`}`;
}

function reasonOf(error: CommanderError): string {
  if (error.code === 'livebase.usage') return error.message;
  if (error.code === 'commander.invalidArgument') return invalidSentence(error.message);
  const sentence = SENTENCES[error.code];
  return sentence === undefined ? error.message.replace(/^error: /, '') : sentence(quotedIn(error.message), error.message);
}

/** One sentence about wrong usage, and where the right one is shown. */
export function formatUsageSentence(error: CommanderError, command: string): string {
  return `用法不对：${reasonOf(error)}。正确用法见 livebase help${command === '' ? '' : ` ${command}`}。`;
}
