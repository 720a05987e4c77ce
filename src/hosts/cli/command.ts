// What a command is: one entry with its words for help, what it takes and its work. Most call one method and print its answer.
import { Argument, type Command, Option } from 'commander';
import type { LivebaseClient } from '../../contract/contract.ts';
import type { Result } from '../../domain/values/result.ts';
import { readMonthOption, readWrittenOption } from './option-values.ts';
import type { Outcome } from './outcome.ts';
import { type Session, withBase } from './session.ts';
import { createWrongUsage } from './usage.ts';

/** A command of `livebase`, or a group of them. */
export interface CliCommand {
  /** As it is typed. */
  readonly name: string;
  /** What help says of it. */
  readonly words: string;
  readonly takes?: readonly Argument[];
  readonly options?: readonly Option[];
  /** Said on a terminal while it works. */
  readonly says?: string;
  /** Null: the work has said all there is. A group without work only holds its commands. */
  readonly work?: (session: Session) => Promise<Outcome | null>;
  readonly commands?: readonly CliCommand[];
}

/** Runs the work of the command that was named, with its options. */
export type Run = (command: Command, work: NonNullable<CliCommand['work']>) => Promise<void>;

/** What a method of the client answers where it does not refuse. */
export type Answer<M extends (...input: never[]) => Promise<unknown>> = Extract<Awaited<ReturnType<M>>, { readonly ok: true }>['value'];

/** An option or, without a value, a flag; `read` judges the value, or each where it takes several. */
export function defineOption(flags: string, words: string, read: (text: string) => string = readWrittenOption): Option {
  const made = new Option(flags, words);
  if (made.isBoolean()) return made;
  if (!made.variadic) return made.argParser(read);
  return made.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), read(text)]);
}

/** An option that must be given. */
export function requireOption(flags: string, words: string, read?: (text: string) => string): Option {
  return defineOption(flags, words, read).makeOptionMandatory();
}

/** The month that most commands are about. */
export const MONTH = requireOption('--month <月份>', '月份，如 2026-10', readMonthOption);

/** An option that is one of a few words. */
export function oneOf(flags: string, words: string, choices: readonly string[]): Option {
  return new Option(flags, words).choices(choices);
}

/** An argument, which must hold something; `read` judges it, or each where it takes several. */
export function defineArgument(name: string, words = '', read: (text: string) => string = readWrittenOption): Argument {
  return new Argument(name, words).argParser(read);
}

/** Work that is one call: the method, what it is asked as the options say (wrong usage ends it before the base is opened), and what its answer prints. */
export function callMethod<I, V>(
  method: (client: LivebaseClient) => (input: I) => Promise<Result<V>>,
  ask: (session: Session) => I,
  print: (value: V, asked: I) => Outcome,
): (session: Session) => Promise<Outcome> {
  return async (session) => {
    const asked = ask(session);
    return withBase(session, async (client) => {
      const answer = await method(client)(asked);
      return answer.ok ? print(answer.value, asked) : answer;
    });
  };
}

/** A group that does something by itself, as `people`, is given no argument: a word behind it is a command that it has not. */
function refuseUnknownUnder(command: Command): void {
  const [word] = command.args;
  if (word !== undefined && command.commands.length > 0) throw createWrongUsage(`${command.name()} 没有命令 ${word}`);
}

/** Adds a command, and those that stand under it. */
export function addCommand(parent: Command, entry: CliCommand, run: Run): void {
  const { takes = [], options = [], says, work, commands = [] } = entry;
  const command = parent.command(entry.name).description(entry.words);
  for (const one of takes) command.addArgument(one);
  for (const one of options) command.addOption(one);
  if (work !== undefined) {
    command.allowExcessArguments(commands.length > 0).action(() => {
      refuseUnknownUnder(command);
      return run(command, (session) => {
        if (says !== undefined) session.progress.say(says);
        return work(session);
      });
    });
  }
  for (const one of commands) addCommand(command, one, run);
}
