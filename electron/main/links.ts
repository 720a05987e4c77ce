// The few addresses that the program opens outside, each after a question.

/** Where the form is handed in, its rules, and where a company's code is looked up. */
const HOSTS: ReadonlySet<string> = new Set([
  'tjj.sz.gov.cn',
  'commerce.sz.gov.cn',
  'www.stats.gov.cn',
  'www.gsxt.gov.cn',
  'www.creditchina.gov.cn',
]);

/** The address as it will be opened, or null where it is none of the list: https only, no other port, no name or password in it. */
export function findAllowedLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return isPlain && HOSTS.has(url.hostname) ? url.href : null;
}
