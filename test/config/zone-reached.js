// Loaded into each process and thread of a run of the tests: notes the test files in which anybody asks what time it is where the machine stands.
// A test file that never does so has one verdict in every time zone, and needs no run in a second one.
import { appendFileSync } from 'node:fs';

const notes = process.env['LIVEBASE_ZONE_NOTES'] ?? '';
/** @type {Set<string>} */
const noted = new Set();

/** Notes the test file that runs; what no test file does (the runner's own clock) is nothing. */
function note() {
  const file = process.env['LIVEBASE_TEST_FILE'] ?? '';
  if (file === '' || noted.has(file)) return;
  noted.add(file);
  appendFileSync(notes, `${file}\n`);
}

/** Whether a text names a moment by itself: with its offset, or a day alone, which is read as UTC's. */
const isMoment = (/** @type {unknown} */ text) => /Z$|[+-]\d\d:?\d\d$|GMT|UTC|^\d{4}(?:-\d\d){0,2}$/i.test(String(text).trim());

/** What a date says of where it stands; thousandths of a second are the same everywhere (Node's own server asks for them). */
const LOCAL = /^(?:[gs]et(?:FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)|to(?:Locale)?(?:Date|Time)?String)$/;

function watch() {
  const RealDate = Date;
  for (const name of Object.getOwnPropertyNames(RealDate.prototype).filter((one) => LOCAL.test(one))) {
    const real = Reflect.get(RealDate.prototype, name);
    const noting = /** @this {Date} @param {...unknown} args */ function (...args) {
      note();
      return Reflect.apply(real, this, args);
    };
    Reflect.defineProperty(RealDate.prototype, name, { value: noting, writable: true, configurable: true });
  }
  const { parse } = RealDate;
  RealDate.parse = (text) => {
    if (!isMoment(text)) note();
    return parse(text);
  };
  globalThis.Date = new Proxy(RealDate, {
    apply: (target, self, args) => {
      note();
      return Reflect.apply(target, self, args);
    },
    construct: (target, args, made) => {
      if (args.length > 1 || (typeof args[0] === 'string' && !isMoment(args[0]))) note();
      return Reflect.construct(target, args, made);
    },
  });
  RealDate.prototype.constructor = globalThis.Date;
  const noteUnzoned = (/** @type {unknown[]} */ [, options]) => {
    if (typeof options !== 'object' || options === null || !('timeZone' in options)) note();
  };
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    apply: (target, self, args) => {
      noteUnzoned(args);
      return Reflect.apply(target, self, args);
    },
    construct: (target, args, made) => {
      noteUnzoned(args);
      return Reflect.construct(target, args, made);
    },
  });
}

if (notes !== '') watch();
