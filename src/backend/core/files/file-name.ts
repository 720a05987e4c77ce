// Names of files that every system takes and that look like what they are: our own, and those that came with a file.

/** What Windows refuses in a name, and what no one can see: control and direction marks, lone surrogates. */
const REFUSED = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Device names, refused with any extension. */
const DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i;
function clean(text: string): string {
  return text
    .replace(REFUSED, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
}

function cutToBytes(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, '');
}

/** A piece of a file's name that every file system takes, at most `bytes` long. */
export function sanitiseFileNamePart(text: string, bytes: number): string {
  return cutToBytes(clean(text), bytes);
}

/** Whether a system reads the name as a device's. */
export function isDeviceName(name: string): boolean {
  return DEVICES.test(name);
}

/** Linux takes 255 bytes; ` (2)` needs room too. */
const MOST_BYTES = 200;
const LONGEST_ENDING = 12;

/** The name that came with a file as it is kept: the last part of a path, without what misleads, its ending whole. */
export function sanitiseFileName(given: string): string {
  const last = given.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const plain = clean(last);
  const at = plain.lastIndexOf('.');
  const ending = at > 0 && plain.length - at <= LONGEST_ENDING ? plain.slice(at) : '';
  const stem = cutToBytes(plain.slice(0, plain.length - ending.length), MOST_BYTES - Buffer.byteLength(ending));
  const name = `${stem === '' ? '文件' : stem}${ending}`;
  return isDeviceName(name) ? `_${name}` : name;
}
