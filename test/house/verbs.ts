// Names of exported functions begin with a verb: the verbs in use, and the names that don't, each with its reason.
import type { SourceFile } from './house-rules.ts';
import type { Finding } from './tree.ts';

/** First words of functions that do something. A new verb is added here once it is clear that none of these says the same. */
const VERBS = new Set(
  `
  accept add adopt allocate announce answer append apply archive ask assert attach attempt attribute audit authorize back
  backfill begin bind blank block book bring build cache calculate call cancel carry change check choose claim clamp
  classify clone close collect combine commit compare compute confirm connect convert copy correct count create cut decide
  decode decrypt default define derive describe detach detect digest discard divide download draft draw drop edit empty
  encode encrypt end ensure enter escape estimate evaluate examine expand expect explain export extend extract feed fetch
  fill filter find finish fit fix flatten floor focus follow forget format freeze gather generate get give go group grow
  guard hand handle hash hold identify import index inflate insert install invalidate invite iterate join judge keep label
  lapse lay leave lend lift limit link list listen load locate lock log look lookup make map mark mask match measure
  memoize merge move name narrow normalise note notify observe offer open order overlap pack pair park parse patch pick
  pin place plan play pool prefetch prepare preview print propose put query quote rank read recalculate recheck recognise
  record recover redact redo reduce refresh refuse register release remember remove rename render renew reopen repeat
  replace replay reply report reprint request require reset resolve restore retail retire return revoke rewrite roll round
  run sanitise save say scan score seal select send serve set settle share shift shorten show simulate size snap sort spell
  splice split stage stamp start step stop strip style submit subtract sum summarise swap sweep switch sync tag take tally
  tell toggle touch track transform trim try turn undo unpack unwrap update use validate verify visit wait walk warn watch
  widen withdraw wrap write zoom
`.split(/\s+/),
);

/** First words of functions that answer yes or no. */
const QUESTIONS = new Set(['is', 'has', 'can', 'should', 'are', 'do', 'does']);

/** `toText`, `fromDayNumber`, `withApproval`: conversions and decorations, as the language's own `toString` and `fromEntries`. */
const CONVERSIONS = new Set(['to', 'from', 'with']);

/** Names that begin with no verb. `dayOf(booking)`, a plain accessor, needs none. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['anomalyScore', 'a measure, as in statistics'],
  ['externalDataVersion', "SQLite's data_version, of others' commits"],
  ['fen', 'brands a number as its unit'],
  ['instant', 'brands a number as its unit'],
  ['interruptedWork', 'the journal of crashes, with its two actions'],
  ['inTx', 'the word for a transaction in this code base'],
  ['lazy', 'the standard name of memoizing a value once'],
  ['lazyComponent', "React's lazy, for a named export"],
  ['main', 'where a program begins'],
  ['minutes', 'brands a number as its unit'],
  ['ok', 'makes a good result, as in every result type'],
  ['residesOn', 'answers yes or no of a tenant and a day'],
  ['rowDigest', 'the digest of a row, as columns name it'],
  ['squareDm', 'brands a number as its unit'],
  ['visibleWith', 'a condition in a schema: read as part of the field'],
  ['whenIdle', 'resolves at a moment, as whenReady does'],
]);

const EXPORTED =
  /^export (?:async )?function\*? (\w+)|^export const (\w+)(?:: [^=\n]+)? = (?:async )?(?:<[^>]*>)?\([^)]*\)(?:: [^=\n]+)? =>/gm;

/** Names of the functions that a text exports; components are nouns, and left out. */
function exportedFunctions(text: string): readonly string[] {
  return [...text.matchAll(EXPORTED)].map(([, declared, assigned]) => declared ?? assigned ?? '').filter((name) => /^[a-z]/.test(name));
}

/** Finds exported functions of the product whose names begin with no verb. */
export function findVerbless({ path, text }: SourceFile): readonly Finding[] {
  if (!/^(?:src|electron)\/.*\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path)) return [];
  return exportedFunctions(text)
    .filter((name) => {
      const [first = ''] = /^[a-z]+/.exec(name) ?? [];
      return !VERBS.has(first) && !QUESTIONS.has(first) && !CONVERSIONS.has(first) && !/[a-z]Of$/.test(name) && !REASONS.has(name);
    })
    .map((name) => ({ path, line: null, message: `${name} begins with no verb (test/house/verbs.ts)` }));
}
