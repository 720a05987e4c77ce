// How a command is run: handed to the program, which opens its session and prints its outcome.
import type { Command } from 'commander';
import type { Outcome } from '../outcome.ts';
import type { Session } from '../session.ts';

/** Runs the work of a command; `command` is the one that was named, with its options. Null: the work has said all there is. */
export type Run = (command: Command, work: (session: Session) => Promise<Outcome | null>) => Promise<void>;
