// Labels as they are compared: full and half width alike, without blanks, numbering, notes in brackets and 其中.

/** A label taken apart. `note` is what stands in its brackets, empty where there are none. */
export interface PlainLabel {
  readonly core: string;
  readonly note: string;
  /** True for a part of the row above: 其中：… */
  readonly isPart: boolean;
  /** True where the text ended on a colon: what it names comes behind it. */
  readonly isOpen: boolean;
}

const NUMBERING = /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d))/;
const PART = /^其中[:：]?/;
const DASHES = /^[-—–·•*]+/;
/** `1—本月`, `1至10月`, `1-本月`: from January to the month reported. */
const FROM_JANUARY = /1月?[-—–－−~～至到](?:\d{1,2}|本)月/g;
/** `同比增长%`: a unit without its bracket. */
const PERCENT_END = /(?<=.)±?%$/;
const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]|【([^【】]*)】/g;

/** A phrase of small letters: a single abbreviation (GMV) is none. */
const PHRASE = "[A-Za-z][A-Za-z'’&,. -]*[a-z]{2,}[A-Za-z'’&,. -]*";
/** English behind Chinese, in brackets or not, which says the same again; and before it. */
const BEHIND_CHINESE = new RegExp(`(?<=\\p{Script=Han}[^A-Za-z]*)(?:[\\s/|]*${PHRASE}|\\s*\\(${PHRASE}\\))$`, 'u');
const BEFORE_CHINESE = new RegExp(`^${PHRASE}[\\s/|]*(?=\\p{Script=Han})`, 'u');
/** English that narrows what the Chinese says, and so is no mere translation. */
const NARROWS =
  /\b(?:excl|incl|excluding|including|without|only|of which|average|avg|mean|plan|planned|target|budget|forecast|estimated?|per|rate|ratio|share|new|top)\b/i;

/** A label without its English translation; abbreviations (GMV) and what narrows the meaning stay. */
function withoutTranslation(text: string): string {
  const plain = text.normalize('NFKC').trim();
  const found = BEHIND_CHINESE.exec(plain) ?? BEFORE_CHINESE.exec(plain);
  return found === null || NARROWS.test(found[0]) ? text : plain.replace(found[0], '');
}

/** A text in half width, without blanks, and with one way of writing 1—本月. */
export function flattenText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(FROM_JANUARY, '1-本月');
}

/** A label taken apart. */
export function parseLabel(text: string): PlainLabel {
  const notes: string[] = [];
  let rest = flattenText(withoutTranslation(text)).replace(NUMBERING, '').replace(DASHES, '');
  const isPart = PART.test(rest);
  rest = rest.replace(PART, '').replace(NUMBERING, '');
  const core = rest.replace(BRACKETS, (_, round: string | undefined, square: string | undefined, thick: string | undefined) => {
    notes.push(round ?? square ?? thick ?? '');
    return '';
  });
  const closed = core.replace(/[:：]+$/, '').replace(PERCENT_END, (mark) => {
    notes.push(mark);
    return '';
  });
  return {
    core: closed,
    note: notes.filter((note) => !/^[\d一二三四五六七八九十]*$/.test(note)).join(';'),
    isPart,
    isOpen: /[:：]$/.test(core),
  };
}

const MONTH_SAID = /^(?:(\d{4})年?)?(\d{1,2})月份?$/;

/** The month that a head says: `9月`, `2026年9月`; null for what says no single month. */
export function parseMonthSaid(text: string): { readonly year: number | null; readonly month: number } | null {
  const said = MONTH_SAID.exec(flattenText(text));
  return said === null ? null : { year: said[1] === undefined ? null : Number(said[1]), month: Number(said[2]) };
}
