// JSON that a person wrote by hand: parsed, or the line at which it stops being JSON.

/** Characters that the engine quotes before the place it complains of. */
const QUOTED = 10;

/** The line of a place in a text, from 1. */
function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Where the engine says that it stopped: by number, at the end, or by the text around; null where that stands in several places, or nothing is said. */
function placeIn(text: string, { message }: SyntaxError): number | null {
  const at = / at position (\d+)/.exec(message)?.[1];
  if (at !== undefined) return Number(at);
  if (message.startsWith('Unexpected end')) return text.length;
  const around = /, \.\.\."([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1];
  if (around === undefined) return null;
  const found = text.indexOf(around);
  return found >= 0 && found === text.lastIndexOf(around) ? found + QUOTED : null;
}

/**
 * What a text says as JSON, which a byte order mark may precede; else why it is none, as the words of details say it: `json_line:12`, or
 * `no_json` where no line is known.
 */
export function parseJson(text: string): { readonly content: unknown } | { readonly detail: string } {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return { content: JSON.parse(plain) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = plain.trim() === '' ? null : placeIn(plain, error);
    return { detail: at === null ? 'no_json' : `json_line:${lineAt(plain, at)}` };
  }
}
