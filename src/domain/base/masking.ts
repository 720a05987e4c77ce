// Names and phone numbers as they may hang in a lobby: enough to find oneself, not enough to find somebody else (docs/rules/safety.md, Masking).

/** How tenants may be called where strangers read. */
export const LOBBY_NAMES = ['masked', 'short'] as const;

/** A stretch that may be a phone number: digits with what people write between and before them. */
const DIGITS = /[+(]?\d(?:[\d\s().\-/_~·—–−]*\d)?/gu;
/** The same inside of a sentence, whose signs stay as they are: digits of either width. */
const DIGITS_IN_TEXT = /[\d０-９](?:[\d０-９\s().\-/_~·—–−（）]*[\d０-９])?/gu;
/** Shorter stretches keep nothing. */
const LEAST_SHOWN = 7;
const HIDDEN = '****';

/**
 * A name by its first and last character: `晨光传媒` becomes `晨**媒`. Two characters keep the first, one keeps none; the number of
 * stars tells nothing of the length. Blank stays blank.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const [first = '', ...rest] = characters;
  const last = rest.at(-1);
  if (first === '') return '';
  if (last === undefined) return '*';
  return rest.length === 1 ? `${first}*` : `${first}**${last}`;
}

/**
 * Short names by their first character and stars, `晨**`; by two where another name begins with the same one and there is more to hide. What makes a
 * name unique is never shown: names that look alike are told apart by time and studio.
 */
export function maskShortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const counts = Map.groupBy(new Set(names), ([first]) => first);
  return new Map(
    names.map((name) => {
      const [first, second, ...rest] = name;
      const isShared = (counts.get(first)?.length ?? 0) > 1;
      return [name, second === undefined ? '**' : isShared && rest.length > 0 ? `${first}${second}**` : `${first}**`];
    }),
  );
}

/** `13812345678` becomes `138****5678`, a number of 7 to 10 digits keeps the first and the last two, a shorter one nothing. */
function maskDigits(found: string): string {
  const digits = found.replaceAll(/\D/g, '');
  if (digits.length < LEAST_SHOWN) return HIDDEN;
  if (digits.length < 11) return `${digits.slice(0, 2)}${HIDDEN}${digits.slice(-2)}`;
  const own = digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
  return `${own.slice(0, 3)}${HIDDEN}${own.slice(-4)}`;
}

/**
 * A phone number, or a text with several, without what would let anybody call: `138****1234`. Digits of any width count, and a number
 * that is written with spaces, dashes or brackets is still one. Other words in the text are left out: they may be names.
 */
export function maskPhone(text: string): string {
  const found = text.normalize('NFKC').match(DIGITS) ?? [];
  if (found.length === 0) return text.trim() === '' ? '' : HIDDEN;
  return found.map(maskDigits).join(' ');
}

/** Free text with the numbers in it that could be phones masked; shorter ones (rooms, counts) and all words stay. */
export function maskPhonesIn(text: string): string {
  return text.replaceAll(DIGITS_IN_TEXT, (found) => {
    const plain = found.normalize('NFKC');
    return plain.replaceAll(/\D/g, '').length >= LEAST_SHOWN ? maskDigits(plain) : found;
  });
}
